/** What runs are called: as the person says, or by data, split and networks. */

import i18next from 'i18next';

import { formatShortMoment } from '../../i18n/format';
import type { Language } from '../../i18n/i18n';
import type { RunRecord } from '../../training/runRecord';
import { networkNames } from '../experimentEdits';

/** Re-render on a change of language: the automatic name is in it. */
export function runName(record: RunRecord): string {
  return record.name ?? automaticName(record);
}

function automaticName({ data, config }: RunRecord): string {
  return i18next.t('runs.automaticName', {
    data: data.name ?? i18next.t('runs.builtIn'),
    split: i18next.t(`runs.split.${data.split}`),
    networks: [...networkNames(config.networks).values()].join(', '),
  });
}

/**
 * Short names that tell runs apart beside each other: those that the person gave, else when they began and their seed, since
 * what differs stands beside them.
 */
export function distinctNames(
  records: readonly RunRecord[],
  language: Language,
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    records.map((record) => {
      const wanted = record.name ?? began(record, language);
      const nth = (counts.get(wanted) ?? 0) + 1;
      counts.set(wanted, nth);
      return [record.id, nth === 1 ? wanted : `${wanted} (${nth})`];
    }),
  );
}

function began({ startedAt, config }: RunRecord, language: Language): string {
  return i18next.t('runs.began', { when: formatShortMoment(startedAt, language), seed: config.seed });
}

/** Of runs that repeat one experiment: as the person says, else by what is repeated. @param record of the first of them */
export function groupTitle(record: RunRecord): string {
  return record.group?.name ?? runName(record);
}

/** The same, short, where what is repeated stands beside it. */
export function groupName(record: RunRecord, language: Language): string {
  const name = record.group?.name ?? record.name;
  return name ?? i18next.t('runs.seedsFrom', { when: formatShortMoment(record.startedAt, language) });
}
