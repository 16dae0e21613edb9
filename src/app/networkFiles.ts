/** Networks out to files and back in, with a sentence wherever that does not work. */

import type { ExperimentConfig, FeatureConfig } from '../experiment/config';
import type { ExportFormat } from '../export/formats';
import { type NetworkFile, NetworkFileError, readNetworkFile } from '../export/networkFile';
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
    const file = { snapshot, features, seed };
    const exported = await exporters.exportNetworkAs(format, file, `${name}-${snapshot.iteration}`);
    download(exported.blob, exported.name);
  } catch (error) {
    if (error instanceof NetworkFileError) {
      store.notify('error', `networks.file.${error.code}`, { detail: error.detail });
    } else {
      store.notify('error', 'app.notice.exportBroke', { detail: String(error) });
    }
  }
}

/** What counts for the same frames to become the same inputs. */
function preparedAlike(one: FeatureConfig, other: FeatureConfig): boolean {
  return one.bodies === other.bodies && one.origin === other.origin && one.frameStep === other.frameStep;
}

/** Adds the file's network to the experiment, with its weights; nothing changes where it does not fit. */
export async function importNetwork(
  file: File,
  store: AppStore,
  client: TrainingClient,
  change: (config: ExperimentConfig) => void,
): Promise<void> {
  const read = await readFile(file, store);
  if (read === null) return;
  const state = store.state.getState();
  const { config } = state;
  const refuse = (key: string, values?: Notice['values']) => store.notify('error', key, values, file.name);
  if (config.networks.length >= MAX_NETWORKS) {
    refuse('app.notice.tooManyNetworks', { count: MAX_NETWORKS });
  } else if (currentDataset(state) === null) {
    refuse('app.notice.importNotReady');
  } else if (!preparedAlike(config.features, read.features)) {
    refuse('app.notice.featuresDiffer');
  } else {
    await addWithWeights(read, store, client, change, refuse);
  }
}

async function addWithWeights(
  { snapshot }: NetworkFile,
  store: AppStore,
  client: TrainingClient,
  change: (config: ExperimentConfig) => void,
  refuse: (key: string, values?: Notice['values']) => void,
): Promise<void> {
  const { kind, options } = snapshot.network;
  const added = addNetwork(store.state.getState().config, kind, options);
  change(added.config);
  try {
    await client.restore({ ...snapshot, network: { ...snapshot.network, id: added.id } });
    const { status, watchedId, config } = store.state.getState();
    client.watch(watchedId);
    if (status !== 'running') client.evaluate();
    store.notify('info', 'app.notice.imported', {
      name: networkNames(config.networks).get(added.id) ?? kind,
      iteration: snapshot.iteration,
    });
  } catch (error) {
    change(removeNetwork(store.state.getState().config, added.id));
    if (error instanceof RestoreError) {
      refuse(`training.notRestored.${error.reason}`, { detail: error.detail });
    } else {
      refuse('training.noSnapshot');
    }
  }
}

async function readFile(file: File, store: AppStore): Promise<NetworkFile | null> {
  try {
    return await readNetworkFile(file);
  } catch (error) {
    if (error instanceof NetworkFileError) {
      store.notify('error', `networks.file.${error.code}`, { detail: error.detail }, file.name);
    } else {
      store.notify('error', 'recordings.problem.unreadable', {}, file.name);
    }
    return null;
  }
}
