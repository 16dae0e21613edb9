/** The runs as the list shows them: those of a group together, at the place of its first. */

import i18next from 'i18next';
import type { Language } from '../../i18n/i18n';
import type { ShownRun } from '../../panels/runs/RunRow';
import type { ListEntry, ShownGroup } from '../../panels/runs/RunsList';
import type { RunRecord } from '../../training/runRecord';
import { networkNames } from '../experimentEdits';
import { distinctNames, runName } from './runNames';

/** @param records in the order of the list */
export function listEntries(
  records: readonly RunRecord[],
  presentId: string | null,
  language: Language,
): ListEntry[] {
  const entries: ListEntry[] = [];
  const seen = new Set<string>();
  for (const record of records) {
    const { group } = record;
    const together = group === null ? [record] : records.filter((one) => one.group?.id === group.id);
    if (group === null || together.length < 2) entries.push(shownRun(record, runName(record), presentId));
    else if (!seen.has(group.id)) {
      seen.add(group.id);
      entries.push(shownGroup(group.id, group.seeds, together, presentId, language));
    }
  }
  return entries;
}

function shownGroup(
  id: string,
  seeds: number,
  records: readonly RunRecord[],
  presentId: string | null,
  language: Language,
): ShownGroup {
  const [first] = records;
  const names = distinctNames(records, language);
  const name = first === undefined ? '' : runName(first);
  return {
    id,
    name: i18next.t('runs.group', { name, count: records.length, seeds }),
    runs: records.map((record) => shownRun(record, names.get(record.id) ?? record.id, presentId)),
  };
}

function shownRun(record: RunRecord, name: string, presentId: string | null): ShownRun {
  const { id, name: givenName, note, pinned, startedAt, config, networks } = record;
  const names = networkNames(config.networks);
  return {
    id,
    name,
    givenName,
    note,
    pinned,
    present: id === presentId,
    startedAt,
    seed: config.seed,
    iteration: Math.max(0, ...networks.map(({ iteration }) => iteration)),
    iterations: config.training.iterations,
    seconds: networks.reduce((sum, network) => sum + network.seconds, 0),
    networks: networks.map(({ networkId, best }) => ({
      id: networkId,
      name: names.get(networkId) ?? networkId,
      accuracy: best?.scores.frameAccuracy ?? null,
    })),
  };
}
