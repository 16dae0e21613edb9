/**
 * The training worker's life: started late, linked to the data worker, told of every change of the experiment, ended
 * and started anew for another engine.
 */

import type { DataClient } from '../dataset/dataClient';
import type { EnginePreference } from '../experiment/config';
import { TrainingClient } from '../training/trainingClient';
import { type AppState, currentDataset } from './state';
import type { AppStore } from './store';
import { TrainingEventIntake } from './trainingEvents';

export class TrainingControl {
  readonly #store: AppStore;
  readonly #data: DataClient;
  readonly #intake: TrainingEventIntake;
  #client: TrainingClient | null = null;

  constructor(store: AppStore, data: DataClient) {
    this.#store = store;
    this.#data = data;
    this.#intake = new TrainingEventIntake(store);
  }

  /** The running worker, made now if there is none. */
  start(): TrainingClient {
    if (this.#client !== null) return this.#client;
    const client: TrainingClient = new TrainingClient((event) => {
      if (this.#client === client) this.#intake.receive(event);
    });
    this.#client = client;
    const { port1, port2 } = new MessageChannel();
    this.#data.connect(port1);
    client.connect(port2, this.#state.engine);
    this.#push(client);
    return client;
  }

  /** Tells the worker what the experiment now is; does nothing while there are no data or no worker. */
  configure(): void {
    if (this.#client !== null) this.#push(this.#client);
  }

  train(): void {
    const client = this.start();
    if (currentDataset(this.#state) === null) this.#store.state.setState({ trainWhenReady: true });
    else client.train();
  }

  pause(): void {
    this.#store.state.setState({ trainWhenReady: false });
    this.#client?.pause();
  }

  step(): void {
    if (currentDataset(this.#state) !== null) this.start().step();
  }

  reset(): void {
    this.#store.state.setState({ trainWhenReady: false });
    this.#client?.reset();
  }

  watch(sequenceId: string | null): void {
    this.#client?.watch(sequenceId);
  }

  /** Another engine is another worker: all networks start anew. */
  restart(engine: EnginePreference): void {
    this.#client?.dispose();
    this.#client = null;
    this.#intake.drop();
    for (const { id } of this.#state.config.networks) this.#store.history.forget(id);
    this.#store.state.setState(({ historyRevision }) => ({
      engine,
      engineInfo: null,
      status: 'idle',
      trainWhenReady: false,
      prepared: null,
      refused: null,
      failure: null,
      runs: {},
      predictions: null,
      historyRevision: historyRevision + 1,
    }));
    this.start();
  }

  get #state(): AppState {
    return this.#store.state.getState();
  }

  #push(client: TrainingClient): void {
    const { config, watchedId, trainWhenReady } = this.#state;
    const dataset = currentDataset(this.#state);
    if (dataset === null) return;
    client.configure(config, dataset.revision);
    client.watch(watchedId);
    if (trainWhenReady) {
      this.#store.state.setState({ trainWhenReady: false });
      client.train();
    }
  }
}
