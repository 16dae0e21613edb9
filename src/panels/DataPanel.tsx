/** Which recordings, how they are split and prepared, and the ways to bring one's own. */

import { Button } from '@mantine/core';
import {
  Archive,
  ClipboardCheck,
  FilePlus2,
  FileText,
  FolderPlus,
  type LucideIcon,
  RefreshCw,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { DatasetSummary, LibrarySummary, PreparedData } from '../dataset/protocol';
import { SPLITS, type SplitName } from '../experiment/config';
import { formatInteger, formatPercent, useLanguage } from '../i18n/format';
import type { FileSource } from '../recordings/fileSource';
import { READABLE_FILES } from '../recordings/formats';
import classes from './DataPanel.module.css';
import { FilePicker } from './FilePicker';
import { InfoTip } from './InfoTip';
import { LibraryList } from './LibraryList';
import { Section } from './Section';
import { SelectField } from './SelectField';

export interface DataPanelProps {
  readonly source: DatasetSummary['source'];
  readonly dataset: DatasetSummary | null;
  /** What the visitor keeps; null until it is known. */
  readonly library: LibrarySummary | null;
  readonly split: SplitName;
  readonly prepared: PreparedData | null;
  readonly busy: boolean;
  readonly hasReport: boolean;
  /** What stands in the place of built-in recordings that are not made by themselves; null where they are. */
  readonly unmade: ReactNode;
  /** Progress of what is under way. */
  readonly task: ReactNode;
  /** How recordings are made and prepared. */
  readonly children: ReactNode;
  onSynthetic(): void;
  /** A data set of the library. */
  onSet(id: string): void;
  onRename(id: string, name: string): void;
  onRemove(id: string): void;
  onSplit(split: SplitName): void;
  onFiles(sources: readonly FileSource[]): void;
  onGenerate(): void;
  onSave(): void;
  onShowReport(): void;
  onShowQuality(): void;
}

export function DataPanel(props: DataPanelProps) {
  const { t } = useTranslation();
  const { library } = props;
  return (
    <Section title={t('data.set.title')} hint={t('data.set.hint')}>
      <div className={classes['stack']}>
        <DataSelect {...props} />
        {props.task}
        <DatasetFacts {...props} />
        {library !== null && (library.sets.length > 0 || !library.lasting) && (
          <LibraryList
            library={library}
            openId={props.source === 'imported' ? (props.dataset?.set?.id ?? null) : null}
            busy={props.busy}
            onOpen={props.onSet}
            onRename={props.onRename}
            onRemove={props.onRemove}
          />
        )}
        <div className={classes['pickers']}>
          <FilePicker
            label={t('data.set.addFiles')}
            icon={<FilePlus2 size={14} aria-hidden />}
            accept={READABLE_FILES}
            onPick={props.onFiles}
          />
          <FilePicker
            label={t('data.set.addFolder')}
            icon={<FolderPlus size={14} aria-hidden />}
            folder
            onPick={props.onFiles}
          />
        </div>
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

const SYNTHETIC = 'synthetic';
/** A data set that was asked for and is not (or not yet) open. */
const NONE = 'none';

/** The built-in recordings, and every data set of the library. */
function DataSelect({ source, dataset, library, onSynthetic, onSet }: DataPanelProps) {
  const { t } = useTranslation();
  const openId = dataset?.set?.id ?? NONE;
  const sets = library?.sets ?? [];
  const choices = [
    { value: SYNTHETIC, label: t('data.set.sources.synthetic') },
    ...sets.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const known = source === SYNTHETIC || sets.some(({ id }) => id === openId);
  const unknown = { value: openId, label: dataset?.set?.name ?? t('data.set.sources.imported') };
  return (
    <SelectField
      label={t('data.set.source')}
      value={source === SYNTHETIC ? SYNTHETIC : openId}
      choices={known ? choices : [...choices, unknown]}
      onChange={(value) => (value === SYNTHETIC ? onSynthetic() : onSet(value))}
    />
  );
}

/** What the data set holds, and what can be done with it. */
function DatasetFacts(props: DataPanelProps) {
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
