/**
 * The training worker's life: started late, linked to the data worker, told of every change of the experiment, ended
 * and started anew for another engine.
 */

import type { DataClient } from '../dataset/dataClient';
import type { PreparedData } from '../dataset/protocol';
import type { EnginePreference } from '../experiment/config';
import type { ExplainedFrame, TrainingEvent } from '../training/protocol';
import type { RunState } from '../training/runState';
import { TrainingClient } from '../training/trainingClient';
import { type AppState, currentDataset } from './state';
import type { AppStore } from './store';
import { TrainingEventIntake } from './trainingEvents';

export class TrainingControl {
  readonly #store: AppStore;
  readonly #data: DataClient;
  readonly #intake: TrainingEventIntake;
  readonly #onEvent: (event: TrainingEvent) => void;
  #client: TrainingClient | null = null;
  #explained: ExplainedFrame | null = null;
  /** Sent with the next configuration. */
  #toResume: { go(client: TrainingClient): void; giveUp(): void } | null = null;

  /** @param onEvent told of every event of the worker as it comes, before it is in the store */
  constructor(store: AppStore, data: DataClient, onEvent: (event: TrainingEvent) => void) {
    this.#store = store;
    this.#onEvent = onEvent;
    this.#data = data;
    this.#intake = new TrainingEventIntake(store);
  }

  /** The running worker, made now if there is none. */
  start(): TrainingClient {
    if (this.#client !== null) return this.#client;
    const client: TrainingClient = new TrainingClient((event) => {
      if (this.#client !== client) return;
      this.#onEvent(event);
      if (this.#client === client) this.#intake.receive(event); // else another has taken its place
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

  /** Brings the store up to date with all that the worker has said. */
  flush(): void {
    this.#intake.flush();
  }

  ablate(networkId: string): void {
    this.#client?.ablate(networkId);
  }

  returnToBest(networkId: string): void {
    this.#client?.returnToBest(networkId);
  }

  /** What is asked stays asked, of another worker too. */
  explain(target: ExplainedFrame | null): void {
    this.#explained = target;
    this.#client?.explain(target);
  }

  watch(sequenceId: string | null): void {
    this.#client?.watch(sequenceId);
  }

  /** The states of all networks, with the store up to date with them; null where there are none. */
  async capture(): Promise<{ data: PreparedData; states: readonly RunState[] } | null> {
    const client = this.#client;
    const captured = await client?.capture().catch(() => null);
    if (captured == null || captured.data === null || this.#client !== client) return null;
    this.#intake.flush();
    return { data: captured.data, states: captured.states };
  }

  /**
   * Lets networks go on from states, as soon as the experiment is configured anew: which do. Rejects where the worker ended.
   *
   * @param fits asked then; where it says no, none do
   */
  resume(
    data: PreparedData,
    states: readonly RunState[],
    fits: () => boolean = () => true,
  ): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      this.#toResume = {
        go: (client) => {
          if (fits()) client.resume(data, states).then(resolve, reject);
          else resolve([]);
        },
        giveUp: () => reject(new Error('The worker ended before the run went on')),
      };
    });
  }

  /** Another engine is another worker: all networks start anew. */
  restart(engine: EnginePreference): void {
    this.#client?.dispose();
    this.#client = null;
    this.#intake.drop();
    this.#toResume?.giveUp();
    this.#toResume = null;
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
      explanation: null,
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
    this.#toResume?.go(client);
    this.#toResume = null;
    client.watch(watchedId);
    client.explain(this.#explained);
    if (trainWhenReady) {
      this.#store.state.setState({ trainWhenReady: false });
      client.train();
    }
  }
}
