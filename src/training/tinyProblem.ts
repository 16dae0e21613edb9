/**
 * For tests: three classes told apart by which input is high, in memory, and a training session on tfjs's plain CPU
 * backend that records what it says.
 */

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';

import type { BatchSource, SequenceBatch } from '../dataset/batchSource';
import { RefusedError } from '../dataset/batchSource';
import type { Batch, BatchPlan, BatchRows, FramePiece, PreparedData } from '../dataset/protocol';
import { DEFAULT_EXPERIMENT, type ExperimentConfig, type NetworkConfig } from '../experiment/config';
import { Random } from '../experiment/random';
import type { Operations } from '../kernels/operations';
import { createReferenceOperations } from '../kernels/reference';
import type { Engine } from './engine';
import type { TrainingEvent } from './protocol';
import { type SessionCommand, TrainingSession } from './session';

const INPUTS = 3;
const TIME = 4;
/** The commonest class has half of the sequences. */
const LABELS = [0, 1, 0, 2, 0, 1, 0, 2];
export const MAJORITY = 0.5;
const TEST_BATCHES = 3;

export class TinySource implements BatchSource {
  readonly asked: string[] = [];
  readonly plans: BatchPlan[] = [];
  /** Training batches of these numbers are not finite. */
  readonly poisoned = new Set<number>();
  /** Training batches of these numbers cannot be made. */
  readonly broken = new Set<number>();
  /** Sequences that the data do not hold. */
  readonly hidden = new Set<string>();
  refusal: 'no-data' | 'too-few-classes' | null = null;
  classes: readonly number[] = [4, 8, 9];

  prepare(plan: BatchPlan): Promise<PreparedData> {
    this.plans.push(plan);
    if (this.refusal !== null) return Promise.reject(new RefusedError(this.refusal));
    return Promise.resolve({
      revision: 1,
      split: plan.split,
      splitReason: 'as-asked',
      inputs: INPUTS,
      classes: this.classes,
      batchSize: LABELS.length,
      batchesPerEpoch: 2,
      testBatches: TEST_BATCHES,
      trainSequences: 16,
      testSequences: 24,
      majorityBaseline: MAJORITY,
      frames: 40 * TIME,
      framePieces: 1,
    });
  }

  trainBatch(index: number): Promise<Batch> {
    this.asked.push(`train ${index}`);
    if (this.broken.has(index)) return Promise.reject(new Error('no memory'));
    const batch = makeBatch(new Random(index).fork('train'), LABELS);
    if (this.poisoned.has(index)) batch.x.fill(Number.NaN);
    return Promise.resolve(batch);
  }

  testBatch(index: number): Promise<Batch> {
    this.asked.push(`test ${index}`);
    return Promise.resolve(makeBatch(new Random(index).fork('test'), LABELS));
  }

  /** Nothing here goes to a device: the reference operations have no room for frames. */
  trainRows(): Promise<BatchRows> {
    return Promise.reject(new Error('nobody asks'));
  }

  testRows(): Promise<BatchRows> {
    return Promise.reject(new Error('nobody asks'));
  }

  frames(): Promise<FramePiece> {
    return Promise.reject(new Error('nobody asks'));
  }

  sequenceBatch(id: string): Promise<SequenceBatch> {
    if (!id.startsWith('class') || this.hidden.has(id))
      return Promise.reject(new RefusedError('unknown-sequence'));
    const batch = makeBatch(new Random(1).fork(id), [Number(id.slice(5))]);
    return Promise.resolve({ batch, frames: Int32Array.from({ length: TIME }, (_, i) => 2 * i) });
  }
}

function makeBatch(random: Random, labels: readonly number[]): Batch {
  const size = labels.length;
  const x = new Float32Array(TIME * size * INPUTS);
  const lengths = Int32Array.from(labels, () => TIME - random.integer(2));
  for (let t = 0; t < TIME; t++) {
    for (const [row, label] of labels.entries()) {
      if (t >= (lengths[row] ?? 0)) continue;
      for (let i = 0; i < INPUTS; i++) {
        x[(t * size + row) * INPUTS + i] = (i === label ? 1 : 0) + random.normal(0, 0.3);
      }
    }
  }
  return {
    time: TIME,
    size,
    inputs: INPUTS,
    x,
    labels: Int32Array.from(labels),
    lengths,
    starts: new Int32Array(size),
    ids: labels.map((label, row) => `${label}-${row}`),
  };
}

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

/** The plain CPU backend as an engine, as one that runs behind the program if need be, and whose device can be lost. */
export class TinyEngine implements Engine {
  readonly info: Engine['info'] = { name: 'cpu', reason: 'asked-for', adapter: '', threads: 1 };
  readonly asynchronous: boolean;
  readonly operations: Operations;
  readonly lost: Promise<void> | null;
  /** Says, as a device does, that something was void. */
  fault: (message: string) => void = () => undefined;
  #lose: () => void = () => undefined;
  #dead = false;

  constructor(asynchronous: boolean) {
    const reference = createReferenceOperations(tf);
    this.asynchronous = asynchronous;
    this.lost = asynchronous ? new Promise((resolve) => (this.#lose = resolve)) : null;
    this.operations = {
      ...reference,
      updateParameters: (update) => {
        if (this.#dead) throw new Error('the device is gone');
        reference.updateParameters(update);
      },
    };
  }

  onFault(listener: (message: string) => void): void {
    this.fault = listener;
  }

  /** From now on steps throw, or reads never end; the loss is said a little later. */
  kill(death: 'failing' | 'hanging'): void {
    const { prototype } = tf.Tensor;
    const { data } = prototype;
    if (death === 'failing') this.#dead = true;
    else prototype.data = () => new Promise(() => undefined);
    setTimeout(() => {
      prototype.data = data;
      this.#lose();
    }, 20);
  }
}

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
    this.send({ type: 'snapshot', requestId, networkId: 'nobody' });
    await this.until('no-snapshot', (event) => event.requestId === requestId);
  }

  forget(): void {
    this.events.length = 0;
  }

  async snapshot(networkId: string) {
    const requestId = 2e6 + this.events.length;
    this.send({ type: 'snapshot', requestId, networkId });
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
