/** Networks out to files and back in, with a sentence wherever that does not work. */

import type { ExperimentConfig } from '../experiment/config';
import { preparedAlike } from '../experiment/preparation';
import type { Loaders } from '../export/exporters';
import type { ExportFormat } from '../export/formats';
import { type NetworkFile, NetworkFileError } from '../export/networkFile';
import type { NetworkSnapshot } from '../training/protocol';
import { RestoreError, type TrainingClient } from '../training/trainingClient';
import { download } from './download';
import { addNetwork, MAX_NETWORKS, networkNames, removeNetwork } from './experimentEdits';
import { currentDataset, type Notice } from './state';
import type { AppStore } from './store';

/** Downloads a network as it now is: `<name>-<iteration>` with the format's ending. */
export async function exportNetwork(
  id: string,
  format: ExportFormat,
  store: AppStore,
  client: TrainingClient,
): Promise<void> {
  await withExporters(id, store, client, async ({ exportNetworkAs }, file, name) => {
    const exported = await exportNetworkAs(format, file, name);
    download(exported.blob, exported.name);
  });
}

/** The programs that load the network as it now is; null, with a sentence, where there are none. */
export async function loadersOf(
  id: string,
  store: AppStore,
  client: TrainingClient,
): Promise<Loaders | null> {
  let loaders: Loaders | null = null;
  await withExporters(id, store, client, async ({ pythonLoaders }, file, name) => {
    loaders = pythonLoaders(file, name);
  });
  return loaders;
}

type Exporters = typeof import('../export/exporters');

async function withExporters(
  id: string,
  store: AppStore,
  client: TrainingClient,
  use: (exporters: Exporters, file: NetworkFile, name: string) => Promise<void>,
): Promise<void> {
  const { features, networks, seed } = store.state.getState().config;
  let snapshot: NetworkSnapshot;
  try {
    snapshot = await client.snapshot(id);
  } catch {
    store.notify('error', 'training.noSnapshot'); // the one thing that can go wrong: no weights yet
    return;
  }
  const exporters = await import('../export/exporters').catch(() => null);
  if (exporters === null) return store.notify('error', 'app.notice.exportFailed');
  try {
    const name = (networkNames(networks).get(id) ?? id).toLowerCase().replaceAll(' ', '-');
    await use(exporters, { snapshot, features, seed }, `${name}-${snapshot.iteration}`);
  } catch (error) {
    if (error instanceof NetworkFileError) {
      store.notify('error', `networks.file.${error.code}`, { detail: error.detail });
    } else {
      store.notify('error', 'app.notice.exportBroke', { detail: String(error) });
    }
  }
}

/**
 * Adds the file's network to the experiment, with its weights, and prepares recordings as they were for it where no network
 * has been trained on others yet. Nothing changes where it does not fit.
 *
 * @param fileName that it came from, for the sentences
 */
export async function importNetwork(
  read: NetworkFile,
  fileName: string,
  store: AppStore,
  client: TrainingClient,
  change: (config: ExperimentConfig) => void,
): Promise<void> {
  const state = store.state.getState();
  const { config } = state;
  const refuse = (key: string, values?: Notice['values']) => store.notify('error', key, values, fileName);
  const prepared = preparedAlike(config.features, read.features);
  const trained = config.networks.some(({ id }) => (state.runs[id]?.iteration ?? 0) > 0);
  if (config.networks.length >= MAX_NETWORKS) {
    refuse('app.notice.tooManyNetworks', { count: MAX_NETWORKS });
  } else if (currentDataset(state) === null) {
    refuse('app.notice.importNotReady');
  } else if (!prepared && trained) {
    refuse('app.notice.featuresDiffer');
  } else {
    const features = prepared ? config.features : read.features;
    await addWithWeights(read, { ...config, features }, store, client, change, refuse);
  }
}

/** @param experiment to add it to */
async function addWithWeights(
  { snapshot }: NetworkFile,
  experiment: ExperimentConfig,
  store: AppStore,
  client: TrainingClient,
  change: (config: ExperimentConfig) => void,
  refuse: (key: string, values?: Notice['values']) => void,
): Promise<void> {
  const { kind, options } = snapshot.network;
  const before = store.state.getState().config;
  const added = addNetwork(experiment, kind, options);
  change(added.config);
  try {
    await client.restore({ ...snapshot, network: { ...snapshot.network, id: added.id } });
    const { status, watchedId, config } = store.state.getState();
    client.watch(watchedId);
    if (status !== 'running') client.evaluate();
    const prepared = experiment.features === before.features;
    store.notify('info', prepared ? 'app.notice.imported' : 'app.notice.importedPrepared', {
      name: networkNames(config.networks).get(added.id) ?? kind,
      iteration: snapshot.iteration,
    });
  } catch (error) {
    const present = removeNetwork(store.state.getState().config, added.id);
    const untouched = present.features === experiment.features;
    change(untouched ? { ...present, features: before.features } : present);
    if (error instanceof RestoreError) {
      refuse(`training.notRestored.${error.reason}`, { detail: error.detail });
    } else {
      refuse('training.noSnapshot');
    }
  }
}
