/**
 * The recordings: makes the built-in ones, reads files, writes them out, fetches the watched sequence. Each
 * outcome enters the store here; `onDataset` says that the experiment's data set is ready or another one.
 */

import { type DataClient, DataError } from '../dataset/dataClient';
import type { DataProgress, DatasetSummary } from '../dataset/protocol';
import type { FileSource } from '../recordings/fileSource';
import { download } from './download';
import { type AppState, currentDataset, type DataTask, type Source } from './state';
import type { AppStore } from './store';

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

  /** Makes the built-in set anew where the experiment asks for it. */
  async generate(): Promise<void> {
    const { data, seed } = this.#state.config;
    if (data.source !== 'synthetic') return;
    this.#setDataset('synthetic', null);
    await this.#run('generating', async (options) => {
      this.#setDataset('synthetic', await this.#client.generate(seed, data, options));
      this.#onDataset();
    });
  }

  /** Reads files and makes what was read the experiment's data. */
  async import(sources: readonly FileSource[]): Promise<void> {
    if (sources.length === 0) return;
    await this.#run('importing', async (options) => {
      const { dataset, report } = await this.#client.import(sources, options);
      this.#setDataset('imported', dataset);
      const usable = dataset.sequences.length > 0;
      this.#store.state.setState(({ config }) => ({
        report,
        reportOpen: true,
        config: usable ? { ...config, data: { source: 'imported' } } : config,
      }));
      if (usable) this.#onDataset();
    });
    if (currentDataset(this.#state) === null) await this.generate();
  }

  /** Forgets the imported recordings; the experiment goes back to the built-in ones. */
  async clearImported(): Promise<void> {
    await this.#client.clear().catch((error: unknown) => this.#report(error));
    this.#setDataset('imported', null);
    this.#store.state.setState({ report: null, reportOpen: false });
  }

  /** Downloads the experiment's recordings as a zip of `.skeleton` files. */
  async saveArchive(): Promise<void> {
    const { source } = this.#state.config.data;
    await this.#run('writing', async (options) => {
      download(await this.#client.writeArchive(source, options), `${source}-skeletons.zip`);
    });
  }

  /** Train does not wait for recordings that nobody makes any more. */
  cancel(): void {
    this.#store.state.setState({ trainWhenReady: false });
    this.#task?.abort();
  }

  /** Fetches a sequence of the present data set and shows it from its first frame. */
  async watch(id: string): Promise<void> {
    const { source } = this.#state.config.data;
    this.#store.state.setState({ watchedId: id, predictions: null });
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

  #setDataset(source: Source, dataset: DatasetSummary | null): void {
    this.#store.state.setState(({ datasets }) => ({ datasets: { ...datasets, [source]: dataset } }));
  }

  /** One task at a time: a new one cancels the one before. */
  async #run(
    kind: DataTask['kind'],
    work: (options: { signal: AbortSignal; onProgress: (progress: DataProgress) => void }) => Promise<void>,
  ): Promise<void> {
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
    if (error instanceof DataError && error.problem.file !== '') {
      const { code, file, line, detail } = error.problem;
      this.#store.notify('error', `recordings.problem.${code}`, { line: line ?? '', detail }, file);
    } else {
      this.#store.notify('error', 'app.notice.dataFailed', { detail: errorText(error) });
    }
  }
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
