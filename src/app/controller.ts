/**
 * What a person can do, wired to the clients and the store. The page calls this and nothing below it; all that comes back
 * enters through the store.
 */

import { DataClient } from '../dataset/dataClient';
import type { EnginePreference, ExperimentConfig } from '../experiment/config';
import type { Loaders } from '../export/exporters';
import type { ExportFormat } from '../export/formats';
import { type Language, setLanguage } from '../i18n/i18n';
import type { FileSource } from '../recordings/fileSource';
import { MOST_IN_MEMORY, sequenceCount } from '../recordings/synthetic/design';
import { addressOf } from './address';
import { BvhControl } from './bvhControl';
import { Checkpointing } from './checkpointing';
import { DataControl } from './dataControl';
import { definitionOf } from './definitions';
import { dataWorker } from './earlyWorker';
import { addNetwork, MAX_NETWORKS, removeNetwork, setNetworkOptions } from './experimentEdits';
import { importFile, importsAmong } from './importing';
import { exportNetwork, loadersOf } from './networkFiles';
import { RunsControl } from './runs/runsControl';
import { saveRun } from './saveRun';
import { referenceTo } from './setReference';
import { type AppState, currentDataset } from './state';
import type { AppStore } from './store';
import { TrainingControl } from './trainingControl';

export class Controller {
  readonly #store: AppStore;
  readonly data: DataControl;
  readonly bvh: BvhControl;
  readonly training: TrainingControl;
  readonly checkpoints: Checkpointing;
  readonly runs: RunsControl;

