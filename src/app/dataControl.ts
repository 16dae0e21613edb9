/**
 * The recordings: makes the built-in ones, reads files into the library, opens what is in it, writes recordings out,
 * fetches the watched sequence. Each outcome enters the store here; `onDataset` says that the experiment's data set is ready or another one.
 */

import i18next from 'i18next';

import { LARGE_ARCHIVE } from '../dataset/archiveTarget';
import { type DataClient, DataError } from '../dataset/dataClient';
import type { DataProgress, DatasetSummary, LibrarySummary } from '../dataset/protocol';
import type { QualityReport } from '../dataset/qualityReport';
import type { SetReference } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import { MOST_IN_MEMORY, sequenceCount } from '../recordings/synthetic/design';
import { download } from './download';
import { pickFile } from './pickFile';
import { differenceKey, findSet, referenceTo } from './setReference';
import { type AppState, currentDataset, type DataTask, type Source } from './state';
import type { AppStore } from './store';
import { syntheticSetName } from './syntheticSetName';

/** Fewer say little about how long others will take. */
const LEAST_TO_FORECAST = 300;

interface TaskOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DataProgress) => void;
}

export class DataControl {
  readonly #store: AppStore;
  readonly #client: DataClient;
  readonly #onDataset: () => void;
  #task: AbortController | null = null;

  constructor(store: AppStore, client: DataClient, onDataset: () => void) {
    this.#store = store;
    this.#client = client;
    this.#onDataset = onDataset;
  }

