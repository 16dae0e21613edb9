/** What the seeds of repeated experiments say: for each group of which two runs or more are shown. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDecimal, useLanguage } from '../../i18n/format';
import type { Language } from '../../i18n/i18n';
import type { PairedDifference, Spread } from '../../metrics/runStatistics';
import { InfoTip } from '../../panels/InfoTip';
import { TextTable } from '../../panels/runs/TextTable';
import type { RunRecord } from '../../training/runRecord';
import classes from '../App.module.css';
import { networkNames } from '../experimentEdits';
import { networkPairs, overSeeds } from './groupStatistics';
import own from './Runs.module.css';
import { groupTitle } from './runNames';

export function Statistics({ records }: { readonly records: readonly RunRecord[] }) {
  const groups = useMemo(
    () =>
      [...new Set(records.map(({ group }) => group?.id))]
        .filter((id) => id !== undefined)
        .map((id) => records.filter(({ group }) => group?.id === id))
        .filter(({ length }) => length > 1),
    [records],
  );
  return groups.map((group) => <GroupStatistics key={group[0]?.group?.id} records={group} />);
}

function GroupStatistics({ records }: { readonly records: readonly RunRecord[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [first] = records;
  if (first === undefined) return null;
  const names = networkNames(first.config.networks);
  const title = t('runs.statistics.title', { name: groupTitle(first), count: records.length });
  const shown = (spread: Spread) =>
    t('runs.statistics.value', {
      mean: percent(spread.mean, language),
      deviation: percent(spread.deviation, language),
    });
  const rows = overSeeds(records).map(({ networkId, frameAccuracy, sequenceAccuracy }) => ({
    key: networkId,
    head: names.get(networkId) ?? networkId,
    cells: [frameAccuracy.count, shown(frameAccuracy), shown(sequenceAccuracy)],
  }));
  const columns = (['network', 'seeds', 'frame', 'sequence'] as const).map((key) => ({
    key,
    head: t(`runs.statistics.${key}`),
  }));
  return (
    <>
      <h3 className={own['heading']}>{title}</h3>
      <p className={classes['describe']}>
        {t('runs.statistics.text')} {t('runs.statistics.left')}
      </p>
      <TextTable label={title} columns={columns} rows={rows} />
      <Pairs records={records} names={names} />
    </>
  );
}

interface PairsProps {
  readonly records: readonly RunRecord[];
  /** Of networks, by id. */
  readonly names: ReadonlyMap<string, string>;
}

function Pairs({ records, names }: PairsProps) {
  const { t } = useTranslation();
  const pairs = networkPairs(records);
  if (pairs.length === 0) return null;
  const name = (id: string) => names.get(id) ?? id;
  const rows = pairs.map(({ firstId, secondId, frameAccuracy, sequenceAccuracy }) => ({
    key: `${firstId} ${secondId}`,
    head: t('runs.statistics.pair', { first: name(firstId), second: name(secondId) }),
    cells: [
      frameAccuracy.count,
      <Interval key="frame" difference={frameAccuracy} />,
      <Interval key="sequence" difference={sequenceAccuracy} />,
    ],
  }));
  const label = t('runs.statistics.differences');
  const columns = [
    {
      key: 'pair',
      head: (
        <>
          {label} <InfoTip text={t('runs.statistics.differencesHint')} />
        </>
      ),
    },
    ...(['seeds', 'frame', 'sequence'] as const).map((key) => ({ key, head: t(`runs.statistics.${key}`) })),
  ];
  return <TextTable label={label} columns={columns} rows={rows} />;
}

function Interval({ difference }: { readonly difference: PairedDifference }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { count, mean, low, high } = difference;
  if (count < 2) return t('runs.statistics.few');
  const text = t('runs.statistics.interval', {
    mean: points(mean, language),
    low: points(low, language),
    high: points(high, language),
  });
  return low > 0 || high < 0 ? <strong title={t('runs.statistics.decided')}>{text}</strong> : text;
}

/** A share in per cent, without the sign that the column's head has. */
function percent(share: number, language: Language): string {
  return `${formatDecimal(share * 100, 2, language)}\u00a0%`;
}

function points(share: number, language: Language): string {
  return `${share > 0 ? '+' : ''}${formatDecimal(share * 100, 2, language)}`;
}