  constructor(store: AppStore) {
    this.#store = store;
    const client = new DataClient(dataWorker);
    this.data = new DataControl(store, client, () => this.#datasetChanged());
    this.bvh = new BvhControl(store, (sources) => void this.data.import(sources));
    this.training = new TrainingControl(store, client, (event) => {
      this.runs.heard(event);
      this.checkpoints.heard(event);
    });
    this.checkpoints = new Checkpointing(store, this.training, (config) => this.change(config), {
      hold: () => this.runs.hold(),
      release: () => this.runs.release(),
      resumed: (runId) => this.runs.resumed(runId),
    });
    const commands = {
      flush: () => this.training.flush(),
      change: (config: ExperimentConfig) => this.change(config),
      train: () => this.training.train(),
      pause: () => this.training.pause(),
      reset: () => this.training.reset(),
    };
    this.runs = new RunsControl(store, commands, () => this.checkpoints.runId);
  }

  /** First visit: the recordings at once, the engine when the page has been painted. */
  open(): void {
    void this.data.openOrGenerate();
    void this.data.list();
    void this.checkpoints.offer();
    const startEngine = () => void this.training.start();
    if ('requestIdleCallback' in window) requestIdleCallback(startEngine, { timeout: 2000 });
    else setTimeout(startEngine, 500);
  }

  /** Applies a valid experiment: live where it can be, recordings made anew where it must be. */
  change(config: ExperimentConfig): void {
    const before = this.#state.config;
    this.#store.state.setState({ config });
    if (config.data.source === 'synthetic') this.#store.state.setState({ synthetic: config.data });
    if (this.#needsData(before)) void this.data.openOrGenerate();
    else this.training.configure();
  }

  /** The built-in recordings again. */
  selectSynthetic(): void {
    const { config, synthetic, datasets } = this.#state;
    if (config.data.source === 'synthetic') return;
    this.#store.state.setState({ config: { ...config, data: synthetic } });
    if (datasets.synthetic !== null) this.#datasetChanged();
    else void this.data.generate();
  }

  /** Another data set of the library; nothing where it is the experiment's already. */
  selectSet(id: string): void {
    const { library, datasets, config } = this.#state;
    const set = library?.sets.find((candidate) => candidate.id === id);
    if (set === undefined) return;
    const { imported } = datasets;
    if (imported?.set?.id !== id) {
      void this.data.open({ id, name: set.name, hash: null, recordings: null }); // whatever it now holds
    } else if (config.data.source !== 'imported') {
      const data = { source: 'imported', set: referenceTo(imported) } as const;
      this.#store.state.setState({ config: { ...config, data } });
      this.#datasetChanged();
    }
  }

  importRecordings(sources: readonly FileSource[]): void {
    this.bvh.imported(sources);
    void this.data.import(sources);
  }

  async removeSet(id: string): Promise<void> {
    const wasOpen = this.#state.datasets.imported?.set?.id === id;
    await this.data.remove(id);
    if (wasOpen) this.selectSynthetic();
  }

  watch(id: string): void {
    this.#store.state.setState({ sought: null });
    this.#open(id);
  }

  /** Opens the sequence at the first frame that the network answers as this action. */
  watchAnswer(id: string, networkId: string, action: number): void {
    const isOpen = this.#state.watchedId === id;
    this.#store.state.setState({ sought: { sequenceId: id, networkId, action } });
    if (!isOpen) this.#open(id);
  }

  #open(id: string): void {
    void this.data.watch(id);
    this.training.watch(id);
  }

  toggleTraining(): void {
    const { status, trainWhenReady, dataTask } = this.#state;
    if (status === 'running' || status === 'preparing' || trainWhenReady) this.training.pause();
    else {
      const { data } = this.#state.config;
      const ready = currentDataset(this.#state) !== null;
      if (!ready && data.source === 'synthetic' && sequenceCount(data) > MOST_IN_MEMORY) {
        this.#store.notify('info', 'data.large.first');
        return;
      }
      this.training.train();
      // Making them was cancelled: Train means them too.
      if (!ready && dataTask === null) void this.data.openOrGenerate();
    }
  }

  setEngine(engine: EnginePreference): void {
    this.runs.stopRepeating();
    this.runs.finish();
    this.training.restart(engine);
    this.#store.notify('info', 'app.notice.engineChanged');
  }

  setLanguage(language: Language): void {
    setLanguage(language);
  }

  addNetwork(kind: string): void {
    const definition = definitionOf(kind);
    if (definition === undefined) return;
    this.#add(kind, definition.defaults);
  }

  duplicateNetwork(id: string): void {
    const network = this.#state.config.networks.find((candidate) => candidate.id === id);
    if (network !== undefined) this.#add(network.kind, network.options);
  }

  removeNetwork(id: string): void {
    this.change(removeNetwork(this.#state.config, id));
    this.#store.history.forget(id); // now that the run with it has been kept
  }

  setNetworkOptions(id: string, options: Record<string, unknown>): void {
    this.change(setNetworkOptions(this.#state.config, id, options));
  }

  exportNetwork(id: string, format: ExportFormat): void {
    void exportNetwork(id, format, this.#store, this.training.start());
  }

  /** Python that loads the network; null, with a sentence, where there is none. */
  loaders(id: string): Promise<Loaders | null> {
    return loadersOf(id, this.#store, this.training.start());
  }

  /** A network into the experiment, or a run in its place. */
  importFile(file: File): Promise<void> {
    return importFile(file, this.#store, {
      client: () => this.training.start(),
      change: (config) => this.change(config),
      pause: () => this.training.pause(),
    });
  }

  /** Networks and runs are imported one after the other; all else is read as recordings. */
  async dropped(sources: readonly FileSource[]): Promise<void> {
    const imports = await importsAmong(sources);
    const recordings = sources.filter((source) => !imports.includes(source));
    if (recordings.length > 0) this.importRecordings(recordings);
    for (const { file } of imports) await this.importFile(file);
  }

  saveRun(): void {
    void saveRun(this.#store, this.training.start(), () => this.runs.present());
  }

  /** Copies the link of the experiment as it stands. */
  copyLink(): Promise<boolean> {
    const { config, engine } = this.#state;
    return this.copy(addressOf(config, engine), 'app.notice.noClipboard');
  }

  /** @param failedKey of the sentence where the browser does not allow it */
  async copy(text: string, failedKey = 'app.notice.notCopied'): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      this.#store.notify('error', failedKey);
      return false;
    }
  }

  get #state(): AppState {
    return this.#store.state.getState();
  }

  /** Whether the experiment is about other recordings than the ones at hand. */
  #needsData(before: ExperimentConfig): boolean {
    const { config, datasets } = this.#state;
    const { data, seed } = config;
    if (data.source === 'imported') return (data.set?.id ?? null) !== (datasets.imported?.set?.id ?? null);
    return data !== before.data || seed !== before.seed || datasets.synthetic === null;
  }

  #add(kind: string, options: Record<string, unknown>): void {
    if (this.#state.config.networks.length >= MAX_NETWORKS) {
      this.#store.notify('info', 'app.notice.tooManyNetworks', { count: MAX_NETWORKS });
      return;
    }
    this.change(addNetwork(this.#state.config, kind, options).config);
  }

  /** Tells the worker, and shows the first sequence where the watched one is not in the set. */
  #datasetChanged(): void {
    const dataset = currentDataset(this.#state);
    const { watchedId } = this.#state;
    const next = dataset?.sequences.find(({ id }) => id === watchedId) ?? dataset?.sequences[0];
    if (next === undefined)
      this.#store.state.setState({ watchedId: null, sequence: null, predictions: null, explanation: null });
    else void this.data.watch(next.id);
    this.training.configure();
  }
}
