/** What the runs of a group say of their networks: scores over seeds, and differences on the same seed. Pure. */

import { type PairedDifference, pairedDifference, type Spread, spreadOf } from '../../metrics/runStatistics';
import type { RunRecord } from '../../training/runRecord';

export interface NetworkOverSeeds {
  readonly networkId: string;
  readonly frameAccuracy: Spread;
  readonly sequenceAccuracy: Spread;
}

export interface NetworkPair {
  readonly firstId: string;
  readonly secondId: string;
  /** Shares, first minus second. */
  readonly frameAccuracy: PairedDifference;
  readonly sequenceAccuracy: PairedDifference;
}

const SCORES = ['frameAccuracy', 'sequenceAccuracy'] as const;
type Score = (typeof SCORES)[number];

/** At the last evaluation of a run that came to its end; null where it did not, or diverged. */
function scoreOf(record: RunRecord, networkId: string, score: Score): number | null {
  const network = record.networks.find((one) => one.networkId === networkId);
  if (network === undefined || network.divergedAt !== null) return null;
  if (network.last === null || network.last.iteration < record.config.training.iterations) return null;
  return network.last.scores[score];
}

/** @param records of one group */
export function overSeeds(records: readonly RunRecord[]): NetworkOverSeeds[] {
  return networkIds(records).map((networkId) => {
    const spread = (score: Score) =>
      spreadOf(records.map((record) => scoreOf(record, networkId, score)).filter((value) => value !== null));
    return {
      networkId,
      frameAccuracy: spread('frameAccuracy'),
      sequenceAccuracy: spread('sequenceAccuracy'),
    };
  });
}

/** Each network with each after it, on the seeds on which both came to the end. */
export function networkPairs(records: readonly RunRecord[]): NetworkPair[] {
  const ids = networkIds(records);
  return ids.flatMap((firstId, i) =>
    ids.slice(i + 1).map((secondId) => {
      const difference = (score: Score) => {
        const pairs = records
          .map((record) => [scoreOf(record, firstId, score), scoreOf(record, secondId, score)] as const)
          .filter((pair): pair is readonly [number, number] => pair[0] !== null && pair[1] !== null);
        return pairedDifference(
          pairs.map(([first]) => first),
          pairs.map(([, second]) => second),
        );
      };
      return {
        firstId,
        secondId,
        frameAccuracy: difference('frameAccuracy'),
        sequenceAccuracy: difference('sequenceAccuracy'),
      };
    }),
  );
}

function networkIds([first]: readonly RunRecord[]): string[] {
  return first?.networks.map(({ networkId }) => networkId) ?? [];
}
