/**
 * Who is recorded where: the sessions of a synthetic set and how many recordings they give, without making any. Each
 * performer is recorded in one setup after the other; the first is the one that sets with one setup have.
 */

import type { SyntheticConfig } from '../../experiment/config';
import { ACTIONS } from '../../skeleton/actions';
import type { RecordingName } from '../../skeleton/sequence';
import { PERFORMABLE_ACTIONS } from '../performableActions';

export const SETUP_COUNT = 17;

/** A larger set does not fit a browser's memory: it is made into the library. */
export const MOST_IN_MEMORY = 5_000;

/** From a performer's setup to the next: odd, so that even and odd setups (the cross-setup split) take turns. */
const STRIDE = 5;
/**
 * NTU RGB+D has 158 sessions of 360 recordings, which is not a multiple of its 40 performers: four setups for each but
 * the last two, who have three.
 */
const LAST_SETUP_OF_TWO = 3;
const FIRST_OF_TWO = 39;

/** NTU RGB+D's own design with the synthetic performers: 158 sessions × 60 actions × 3 cameras × 2 = 56,880. */
export const FULL_NTU_DESIGN: SyntheticConfig = {
  source: 'synthetic',
  actions: [...PERFORMABLE_ACTIONS],
  performers: 40,
  setups: 4,
  cameras: [1, 2, 3],
  replications: 2,
};

/** One performer in one setup: all actions, replications and cameras. */
export type RecordingSession = Pick<RecordingName, 'performer' | 'setup'>;

/** Ordered by performer; a performer's setups are the first so many of a fixed order. */
export function sessionsOf({
  performers,
  setups,
}: Pick<SyntheticConfig, 'performers' | 'setups'>): RecordingSession[] {
  return Array.from({ length: performers }, (_, index) => setupsOf(index + 1, setups)).flat();
}

function setupsOf(performer: number, setups: number): RecordingSession[] {
  const count = performer >= FIRST_OF_TWO ? Math.min(setups, LAST_SETUP_OF_TWO) : setups;
  return Array.from({ length: count }, (_, turn) => ({
    performer,
    setup: 1 + ((performer - 1 + turn * STRIDE) % SETUP_COUNT),
  }));
}

/** Names of a session's recordings, ordered by replication, action, camera. */
export function sessionNames(
  { actions, cameras, replications }: SyntheticConfig,
  session: RecordingSession,
): RecordingName[] {
  return Array.from({ length: replications }, (_, index) => index + 1).flatMap((replication) =>
    actions.flatMap((action) => cameras.map((camera) => ({ ...session, camera, replication, action }))),
  );
}

export function sequencesPerSession({ actions, cameras, replications }: SyntheticConfig): number {
  return actions.length * cameras.length * replications;
}

export function sequenceCount(config: SyntheticConfig): number {
  return sessionsOf(config).length * sequencesPerSession(config);
}

/** Of one body in one recording as the library packs it, on average over all actions. */
const BYTES_PER_BODY = 13_200;

/** Bytes that the set will take in the library. */
export function estimatedBytes(config: SyntheticConfig): number {
  const { actions, cameras, replications } = config;
  const bodies = actions.reduce((sum, action) => sum + (ACTIONS[action - 1]?.persons ?? 1), 0);
  return sessionsOf(config).length * bodies * cameras.length * replications * BYTES_PER_BODY;
}

/**
 * What tells the set from all others but for its seed, in NTU's letters: `P40 S4 C1–3 R2 A1–60`. The same for two sets
 * only where they hold the same recordings; NTU RGB+D's own design is `NTU`.
 */
export function designName(config: SyntheticConfig): string {
  if (describe(config) === describe(FULL_NTU_DESIGN)) return 'NTU';
  return describe(config);
}

function describe({ performers, setups, cameras, replications, actions }: SyntheticConfig): string {
  return `P${performers} S${setups} C${ranges(cameras)} R${replications} A${ranges(actions)}`;
}

/** `1–4, 6`, rising. */
function ranges(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
