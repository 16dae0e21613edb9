/** Export in one click, and beside it what else a network can be exported as. */

import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { EXPORT_FORMATS, type ExportFormat } from '../export/formats';
import classes from './ExportButtons.module.css';

interface ExportButtonsProps {
  /** Of the network. */
  readonly name: string;
  onExport(format: ExportFormat): void;
}

export function ExportButtons({ name, onExport }: ExportButtonsProps) {
  const { t } = useTranslation();
  const other = t('app.network.exportAs', { name });
  return (
    <div className={classes['buttons']}>
      <Tooltip label={t('app.network.exportHint')} withArrow>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<Download size={13} aria-hidden />}
          onClick={() => onExport('safetensors')}
        >
          {t('app.network.export')}
        </Button>
      </Tooltip>
      <Menu shadow="md" withinPortal position="bottom-end" width={320}>
        <Menu.Target>
          <ActionIcon variant="subtle" size="sm" aria-label={other} title={other}>
            <ChevronDown size={14} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('networks.formatsHint')}</Menu.Label>
          {EXPORT_FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => onExport(format)}>
              {t(`networks.format.${format}.name`)}
              <span className={classes['hint']}>{t(`networks.format.${format}.hint`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
