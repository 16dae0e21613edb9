/** Saves the run as it stands. */

import { Button, Tooltip } from '@mantine/core';
import { PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export function SaveRun({ onSave }: { onSave(): void }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('app.run.saveHint')} multiline maw={300} withArrow>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<PackageOpen size={13} aria-hidden />}
        onClick={onSave}
      >
        {t('app.run.save')}
      </Button>
    </Tooltip>
  );
}
