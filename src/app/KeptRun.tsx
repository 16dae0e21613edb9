/** Offers to go on with the run that an earlier visit left. */

import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatInteger, useLanguage } from '../i18n/format';
import { useAppParts, useAppState } from './context';

/** The buttons go with the card: the focus must not fall to nowhere. */
function decide(done: Promise<void>): void {
  void done;
  document.getElementById('curves')?.focus();
}

export function KeptRun() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { controller } = useAppParts();
  const kept = useAppState((state) => state.keptRun);
  if (kept === null) return <div aria-live="polite" />;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    kept.savedAt,
  );
  return (
    <div aria-live="polite">
      <Alert role="note" color="petrol" variant="outline" aria-label={t('app.kept.title')}>
        {t('app.kept.text', { iteration: formatInteger(kept.iteration, language) })}
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" onClick={() => decide(controller.checkpoints.goOn())}>
            {t('app.kept.goOn', { when })}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => decide(controller.checkpoints.discard())}
          >
            {t('app.kept.discard')}
          </Button>
        </Group>
      </Alert>
    </div>
  );
}
