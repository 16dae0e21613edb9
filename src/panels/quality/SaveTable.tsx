/** Saves one table of the report. */

import { ActionIcon, Tooltip } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface SaveTableProps {
  /** Name of the table. */
  readonly table: string;
  onSave(): void;
}

export function SaveTable({ table, onSave }: SaveTableProps) {
  const { t } = useTranslation();
  const label = t('quality.save', { table });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="sm" aria-label={label} onClick={onSave}>
        <Download size={13} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
