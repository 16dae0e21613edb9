/** The run as it stands, as one zip: experiment, courses of training, weights, report. */

import i18next from 'i18next';

import { historyCsv } from '../export/historyCsv';
import type { NetworkFile } from '../export/networkFile';
import type { ReportedRun } from '../export/runReport';
import { networkCost } from '../networks/cost';
import { isRunOf, type RunRecord } from '../training/runRecord';
import type { TrainingClient } from '../training/trainingClient';
import { countParameters, definitionOf } from './definitions';
import { download } from './download';
import { networkNames } from './experimentEdits';
import { runName } from './runs/runNames';
import { type AppState, currentDataset, NEW_RUN } from './state';
import type { AppStore } from './store';

interface NamedNetwork {
  readonly name: string;
  readonly file: NetworkFile;
}

/**
 * Downloads `run-<data>-<iteration>.zip`.
 *
 * @param presentRun what the list of runs holds of it; null before it has trained
 */
export async function saveRun(
  store: AppStore,
  client: TrainingClient,
  presentRun: () => RunRecord | null,
): Promise<void> {
  const networks = await networksOf(store.state.getState(), client).catch(() => null);
  if (networks === null) {
    store.notify('error', 'training.noSnapshot'); // the one thing that can go wrong: no weights yet
    return;
  }
  const writers = await loadWriters().catch(() => null);
  if (writers === null) return store.notify('error', 'app.notice.exportFailed');
  const [{ encodeBundle, fileNameOf }, { runReport }, { reportHtml }] = writers;
  const state = store.state.getState();
  const names = networks.map(({ name, file }) => ({ id: file.snapshot.network.id, name }));
  const present = presentRun();
  const record = present !== null && isRunOf(present, state.config) ? present : null; // not of the one before
  const words = { t: i18next.t, language: i18next.language === 'es' ? 'es' : 'en' } as const;
  try {
    const bytes = encodeBundle({
      config: state.config,
      networks,
      record,
      historyCsv: historyCsv(store.history, names),
      report:
        record !== null
          ? { name: 'report.html', text: reportHtml(record, runName(record), words) }
          : { name: 'report.md', text: runReport(reportOf(state, networks)) },
    });
    const iteration = Math.max(0, ...networks.map(({ file }) => file.snapshot.iteration));
    const data = fileNameOf(currentDataset(state)?.set?.name ?? state.config.data.source);
    download(new Blob([bytes], { type: 'application/zip' }), `run-${data}-${iteration}.zip`);
  } catch (error) {
    store.notify('error', 'app.notice.runBroke', { detail: String(error) });
  }
}

function loadWriters() {
  return Promise.all([
    import('../export/bundle'),
    import('../export/runReport'),
    import('./runs/report/reportHtml'),
  ]);
}

/** Each as it is when its turn comes; training goes on meanwhile. */
async function networksOf({ config }: AppState, client: TrainingClient): Promise<readonly NamedNetwork[]> {
  const { features, networks, seed } = config;
  const names = networkNames(networks);
  return Promise.all(
    networks.map(async ({ id }) => ({
      name: names.get(id) ?? id,
      file: { snapshot: await client.snapshot(id), features, seed },
    })),
  );
}

function reportOf(state: AppState, networks: readonly NamedNetwork[]): ReportedRun {
  const { config, engineInfo, prepared, runs } = state;
  return {
    config,
    engine: engineInfo === null ? 'not started' : engineText(engineInfo),
    data: prepared && { ...prepared, classes: prepared.classes.length },
    networks: networks.flatMap(({ name, file: { snapshot } }) => {
      const { network, inputs, classes, iteration } = snapshot;
      const definition = definitionOf(network.kind);
      if (definition === undefined) return [];
      const { options, id } = network;
      const { seconds, evaluation } = runs[id] ?? NEW_RUN;
      const parameters = countParameters(definition, options, inputs, classes.length).total;
      const cost = networkCost(definition, options, inputs, classes.length);
      return [{ name, parameters, cost, iteration, seconds, scores: evaluation?.scores ?? null }];
    }),
  };
}

function engineText({ name, threads, adapter }: NonNullable<AppState['engineInfo']>): string {
  if (name === 'webgpu') return adapter === '' ? name : `${name}, ${adapter}`;
  return `${name}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}
