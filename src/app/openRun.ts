/** A run from a file becomes the experiment, its networks as they were: as soon as its recordings are there. */

import type { ExperimentConfig } from '../experiment/config';
import type { RunBundle } from '../export/bundle';
import type { NetworkFile } from '../export/networkFile';
import { RestoreError, type TrainingClient } from '../training/trainingClient';
import { usableExperiment } from './experimentEdits';
import type { ImportCommands } from './importing';
import { type AppState, currentDataset } from './state';
import type { AppStore } from './store';

/** Whether the recordings of the experiment are there; false once the experiment has become another one. */
function recordingsReady({ state }: AppStore, { networks, features }: ExperimentConfig): Promise<boolean> {
  const settled = (now: AppState): boolean | null => {
    if (now.config.networks !== networks || now.config.features !== features) return false;
    return currentDataset(now) === null ? null : true;
  };
  return new Promise((resolve) => {
    const already = settled(state.getState());
    if (already !== null) return resolve(already);
    const unsubscribe = state.subscribe((now) => {
      const outcome = settled(now);
      if (outcome === null) return;
      unsubscribe();
      resolve(outcome);
    });
  });
}

/** @param fileName that it came from, for the sentences */
export async function openRun(
  run: RunBundle,
  fileName: string,
  store: AppStore,
  { client, change, pause }: ImportCommands,
): Promise<void> {
  const { config } = usableExperiment(run.config);
  pause();
  client(); // starts while recordings are made or opened
  change(config);
  if (!(await recordingsReady(store, config))) {
    store.notify('error', 'app.notice.runLeft', {}, fileName);
    return;
  }
  const restored = await restoreAll(run.networks, client(), (key, values) =>
    store.notify('error', key, values, fileName),
  );
  const { watchedId, status } = store.state.getState();
  client().watch(watchedId);
  if (status !== 'running') client().evaluate();
  if (restored > 0 || run.networks.length === 0) {
    store.notify('info', 'app.notice.runOpened', { count: restored }, fileName);
  }
}

/** @returns how many networks have their weights */
async function restoreAll(
  networks: readonly NetworkFile[],
  client: TrainingClient,
  refuse: (key: string, values: Record<string, string>) => void,
): Promise<number> {
  let restored = 0;
  for (const { snapshot } of networks) {
    try {
      await client.restore(snapshot);
      restored += 1;
    } catch (error) {
      if (error instanceof RestoreError) {
        refuse(`training.notRestored.${error.reason}`, { detail: error.detail });
      } else refuse('training.noSnapshot', {});
    }
  }
  return restored;
}
