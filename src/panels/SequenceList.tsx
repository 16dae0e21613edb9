/** The recordings of the data set, filtered; only those in view are drawn, however many there are. */

import { NativeSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SequenceSummary } from '../dataset/protocol';
import { formatInteger, useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import classes from './SequenceList.module.css';
import { filterSequences, type SequenceFilter, SHOW_ALL, type SplitSide, valuesOf } from './sequenceFilter';
import { VirtualList } from './VirtualList';
import { SideName, WatchButton } from './WatchButton';

const ROW_HEIGHT = 30;

interface SequenceListProps {
  readonly sequences: readonly SequenceSummary[];
  readonly sideOf: ReadonlyMap<string, SplitSide>;
  readonly watchedId: string | null;
  onWatch(id: string): void;
}

export function SequenceList({ sequences, sideOf, watchedId, onWatch }: SequenceListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [filter, setFilter] = useState<SequenceFilter>(SHOW_ALL);
  const shown = useMemo(
    () => filterSequences(sequences, filter, sideOf, language),
    [sequences, filter, sideOf, language],
  );
  return (
    <div className={classes['panel']}>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{t('data.sequences.title')}</h2>
        <span className={classes['count']}>
          {t('data.sequences.count', {
            shown: formatInteger(shown.length, language),
            total: formatInteger(sequences.length, language),
          })}
        </span>
      </div>
      <Filters sequences={sequences} filter={filter} onChange={setFilter} />
      <Rows
        shown={shown}
        empty={sequences.length === 0}
        sideOf={sideOf}
        watchedId={watchedId}
        onWatch={onWatch}
      />
    </div>
  );
}

function Filters({
  sequences,
  filter,
  onChange,
}: {
  readonly sequences: readonly SequenceSummary[];
  readonly filter: SequenceFilter;
  onChange(filter: SequenceFilter): void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const values = useMemo(
    () => ({
      action: valuesOf(sequences, 'action'),
      performer: valuesOf(sequences, 'performer'),
      camera: valuesOf(sequences, 'camera'),
    }),
    [sequences],
  );
  const part = (key: keyof typeof values, name: (value: number) => string) => (
    <NativeSelect
      size="xs"
      aria-label={t(`data.sequences.${key}`)}
      value={filter[key] ?? ''}
      data={[
        { value: '', label: t(`data.sequences.${key}All`) },
        ...values[key].map((value) => ({ value: String(value), label: name(value) })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        onChange({ ...filter, [key]: value === '' ? null : Number(value) })
      }
    />
  );
  return (
    <div className={classes['filters']}>
      <TextInput
        size="xs"
        type="search"
        aria-label={t('data.sequences.search')}
        placeholder={t('data.sequences.search')}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      {part('action', (action) => actionName(action, language))}
      {part('performer', (performer) => t('data.sequences.performerNumber', { performer }))}
      {part('camera', (camera) => t('data.sequences.cameraNumber', { camera }))}
      <NativeSelect
        size="xs"
        aria-label={t('data.sequences.side')}
        value={filter.side ?? ''}
        data={[
          { value: '', label: t('data.sequences.sideAll') },
          { value: 'train', label: t('data.sequences.train') },
          { value: 'test', label: t('data.sequences.test') },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...filter, side: value === 'train' || value === 'test' ? value : null })
        }
      />
    </div>
  );
}

function Rows({
  shown,
  empty,
  sideOf,
  watchedId,
  onWatch,
}: {
  readonly shown: readonly SequenceSummary[];
  readonly empty: boolean;
  readonly sideOf: ReadonlyMap<string, SplitSide>;
  readonly watchedId: string | null;
  onWatch(id: string): void;
}) {
  const { t } = useTranslation();
  return (
    <VirtualList
      label={t('data.sequences.title')}
      count={shown.length}
      height={ROW_HEIGHT}
      overscan={6}
      className={classes['scroller']}
      none={<p className={classes['none']}>{t(empty ? 'data.sequences.waiting' : 'data.sequences.none')}</p>}
    >
      {(index) => {
        const sequence = shown[index];
        return sequence === undefined ? null : (
          <Row
            sequence={sequence}
            side={sideOf.get(sequence.id) ?? null}
            watched={sequence.id === watchedId}
            onWatch={onWatch}
          />
        );
      }}
    </VirtualList>
  );
}

function Row({
  sequence,
  side,
  watched,
  onWatch,
}: {
  readonly sequence: SequenceSummary;
  readonly side: SplitSide | null;
  readonly watched: boolean;
  onWatch(id: string): void;
}) {
  const { t } = useTranslation();
  const { id, name } = sequence;
  return (
    <WatchButton
      id={id}
      action={name?.action ?? null}
      watched={watched}
      className={classes['sequence']}
      onWatch={onWatch}
    >
      <span className={classes['soft']}>
        {name === null
          ? t('data.sequences.watchOnly')
          : t('data.sequences.who', { performer: name.performer, camera: name.camera })}
      </span>
      <SideName side={side} />
    </WatchButton>
  );
}
