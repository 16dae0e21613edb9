/** Which recordings, how they are split and prepared, and the ways to bring one's own. */

import { Button } from '@mantine/core';
import { Archive, FilePlus2, FileText, FolderPlus, RefreshCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { DatasetSummary, PreparedData } from '../dataset/protocol';
import { SPLITS, type SplitName } from '../experiment/config';
import { formatInteger, formatPercent, useLanguage } from '../i18n/format';
import type { FileSource } from '../recordings/fileSource';
import classes from './DataPanel.module.css';
import { FilePicker } from './FilePicker';
import { InfoTip } from './InfoTip';
import { Section } from './Section';
import { SelectField } from './SelectField';

type Source = DatasetSummary['source'];

export interface DataPanelProps {
  readonly source: Source;
  readonly dataset: DatasetSummary | null;
  readonly importedReady: boolean;
  readonly split: SplitName;
  readonly prepared: PreparedData | null;
  readonly busy: boolean;
  readonly hasReport: boolean;
  /** Progress of what is under way. */
  readonly task: ReactNode;
  /** How recordings are made and prepared. */
  readonly children: ReactNode;
  onSource(source: Source): void;
  onSplit(split: SplitName): void;
  onFiles(sources: readonly FileSource[]): void;
  onGenerate(): void;
  onSave(): void;
  onForget(): void;
  onShowReport(): void;
}

export function DataPanel(props: DataPanelProps) {
  const { t } = useTranslation();
  const sources: readonly Source[] = ['synthetic', 'imported'];
  return (
    <Section title={t('data.set.title')} hint={t('data.set.hint')}>
      <div className={classes['stack']}>
        <SelectField
          label={t('data.set.source')}
          value={props.source}
          choices={sources.map((value) => ({
            value,
            label: t(`data.set.sources.${value}`),
            disabled: value === 'imported' && !props.importedReady && props.source !== 'imported',
          }))}
          onChange={props.onSource}
        />
        {props.task}
        <DatasetFacts {...props} />
        <div className={classes['pickers']}>
          <FilePicker
            label={t('data.set.addFiles')}
            icon={<FilePlus2 size={14} aria-hidden />}
            accept=".skeleton,.zip"
            onPick={props.onFiles}
          />
          <FilePicker
            label={t('data.set.addFolder')}
            icon={<FolderPlus size={14} aria-hidden />}
            folder
            onPick={props.onFiles}
          />
        </div>
        <p className={classes['small']}>{t('data.set.dropHint')}</p>
        <SelectField
          label={t('data.set.split')}
          hint={t('data.set.splitHint')}
          value={props.split}
          choices={SPLITS.map((value) => ({ value, label: t(`data.set.splits.${value}`) }))}
          onChange={props.onSplit}
        />
        <SplitFacts prepared={props.prepared} asked={props.split} />
        {props.children}
      </div>
    </Section>
  );
}

/** What the data set holds, and what can be done with it. */
function DatasetFacts(props: DataPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { dataset, source, busy } = props;
  if (dataset === null) {
    if (busy) return null;
    return source === 'synthetic' ? (
      <Button size="xs" variant="default" leftSection={<RefreshCw size={14} />} onClick={props.onGenerate}>
        {t('data.set.generate')}
      </Button>
    ) : (
      <p className={classes['note']}>{t('data.set.noneImported')}</p>
    );
  }
  const actions = new Set(dataset.sequences.flatMap(({ name }) => (name === null ? [] : [name.action])));
  const performers = new Set(
    dataset.sequences.flatMap(({ name }) => (name === null ? [] : [name.performer])),
  );
  return (
    <>
      <p className={classes['small']}>
        {t('data.set.facts', {
          sequences: formatInteger(dataset.sequences.length, language),
          actions: actions.size,
          count: performers.size,
        })}
      </p>
      <div className={classes['links']}>
        {source === 'synthetic' && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={busy}
            leftSection={<Archive size={13} aria-hidden />}
            onClick={props.onSave}
          >
            {t('data.set.save')}
          </Button>
        )}
        {source === 'imported' && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={busy}
            leftSection={<Trash2 size={13} aria-hidden />}
            onClick={props.onForget}
          >
            {t('data.set.forget')}
          </Button>
        )}
        {props.hasReport && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<FileText size={13} aria-hidden />}
            onClick={props.onShowReport}
          >
            {t('data.report.show')}
          </Button>
        )}
      </div>
    </>
  );
}

function SplitFacts({
  prepared,
  asked,
}: {
  readonly prepared: PreparedData | null;
  readonly asked: SplitName;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (prepared === null) return null;
  const replaced = prepared.splitReason === 'one-side-empty' && prepared.split !== asked;
  return (
    <>
      <p className={classes['withTip']}>
        {t('data.set.sides', {
          train: formatInteger(prepared.trainSequences, language),
          test: formatInteger(prepared.testSequences, language),
          baseline: formatPercent(prepared.majorityBaseline, language),
        })}
        <InfoTip text={t('data.set.sidesHint')} />
      </p>
      {replaced && <p className={classes['note']}>{t('training.split.one-side-empty')}</p>}
    </>
  );
}
