/**
 * A run from a file: into the list of runs, and where nothing stands in its way, or the person says so, also in place of the
 * experiment, its networks as they were and with their curves, as soon as its recordings are there.
 */

import type { ExperimentConfig } from '../experiment/config';
import type { RunBundle } from '../export/bundle';
import type { NetworkFile } from '../export/networkFile';
import type { RunRecord } from '../training/runRecord';
import { RestoreError, type TrainingClient } from '../training/trainingClient';
import { usableExperiment } from './experimentEdits';
import { runName } from './runs/runNames';
import type { RunOffer } from './runs/runsState';
import { type AppState, currentDataset, NEW_RUN } from './state';
import type { AppStore } from './store';

export interface RunCommands {
  /** The running training worker. */
  client(): TrainingClient;
  change(config: ExperimentConfig): void;
  /** Training stops, and the present run ends where it is: another one is about to take its place. */
  leave(): void;
  /** All networks back to iteration 0. */
  reset(): void;
  readonly runs: RunsIntake;
}

/** What knows of the runs. */
interface RunsIntake {
  readonly list: {
    find(id: string): RunRecord | undefined;
    load(): Promise<void>;
    /** @returns false where it is in there already */
    add(run: RunRecord): Promise<boolean>;
  };
  /** Asks the person. */
  offer(offer: RunOffer): Promise<'replace' | 'add' | 'neither'>;
  /** The networks stand as in this run; null where the list has nothing of it. */
  stands(id: string | null): void;
}

/** @param fileName that it came from, for the sentences */
export async function importRun(
  run: RunBundle,
  fileName: string,
  store: AppStore,
  commands: RunCommands,
): Promise<void> {
  const { runs } = commands;
  const { record } = run;
  await runs.list.load();
  const iteration = furthest(store.state.getState());
  if (iteration > 0) {
    const known = record !== null && runs.list.find(record.id) !== undefined;
    const wish = await runs.offer({ fileName, record, known, iteration });
    if (wish === 'neither') return;
    if (wish === 'add') {
      if (record !== null) await addOnly(record, fileName, store, runs);
      return;
    }
  }
  const added = record !== null && (await runs.list.add(record));
  await openRun(run, fileName, store, commands, added);
}

function furthest({ config, runs }: AppState): number {
  return Math.max(0, ...config.networks.map(({ id }) => runs[id]?.iteration ?? 0));
}

async function addOnly(
  record: RunRecord,
  fileName: string,
  store: AppStore,
  runs: RunsIntake,
): Promise<void> {
  const added = await runs.list.add(record);
  store.state.setState({ figure: 'runs' });
  store.notify('info', `runs.import.${added ? 'added' : 'known'}`, { name: runName(record) }, fileName);
}

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

/** @param added the run has just entered the list */
async function openRun(
  run: RunBundle,
  fileName: string,
  store: AppStore,
  { client, change, leave, reset, runs }: RunCommands,
  added: boolean,
): Promise<void> {
  const { config } = usableExperiment(run.config);
  leave();
  client(); // starts while recordings are made or opened
  change(config);
  if (!(await recordingsReady(store, config))) {
    runs.stands(null);
    store.notify('error', 'app.notice.runLeft', {}, fileName);
    return;
  }
  reset(); // the same experiment may have been trained here
  const restored = await restoreAll(run, client(), (key, values) =>
    store.notify('error', key, values, fileName),
  );
  if (run.record !== null) showCourse(store, run.record, restored);
  runs.stands(run.record !== null && restored.length > 0 ? run.record.id : null);
  const { watchedId, status } = store.state.getState();
  client().watch(watchedId);
  if (status !== 'running') client().evaluate();
  if (restored.length > 0 || run.networks.length === 0) {
    const known = run.record !== null && !added;
    const key = known ? 'runs.import.openedKnown' : 'app.notice.runOpened';
    store.notify('info', key, { count: restored.length }, fileName);
  }
}

/** The curves of the networks that have their weights. */
function showCourse(
  { state, history }: AppStore,
  { networks }: RunRecord,
  restored: readonly NetworkFile[],
): void {
  const shown = { ...state.getState().runs };
  for (const { snapshot } of restored) {
    const { id } = snapshot.network;
    const recorded = networks.find(({ networkId }) => networkId === id);
    if (recorded === undefined) continue;
    const { iteration } = snapshot;
    history.load(id, recorded.curves);
    history.rewind(id, iteration);
    shown[id] = { ...(shown[id] ?? NEW_RUN), iteration, seconds: recorded.seconds };
  }
  state.setState(({ historyRevision }) => ({ runs: shown, historyRevision: historyRevision + 1 }));
}

/** @returns the networks that have their weights */
async function restoreAll(
  { networks, record }: RunBundle,
  client: TrainingClient,
  refuse: (key: string, values: Record<string, string>) => void,
): Promise<readonly NetworkFile[]> {
  const restored: NetworkFile[] = [];
  for (const file of networks) {
    const { snapshot } = file;
    const recorded = record?.networks.find(({ networkId }) => networkId === snapshot.network.id);
    try {
      await client.restore({ ...snapshot, seconds: recorded?.seconds ?? 0 });
      restored.push(file);
    } catch (error) {
      if (error instanceof RestoreError) {
        refuse(`training.notRestored.${error.reason}`, { detail: error.detail });
      } else refuse('training.noSnapshot', {});
    }
  }
  return restored;
}
