/**
 * The library of recordings: reads files into its data sets, makes synthetic ones, opens, renames and removes them. Each
 * outcome enters the store here; what is read, made or opened becomes the experiment's data, of which `onDataset` is told.
 */

import i18next from 'i18next';

import type { DataClient } from '../dataset/dataClient';
import type { DatasetSummary, LibrarySummary } from '../dataset/protocol';
import type { SetReference } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import type { DataTasks } from './dataTasks';
import { differenceKey, findSet, referenceTo } from './setReference';
import type { AppState } from './state';
import type { AppStore } from './store';
import { syntheticSetName } from './syntheticSetName';

export class LibraryControl {
  readonly #store: AppStore;
  readonly #client: DataClient;
  readonly #tasks: DataTasks;
  readonly #onDataset: () => void;
  #answer: ((setName: string | null) => void) | null = null;
  #asked: Promise<string | null> = Promise.resolve(null);

  constructor(store: AppStore, client: DataClient, tasks: DataTasks, onDataset: () => void) {
    this.#store = store;
    this.#client = client;
    this.#tasks = tasks;
    this.#onDataset = onDataset;
  }

  /**
   * Reads files into the open data set, or one named after them, and makes it the experiment's. Waits for an import under way.
   *
   * @param again files that the open set has been read from: the person is not asked which set they are for
   * @param begin is told when they are read, and says how
   */
  async import(
    sources: readonly FileSource[],
    again: boolean,
    begin: (sources: readonly FileSource[]) => readonly FileSource[],
  ): Promise<void> {
    const setName = await this.#setFor(sources, again);
    if (setName === null) return;
    this.#askToKeep();
    if (this.#tasks.waits) this.#store.notify('info', 'data.library.waits', { count: sources.length });
    await this.#tasks.run('importing', async (options) => {
      const { dataset, report } = await this.#client.import(begin(sources), setName, options);
      const usable = dataset.sequences.length > 0;
      this.#store.state.setState({ report, reportOpen: true });
      if (usable) this.#use(dataset);
    });
    await this.list();
  }

  /** Makes the built-in set into the library, as far as it is not there, and makes it the experiment's. */
  async generateSet(): Promise<void> {
    const { data, seed } = this.#state.config;
    if (data.source !== 'synthetic') return;
    this.#askToKeep();
    await this.#tasks.run('generating', async (options) => {
      const name = syntheticSetName(data, seed);
      this.#use(await this.#client.generateSet(seed, data, name, options));
    });
    await this.list();
  }

  /** Opens a data set and makes it the experiment's; says so where there is none, or another one. */
  async open(wanted: SetReference): Promise<void> {
    this.#setOpen(null);
    await this.#tasks.run('opening', async ({ signal }) => {
      const { sets } = await this.#client.library();
      const found = findSet(wanted, sets);
      if (found === undefined) return this.#missing(wanted);
      const dataset = await this.#client.openSet(found.id);
      signal.throwIfAborted(); // other recordings are wanted by now
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
    this.#setOpen({ ...imported, set: { ...imported.set, name } });
  }

  /** For good. Where it is open, the experiment is left without it. */
  async remove(setId: string): Promise<void> {
    if (this.#state.datasets.imported?.set?.id === setId) {
      this.#setOpen(null);
      this.#store.state.setState({ report: null, reportOpen: false });
    }
    await this.#listed(this.#client.removeSet(setId));
  }

  /** The set that files which asked for one are for; null: they are not read. */
  answer(setName: string | null): void {
    this.#store.state.setState({ addition: null });
    this.#answer?.(setName);
    this.#answer = null;
  }

  /** Name of the data set that files go into, asked for where two are as likely; null where the person wants none. */
  #setFor(sources: readonly FileSource[], again: boolean): Promise<string | null> {
    this.#asked = this.#asked.then(() => {
      const { data } = this.#state.config;
      const open = data.source === 'imported' ? this.#state.datasets.imported?.set?.name : undefined;
      const named = nameOf(sources);
      if (open === undefined) return named ?? i18next.t('data.library.defaultName');
      if (again || named === null || named === open) return open;
      const known = this.#state.library?.sets.some(({ name }) => name === named) ?? false;
      this.#store.state.setState({ addition: { open, named, known } });
      return new Promise((resolve) => {
        this.#answer = resolve;
      });
    });
    return this.#asked;
  }

  get #state(): AppState {
    return this.#store.state.getState();
  }

  /** Else the browser may delete it when room gets short. Some ask the person, who may take their time; the list shows the answer. */
  #askToKeep(): void {
    if (this.#state.library?.persisted === true) return;
    void navigator.storage
      ?.persist?.()
      .then((persisted) => {
        this.#store.state.setState(({ library }) => ({ library: library && { ...library, persisted } }));
      })
      .catch(() => undefined);
  }

  #setOpen(dataset: DatasetSummary | null): void {
    this.#store.state.setState(({ datasets }) => ({ datasets: { ...datasets, imported: dataset } }));
  }

  /** Makes an opened set the experiment's data. */
  #use(dataset: DatasetSummary): void {
    this.#setOpen(dataset);
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

  async #listed(asked: Promise<LibrarySummary>): Promise<void> {
    try {
      this.#store.state.setState({ library: await asked });
    } catch (error) {
      this.#tasks.report(error);
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
