/** The page's side of a checkpoint: what of the store goes in, and back. */

import type { PreparedData } from '../dataset/protocol';
import type { Checkpoint } from '../training/checkpoint';
import type { Evaluation } from '../training/protocol';
import type { RunState } from '../training/runState';
import { NEW_RUN, type NetworkRun } from './state';
import type { AppStore } from './store';

/** The run as it now stands; the store holds all that was said up to the states. */
export function checkpointOf(
  { state, history }: AppStore,
  runId: string,
  data: PreparedData,
  states: readonly RunState[],
): Checkpoint {
  const { config, status, runs } = state.getState();
  return {
    version: 1,
    runId,
    savedAt: Date.now(),
    config,
    data,
    running: status === 'running',
    states,
    networks: states.map(({ network }) => ({
      networkId: network.id,
      curves: history.save(network.id),
      evaluation: withoutAnswers(runs[network.id]?.evaluation ?? null),
      divergedAt: runs[network.id]?.divergedAt ?? null,
    })),
  };
}

/** Of thousands of sequences they would be megabytes, every few seconds. */
function withoutAnswers(evaluation: Evaluation | null): Evaluation | null {
  return evaluation === null ? null : { ...evaluation, answers: null };
}

/** Shows curves and results of the networks that went on. */
export function showCheckpoint(
  { state, history }: AppStore,
  { states, networks }: Checkpoint,
  networkIds: readonly string[],
): void {
  const resumed: Record<string, NetworkRun> = {};
  for (const { networkId, curves, evaluation, divergedAt } of networks) {
    const run = states.find(({ network }) => network.id === networkId);
    if (run === undefined || !networkIds.includes(networkId)) continue;
    history.load(networkId, curves);
    history.rewind(networkId, run.iteration);
    const { iteration, seconds, best } = run;
    resumed[networkId] = { ...NEW_RUN, iteration, seconds, best, evaluation, divergedAt };
  }
  state.setState(({ runs, historyRevision }) => ({
    runs: { ...runs, ...resumed },
    historyRevision: historyRevision + 1,
  }));
}
