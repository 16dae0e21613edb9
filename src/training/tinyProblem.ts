/** For tests: a training session on a tiny problem and tfjs's plain CPU backend that records what it says. */

import * as tf from '@tensorflow/tfjs-core';

import { DEFAULT_EXPERIMENT, type ExperimentConfig, type NetworkConfig } from '../experiment/config';
import type { SessionCommand } from './performing';
import type { TrainingEvent } from './protocol';
import { TrainingSession } from './session';
import { TinyEngine } from './tinyEngine';
import { TinySource } from './tinySource';

export const ANN: NetworkConfig = {
  id: 'a',
  kind: 'ann',
  options: { units: 6, activation: 'tanh', hiddenLayers: [] },
};
export const RNN: NetworkConfig = {
  id: 'r',
  kind: 'rnn',
  options: { units: 5, activation: 'tanh', hiddenLayers: [] },
};

export function experiment(
  networks: readonly NetworkConfig[],
  training: Partial<ExperimentConfig['training']> = {},
): ExperimentConfig {
  return {
    ...DEFAULT_EXPERIMENT,
    networks: [...networks],
    training: { ...DEFAULT_EXPERIMENT.training, learningRate: 0.02, ...training },
  };
}

type EventOf<Type extends TrainingEvent['type']> = Extract<TrainingEvent, { type: Type }>;

/** More than a tiny engine takes to say that it is lost, unless it is to be late. */
export const LOSS_GRACE_MS = 300;

export class Rehearsal {
  readonly source = new TinySource();
  readonly events: TrainingEvent[] = [];
  readonly session: TrainingSession;
  #waiting: { fits: () => boolean; resolve: () => void }[] = [];

  /** The last is in use. */
  readonly engines: TinyEngine[];

  private constructor(now: () => number, asynchronous: boolean) {
    const engine = new TinyEngine(asynchronous);
    this.engines = [engine];
    this.session = new TrainingSession({
      engine,
      nextEngine: () => {
        const next = new TinyEngine(asynchronous);
        this.engines.push(next);
        return Promise.resolve(next);
      },
      source: this.source,
      lossGrace: LOSS_GRACE_MS,
      post: (event) => {
        this.events.push(event);
        for (const waiter of this.#waiting) if (waiter.fits()) waiter.resolve();
      },
      now,
    });
  }

  /**
   * @param now the session's clock, in milliseconds
   * @param asynchronous treat the engine as one that runs behind the program
   */
  static async start(now: () => number = () => performance.now(), asynchronous = false): Promise<Rehearsal> {
    await tf.setBackend('cpu');
    return new Rehearsal(now, asynchronous);
  }

  send(...commands: SessionCommand[]): void {
    for (const command of commands) this.session.handle(command);
  }

  configure(config: ExperimentConfig, dataRevision = 1): void {
    this.send({ type: 'configure', config, dataRevision });
  }

  all<Type extends TrainingEvent['type']>(type: Type): EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  last<Type extends TrainingEvent['type']>(type: Type): EventOf<Type> | undefined {
    return this.all(type).at(-1);
  }

  /** Resolves once an event of this kind has come since the last forget(). */
  async until<Type extends TrainingEvent['type']>(
    type: Type,
    fits: (event: EventOf<Type>) => boolean = () => true,
  ): Promise<EventOf<Type>> {
    const found = () => this.all(type).find(fits);
    if (found() === undefined) {
      await new Promise<void>((resolve) => {
        this.#waiting.push({ fits: () => found() !== undefined, resolve });
      });
    }
    const event = found();
    if (event === undefined) throw new Error(`no ${type}`);
    return event;
  }

  /** Commands sent so far are done. */
  async settled(): Promise<void> {
    const requestId = 1e6 + this.events.length;
    this.send({ type: 'snapshot', requestId, networkId: 'nobody', which: 'latest' });
    await this.until('no-snapshot', (event) => event.requestId === requestId);
  }

  forget(): void {
    this.events.length = 0;
  }

  async snapshot(networkId: string, which: 'latest' | 'best' = 'latest') {
    const requestId = 2e6 + this.events.length;
    this.send({ type: 'snapshot', requestId, networkId, which });
    return (await this.until('snapshot', (event) => event.requestId === requestId)).snapshot;
  }

  iterations(): Record<string, number> {
    const networks = this.last('progress')?.networks ?? [];
    return Object.fromEntries(networks.map(({ networkId, iteration }) => [networkId, iteration]));
  }

  /** Each step's loss of a network, where steps were commanded one by one. */
  losses(networkId: string): number[] {
    return this.all('progress')
      .flatMap(({ points }) => points)
      .filter((point) => point.networkId === networkId)
      .map(({ loss }) => loss);
  }

  /** Lets the session free its tensors. */
  async end(): Promise<void> {
    this.session.dispose();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
