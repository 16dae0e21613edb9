/**
 * The experiment's recordings: which they are, made or opened where they are not at hand, and what is asked of them: the
 * watched sequence, the quality report, an archive. Each outcome enters the store here; `onDataset` says that the
 * experiment's data set is ready or another one.
 */

import { LARGE_ARCHIVE } from '../dataset/archiveTarget';
import type { DataClient } from '../dataset/dataClient';
import type { DatasetSummary } from '../dataset/protocol';
import type { QualityReport } from '../dataset/qualityReport';
import type { ExperimentConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import { MOST_IN_MEMORY, sequenceCount } from '../recordings/synthetic/design';
import type { DataTasks } from './dataTasks';
import { download } from './download';
import type { LibraryControl } from './libraryControl';
import { pickFile } from './pickFile';
import { referenceTo } from './setReference';
import { type AppState, currentDataset } from './state';
import type { AppStore } from './store';

interface DataParts {
  readonly store: AppStore;
  readonly client: DataClient;
  readonly tasks: DataTasks;
  readonly library: LibraryControl;
  readonly onDataset: () => void;
}

export class DataControl {
  readonly #store: AppStore;
  readonly #client: DataClient;
  readonly #tasks: DataTasks;
  readonly #library: LibraryControl;
  readonly #onDataset: () => void;

  constructor({ store, client, tasks, library, onDataset }: DataParts) {
    this.#store = store;
    this.#client = client;
    this.#tasks = tasks;
    this.#library = library;
    this.#onDataset = onDataset;
  }

  /** Makes the built-in set anew where the experiment asks for it; one too large for memory waits for the library's `generateSet`. */
  async generate(): Promise<void> {
    const { data, seed } = this.#state.config;
    if (data.source !== 'synthetic') return;
    this.#setSynthetic(null);
    if (this.waitsToBeMade) {
      this.#tasks.giveWay();
      return;
    }
    await this.#tasks.run('generating', async (options) => {
      if (this.#state.config.data !== data) return; // files that it waited for have become the experiment's
      this.#setSynthetic(await this.#client.generate(seed, data, options));
      this.#onDataset();
    });
  }

  /** What the experiment is about: the built-in set made, or the one of the library opened. */
  async openOrGenerate(): Promise<void> {
    const { data } = this.#state.config;
    if (data.source === 'synthetic') await this.generate();
    else if (data.set !== null) await this.#library.open(data.set);
  }

  /** The experiment is about a built-in set that is too large to be made unasked, and is not made. */
  get waitsToBeMade(): boolean {
    const { data } = this.#state.config;
    return (
      data.source === 'synthetic' &&
      sequenceCount(data) > MOST_IN_MEMORY &&
      currentDataset(this.#state) === null
    );
  }

  /** Whether the experiment is about other recordings than the ones at hand. @param before what it was until now */
  needsOthers(before: ExperimentConfig): boolean {
    const { config, datasets } = this.#state;
    const { data, seed } = config;
    if (data.source === 'imported') return (data.set?.id ?? null) !== (datasets.imported?.set?.id ?? null);
    return data !== before.data || seed !== before.seed || datasets.synthetic === null;
  }

  /** The built-in recordings again. */
  selectSynthetic(): void {
    const { config, synthetic, datasets } = this.#state;
    if (config.data.source === 'synthetic') return;
    this.#store.state.setState({ config: { ...config, data: synthetic } });
    if (datasets.synthetic !== null) this.#onDataset();
    else void this.generate();
  }

  /** Another data set of the library; nothing where it is the experiment's already. */
  selectSet(id: string): void {
    const { library, datasets, config } = this.#state;
    const set = library?.sets.find((candidate) => candidate.id === id);
    if (set === undefined) return;
    const { imported } = datasets;
    if (imported?.set?.id !== id) {
      void this.#library.open({ id, name: set.name, hash: null, recordings: null }); // whatever it now holds
    } else if (config.data.source !== 'imported') {
      const data = { source: 'imported', set: referenceTo(imported) } as const;
      this.#store.state.setState({ config: { ...config, data } });
      this.#onDataset();
    }
  }

  /**
   * Reads files into the library. Where nothing could be read, the experiment keeps the recordings that it had.
   *
   * @param again into the open set, unasked
   * @param begin is told when they are read, and says how
   */
  async import(
    sources: readonly FileSource[],
    again = false,
    begin: (sources: readonly FileSource[]) => readonly FileSource[] = (same) => same,
  ): Promise<void> {
    if (sources.length === 0) return;
    await this.#library.import(sources, again, begin);
    if (currentDataset(this.#state) === null) await this.openOrGenerate();
  }

  /** For good. The experiment goes back to the built-in recordings where it was about this set. */
  async removeSet(id: string): Promise<void> {
    const wasOpen = this.#state.datasets.imported?.set?.id === id;
    await this.#library.remove(id);
    if (wasOpen) this.selectSynthetic();
  }

  /** Train does not wait for recordings that nobody makes any more. */
  cancel(): void {
    this.#store.state.setState({ trainWhenReady: false });
    this.#tasks.cancel();
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
      this.#tasks.report(error);
    }
  }

  /** Null where it could not be made, or is not asked for any more. */
  async quality(signal: AbortSignal): Promise<QualityReport | null> {
    const { data, split, seed } = this.#state.config;
    try {
      return await this.#client.quality(data.source, split, seed, { signal });
    } catch (error) {
      this.#tasks.report(error);
      return null;
    }
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
    await this.#tasks.run('writing', async (options) => {
      const archive = await this.#client.writeArchive(source, picked, options);
      if (archive !== null) download(archive, name);
    });
  }

  get #state(): AppState {
    return this.#store.state.getState();
  }

  #setSynthetic(dataset: DatasetSummary | null): void {
    this.#store.state.setState(({ datasets }) => ({ datasets: { ...datasets, synthetic: dataset } }));
  }
}
