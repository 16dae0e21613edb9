/** Export in one click, and beside it what else a network can be exported as. */

import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { ChevronDown, Code, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { EXPORT_FORMATS, type ExportFormat } from '../export/formats';
import type { NetworkCost } from '../networks/cost';
import { type ComparedLstm, useCostText } from './costText';
import classes from './ExportButtons.module.css';

interface ExportButtonsProps {
  /** Of the network. */
  readonly name: string;
  readonly cost: NetworkCost;
  /** What to compare its cost with. */
  readonly lstm: ComparedLstm | null;
  onExport(format: ExportFormat): void;
  onShowLoaders(): void;
}

/** Taller than what is left below the button, and wider than what is beside it on a phone. */
const WITHIN_SCREEN = { flip: false, shift: { crossAxis: true, padding: 8 } };

export function ExportButtons({ name, cost, lstm, onExport, onShowLoaders }: ExportButtonsProps) {
  const { t } = useTranslation();
  const { size, ofLstm } = useCostText(cost, lstm);
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
      <Menu shadow="md" withinPortal position="right-start" width={320} middlewares={WITHIN_SCREEN}>
        <Menu.Target>
          <ActionIcon variant="subtle" size="sm" aria-label={other} title={other}>
            <ChevronDown size={14} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes['menu']}>
          <Menu.Label>
            <span className={classes['size']}>{size}</span>
            {ofLstm !== '' && <span className={classes['compared']}>{ofLstm}</span>}
          </Menu.Label>
          <Menu.Label>{t('networks.formatsHint')}</Menu.Label>
          {EXPORT_FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => onExport(format)}>
              {t(`networks.format.${format}.name`)}
              <span className={classes['hint']}>{t(`networks.format.${format}.hint`)}</span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Code size={14} aria-hidden />} onClick={onShowLoaders}>
            {t('networks.loader.show')}
            <span className={classes['hint']}>{t('networks.loader.hint')}</span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
