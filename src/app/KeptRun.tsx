/** Offers to go on with the run that an earlier visit left. */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatInteger, formatMoment, useLanguage } from '../i18n/format';
import classes from './App.module.css';
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
  // the frame is always there: what appears in it is said
  return (
    <div aria-live="polite" className={classes['kept']}>
      {kept !== null && (
        <section aria-label={t('app.kept.title')}>
          <p>{t('app.kept.text', { iteration: formatInteger(kept.iteration, language) })}</p>
          <Button size="compact-sm" onClick={() => decide(controller.checkpoints.goOn())}>
            {t('app.kept.goOn', { when: formatMoment(kept.savedAt, language) })}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => decide(controller.checkpoints.discard())}
          >
            {t('app.kept.discard')}
          </Button>
        </section>
      )}
    </div>
  );
}
