/** What the data set holds, and what can be done with it; where there is none, how to come to one. */

import { Button } from '@mantine/core';
import { Archive, ClipboardCheck, FileText, type LucideIcon, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { DatasetSummary } from '../dataset/protocol';
import { formatInteger, useLanguage } from '../i18n/format';
import classes from './DataPanel.module.css';

export interface DatasetFactsProps {
  readonly source: DatasetSummary['source'];
  readonly dataset: DatasetSummary | null;
  readonly busy: boolean;
  readonly hasReport: boolean;
  /** What stands in the place of built-in recordings that are not made by themselves; null where they are. */
  readonly unmade: ReactNode;
  onGenerate(): void;
  onSave(): void;
  onShowReport(): void;
  onShowQuality(): void;
}

export function DatasetFacts(props: DatasetFactsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { dataset, source, busy } = props;
  if (dataset === null) {
    if (busy) return null;
    if (props.unmade !== null) return props.unmade;
    return source === 'synthetic' ? (
      <Button size="xs" variant="default" leftSection={<RefreshCw size={14} />} onClick={props.onGenerate}>
        {t('data.set.generate')}
      </Button>
    ) : (
      <p className={classes['note']}>{t('data.set.noneImported')}</p>
    );
  }
  return (
    <>
      <p className={classes['small']}>
        {t('data.set.facts', {
          sequences: formatInteger(dataset.sequences.length, language),
          actions: dataset.actions,
          count: dataset.performers,
        })}
      </p>
      <div className={classes['links']}>
        <LinkButton icon={Archive} label={t('data.set.save')} disabled={busy} onClick={props.onSave} />
        <LinkButton icon={ClipboardCheck} label={t('quality.open')} onClick={props.onShowQuality} />
        {props.hasReport && (
          <LinkButton icon={FileText} label={t('data.report.show')} onClick={props.onShowReport} />
        )}
      </div>
    </>
  );
}

interface LinkButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly disabled?: boolean;
  onClick(): void;
}

function LinkButton({ icon: Icon, label, disabled = false, onClick }: LinkButtonProps) {
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      disabled={disabled}
      leftSection={<Icon size={13} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