  /** Makes the built-in set anew where the experiment asks for it; one too large for memory waits for {@link generateSet}. */
  async generate(): Promise<void> {
    const { data, seed } = this.#state.config;
    if (data.source !== 'synthetic') return;
    this.#setDataset('synthetic', null);
    if (sequenceCount(data) > MOST_IN_MEMORY) {
      this.#task?.abort();
      return;
    }
    await this.#run('generating', async (options) => {
      const dataset = await this.#client.generate(seed, data, this.#timed(options));
      this.#setDataset('synthetic', dataset);
      this.#onDataset();
    });
  }

  /** Makes the built-in set into the library, as far as it is not there, and makes it the experiment's. */
  async generateSet(): Promise<void> {
    const { data, seed } = this.#state.config;
    if (data.source !== 'synthetic') return;
    this.#askToKeep();
    await this.#run('generating', async (options) => {
      this.#use(
        await this.#client.generateSet(seed, data, syntheticSetName(data, seed), this.#timed(options)),
      );
    });
    await this.list();
  }

  /** Reads files into the open data set, or one named after them, and makes it the experiment's. */
  async import(sources: readonly FileSource[]): Promise<void> {
    if (sources.length === 0) return;
    const { data } = this.#state.config;
    const open = data.source === 'imported' ? this.#state.datasets.imported?.set : null;
    const setName = open?.name ?? nameOf(sources) ?? i18next.t('data.library.defaultName');
    this.#askToKeep();
    await this.#run('importing', async (options) => {
      const { dataset, report } = await this.#client.import(sources, setName, options);
      const usable = dataset.sequences.length > 0;
      this.#store.state.setState({ report, reportOpen: true });
      if (usable) this.#use(dataset);
    });
    await this.list();
    if (currentDataset(this.#state) === null) await this.openOrGenerate();
  }

  /** What the experiment is about: the built-in set made, or the one of the library opened. */
  async openOrGenerate(): Promise<void> {
    const { data } = this.#state.config;
    if (data.source === 'synthetic') await this.generate();
    else if (data.set !== null) await this.open(data.set);
  }

  /** Opens a data set of the library and makes it the experiment's; says so where there is none, or another one. */
  async open(wanted: SetReference): Promise<void> {
    this.#setDataset('imported', null);
    await this.#run('opening', async () => {
      const { sets } = await this.#client.library();
      const found = findSet(wanted, sets);
      if (found === undefined) return this.#missing(wanted);
      const dataset = await this.#client.openSet(found.id);
      this.#use(dataset);
      const opened = referenceTo(dataset);
      const key = opened && differenceKey(wanted, opened);
      if (key === null) return;
      this.#store.notify(wanted.id === opened?.id ? 'info' : 'error', key, {
        name: wanted.name,
        there: opened?.name ?? '',
        recordings: wanted.recordings ?? 0,
        present: dataset.sequences.length,
      });
    });
  }

  /** Asks what the library holds. */
  async list(): Promise<void> {
    await this.#listed(this.#client.library());
  }

  async rename(setId: string, name: string): Promise<void> {
    await this.#listed(this.#client.renameSet(setId, name));
    const { imported } = this.#state.datasets;
    if (imported === null || imported.set?.id !== setId) return;
    this.#setDataset('imported', { ...imported, set: { ...imported.set, name } });
  }

  /** For good. The experiment goes back to the built-in recordings where it was about this set. */
  async remove(setId: string): Promise<void> {
    if (this.#state.datasets.imported?.set?.id === setId) {
      this.#setDataset('imported', null);
      this.#store.state.setState({ report: null, reportOpen: false });
    }
    await this.#listed(this.#client.removeSet(setId));
  }

  /**
   * Saves the experiment's recordings as a zip of `.skeleton` files: a large one into a file that the person picks, where
   * the browser lets them, any other as a download. Call it in the click.
   */
  async saveArchive(): Promise<void> {
    const { source } = this.#state.config.data;
    const dataset = currentDataset(this.#state);
    if (dataset === null) return;
    const name = `${dataset.set?.name.replaceAll(/[\\/:*?"<>|]/g, ' ') ?? source}-skeletons.zip`;
    const large = dataset.sequences.length > LARGE_ARCHIVE;
    const picked = large ? await pickFile(name) : null;
    if (picked === 'dismissed') return;
    await this.#run('writing', async (options) => {
      const archive = await this.#client.writeArchive(source, picked, options);
      if (archive !== null) download(archive, name);
    });
  }

  /** Null where it could not be made, or is not asked for any more. */
  async quality(signal: AbortSignal): Promise<QualityReport | null> {
    const { data, split, seed } = this.#state.config;
    try {
      return await this.#client.quality(data.source, split, seed, { signal });
    } catch (error) {
      this.#report(error);
      return null;
    }
  }

  /** Train does not wait for recordings that nobody makes any more. */
  cancel(): void {
    this.#store.state.setState({ trainWhenReady: false });
    this.#task?.abort();
  }

  /** Fetches a sequence of the present data set and shows it from its first frame. */
  async watch(id: string): Promise<void> {
    const { source } = this.#state.config.data;
    this.#store.state.setState(({ reasoning }) => ({
      watchedId: id,
      predictions: null,
      explanation: null,
      reasoning: reasoning && { ...reasoning, heldFrame: null },
    }));
    try {
      const sequence = await this.#client.sequence(source, id);
      if (this.#state.watchedId === id) this.#store.state.setState({ sequence, frame: 0 });
    } catch (error) {
      this.#report(error);
    }
  }

  get #state(): AppState {
    return this.#store.state.getState();
  }

  /** Else the browser may delete it when room gets short. */
  #askToKeep(): void {
    void navigator.storage?.persist?.().catch(() => false);
  }

  /** Notes how fast recordings are made here, for the next forecast. */
  #timed(options: TaskOptions): TaskOptions {
    return {
      ...options,
      onProgress: (progress) => {
        options.onProgress(progress);
        const { done, seconds } = progress;
        if (done >= LEAST_TO_FORECAST) this.#store.state.setState({ recordingsPerSecond: done / seconds });
      },
    };
  }

  #setDataset(source: Source, dataset: DatasetSummary | null): void {
    this.#store.state.setState(({ datasets }) => ({ datasets: { ...datasets, [source]: dataset } }));
  }

  async #listed(asked: Promise<LibrarySummary>): Promise<void> {
    try {
      this.#store.state.setState({ library: await asked });
    } catch (error) {
      this.#report(error);
    }
  }

  /** Makes an opened set the experiment's data. */
  #use(dataset: DatasetSummary): void {
    this.#setDataset('imported', dataset);
    this.#store.state.setState(({ config }) => ({
      config: { ...config, data: { source: 'imported', set: referenceTo(dataset) } },
    }));
    this.#onDataset();
  }

  #missing(wanted: SetReference): void {
    const { name, recordings } = wanted;
    if (recordings === null) this.#store.notify('error', 'data.library.missing', { name });
    else this.#store.notify('error', 'data.library.missingCounted', { name, count: recordings });
  }

  /** One task at a time: a new one cancels the one before. */
  async #run(kind: DataTask['kind'], work: (options: TaskOptions) => Promise<void>): Promise<void> {
    this.#task?.abort();
    const task = new AbortController();
    this.#task = task;
    const setTask = (dataTask: DataTask | null) => {
      if (this.#task === task) this.#store.state.setState({ dataTask });
    };
    setTask({ kind, progress: null });
    try {
      await work({ signal: task.signal, onProgress: (progress) => setTask({ kind, progress }) });
    } catch (error) {
      this.#report(error);
    } finally {
      setTask(null);
    }
  }

  #report(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (error instanceof DataError && (error.problem.file !== '' || error.problem.code !== 'unreadable')) {
      const { code, file, line, detail } = error.problem;
      this.#store.notify('error', `recordings.problem.${code}`, { line: line ?? '', detail }, file);
    } else {
      this.#store.notify('error', 'app.notice.dataFailed', { detail: errorText(error) });
    }
  }
}

/** After the folder, or the one archive, that they come from. */
function nameOf(sources: readonly FileSource[]): string | null {
  const folders = new Set(sources.map(({ path }) => (path.includes('/') ? path.split('/')[0] : '')));
  const [folder] = folders;
  if (folders.size === 1 && folder !== undefined && folder !== '') return folder;
  const [only, ...others] = sources;
  const archive = others.length === 0 ? /^(.+)\.(zip|npz)$/i.exec(only?.path ?? '') : null;
  return archive?.[1] ?? null;
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
