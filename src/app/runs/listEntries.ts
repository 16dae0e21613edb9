/** The runs as the list shows them: those of a group together, at the place of its first. */

import i18next from 'i18next';
import type { Language } from '../../i18n/i18n';
import type { ShownGroup } from '../../panels/runs/GroupRow';
import type { ShownRun } from '../../panels/runs/RunRow';
import type { ListEntry } from '../../panels/runs/RunsList';
import type { RunGroup, RunRecord } from '../../training/runRecord';
import { networkNames } from '../experimentEdits';
import { changeTexts } from './changeWords';
import { overSeeds } from './groupStatistics';
import { distinctNames, groupTitle, runName } from './runNames';

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
    if (group === null || together.length < 2) {
      entries.push(shownRun(record, runName(record), presentId, language));
    } else if (!seen.has(group.id)) {
      seen.add(group.id);
      entries.push(shownGroup(group, together, presentId, language));
    }
  }
  return entries;
}

function shownGroup(
  { id, seeds, name, note, pinned }: RunGroup,
  records: readonly RunRecord[],
  presentId: string | null,
  language: Language,
): ShownGroup {
  const [first] = records;
  const runNames = distinctNames(records, language);
  const ofNetworks = networkNames(first?.config.networks ?? []);
  const title = first === undefined ? '' : groupTitle(first);
  return {
    id,
    name: i18next.t('runs.group', { name: title, count: records.length, seeds }),
    givenName: name,
    note,
    pinned,
    networks: overSeeds(records).flatMap(({ networkId, frameAccuracy: { count, mean, deviation } }) =>
      count === 0 ? [] : { id: networkId, name: ofNetworks.get(networkId) ?? networkId, mean, deviation },
    ),
    runs: records.map((record) =>
      shownRun(record, runNames.get(record.id) ?? record.id, presentId, language),
    ),
  };
}

function shownRun(record: RunRecord, name: string, presentId: string | null, language: Language): ShownRun {
  const { id, name: givenName, note, pinned, startedAt, importedAt, config, networks } = record;
  const names = networkNames(config.networks);
  return {
    id,
    name,
    givenName,
    note,
    pinned,
    present: id === presentId,
    fromFile: importedAt !== null,
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
    changes: changeTexts(record, i18next.t, language),
  };
}
