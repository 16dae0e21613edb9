/** Which recordings, how they are split and prepared, and the ways to bring one's own. */

import { FilePlus2, FolderPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { PreparedData } from '../dataset/protocol';
import { SPLITS, type SplitName } from '../experiment/config';
import { formatInteger, formatPercent, useLanguage } from '../i18n/format';
import type { FileSource } from '../recordings/fileSource';
import { READABLE_FILES } from '../recordings/formats';
import classes from './DataPanel.module.css';
import { DataSelect, type DataSelectProps } from './DataSelect';
import { DatasetFacts, type DatasetFactsProps } from './DatasetFacts';
import { FilePicker } from './FilePicker';
import { InfoTip } from './InfoTip';
import { LibraryList } from './LibraryList';
import { Section } from './Section';
import { SelectField } from './SelectField';

interface DataPanelProps extends DataSelectProps, DatasetFactsProps {
  readonly split: SplitName;
  readonly prepared: PreparedData | null;
  /** Progress of what is under way. */
  readonly task: ReactNode;
  /** How recordings are made and prepared. */
  readonly children: ReactNode;
  onRename(id: string, name: string): void;
  onRemove(id: string): void;
  onSplit(split: SplitName): void;
  onFiles(sources: readonly FileSource[]): void;
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

/** How many recordings are on either side, and what the most frequent action alone would score. */
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
  const { splitReason } = prepared;
  const replaced = splitReason === 'one-side-empty' && prepared.split !== asked;
  const explained = replaced || splitReason === 'row-by-row';
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
      {explained && <p className={classes['note']}>{t(`training.split.${splitReason}`)}</p>}
    </>
  );
}
