/** Where an experiment stands, as plain data: what another one on another engine goes on from. */

import type { PreparedData } from '../dataset/protocol';
import type { NetworkConfig } from '../experiment/config';
import type { Configured } from './configured';
import type { NetworkRun } from './networkRun';
import type { ExplainedFrame } from './protocol';
import { sameNetwork } from './roster';
import type { RunState } from './runState';

export interface Standing {
  readonly configured: Configured | null;
  /** Null while the data worker prepares what is configured. */
  readonly data: PreparedData | null;
  readonly running: boolean;
  readonly evaluating: boolean;
  readonly watchedId: string | null;
  readonly explained: ExplainedFrame | null;
  /** In order; those that were made, where what is configured could not be. */
  readonly networks: readonly NetworkConfig[];
  readonly states: readonly RunState[];
}

/** Whether what was trained on one can go on with the other. */
export function sameData(one: PreparedData, other: PreparedData): boolean {
  const figures = ({ revision: _, ...rest }: PreparedData) =>
    JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return figures(one) === figures(other);
}

/**
 * Lets each network go on from the state of the same id, kind and options, where there is one that fits.
 *
 * @returns which go on from what
 */
export function resumeRuns(
  runs: readonly NetworkRun[],
  states: readonly RunState[],
): ReadonlyMap<NetworkRun, RunState> {
  const resumed = new Map<NetworkRun, RunState>();
  for (const run of runs) {
    const state = states.find(({ network }) => network.id === run.id && sameNetwork(network, run.network));
    if (state === undefined || !run.accepts(state)) continue;
    run.resume(state);
    resumed.set(run, state);
  }
  return resumed;
}
