/**
 * What a person can do, wired to the clients and the store. The page calls this and nothing below it; all that comes back
 * enters through the store.
 */

import { DataClient } from '../dataset/dataClient';
import type { EnginePreference, ExperimentConfig } from '../experiment/config';
import { type Language, setLanguage } from '../i18n/i18n';
import type { FileSource } from '../recordings/fileSource';
import { addressOf } from './address';
import { BvhControl } from './bvhControl';
import { BvhCorrections } from './bvhCorrections';
import { Checkpointing } from './checkpointing';
import { DataControl } from './dataControl';
import { DataTasks } from './dataTasks';
import { dataWorker } from './earlyWorker';
import { importFile, importsAmong } from './importing';
import { LibraryControl } from './libraryControl';
import { NetworksControl } from './networksControl';
import { RunsControl } from './runs/runsControl';
import { saveRun } from './saveRun';
import { type AppState, currentDataset } from './state';
import type { AppStore } from './store';
import { TrainingControl } from './trainingControl';

export class Controller {
  readonly #store: AppStore;
  readonly data: DataControl;
  readonly library: LibraryControl;
  readonly bvh: BvhControl;
  readonly networks: NetworksControl;
  readonly training: TrainingControl;
  readonly checkpoints: Checkpointing;
  readonly runs: RunsControl;

  constructor(store: AppStore) {
    this.#store = store;
    const client = new DataClient(dataWorker);
    const tasks = new DataTasks(store);
    const onDataset = () => this.#datasetChanged();
    const library = new LibraryControl(store, client, tasks, onDataset);
    this.library = library;
    this.data = new DataControl({ store, client, tasks, library, onDataset });
    this.bvh = new BvhControl(
      store,
      new BvhCorrections(localStorage),
      (sources) => void this.data.import(sources, true),
    );
    this.networks = new NetworksControl(store, {
      change: (config) => this.change(config),
      client: () => this.training.start(),
    });
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
    void this.library.list();
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
    if (this.data.needsOthers(before)) void this.data.openOrGenerate();
    else this.training.configure();
  }

  importRecordings(sources: readonly FileSource[]): void {
    void this.data.import(sources, false, (read) => this.bvh.imported(read));
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
      if (this.data.waitsToBeMade) {
        this.#store.notify('info', 'data.large.first');
        return;
      }
      const ready = currentDataset(this.#state) !== null;
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

  /** A network into the experiment; a run into the list of runs, and where it may also in place of the experiment. */
  importFile(file: File): Promise<void> {
    return importFile(file, this.#store, {
      client: () => this.training.start(),
      change: (config) => this.change(config),
      leave: () => this.#leaveRun(),
      reset: () => this.training.reset(),
      runs: this.runs,
    });
  }

  /** Another run is about to take the place of the present one. */
  #leaveRun(): void {
    this.runs.stopRepeating();
    this.training.pause();
    this.runs.hold();
    this.checkpoints.begin();
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

  /** Tells the worker, and shows the first sequence where the watched one is not in the set. */
  #datasetChanged(): void {
    const dataset = currentDataset(this.#state);
    const { watchedId } = this.#state;
    this.#store.state.setState(({ confusion }) => ({ confusion: { ...confusion, picked: null } }));
    const next = dataset?.sequences.find(({ id }) => id === watchedId) ?? dataset?.sequences[0];
    if (next === undefined)
      this.#store.state.setState({ watchedId: null, sequence: null, predictions: null, explanation: null });
    else void this.data.watch(next.id);
    this.training.configure();
  }
}
