/** Predictions of one watched sequence: its features stay on the device while networks change. */

import { type BatchSource, RefusedError } from '../dataset/batchSource';
import type { Operations, Tensor2D, Tensor3D } from '../kernels/operations';
import type { NetworkRun } from './networkRun';
import type { NetworkPrediction } from './protocol';
import type { SessionContext } from './sessionContext';

const POST_INTERVAL_MS = 1000;
/** Predictions take at most one part of training's time in so many. */
const SHARE = 5;

class WatchedSequence {
  readonly id: string;
  /** `[time]` frame numbers of the sequence. */
  readonly frames: Int32Array<ArrayBuffer>;
  readonly #operations: Operations;
  /** `[time, 1, inputs]` */
  readonly #x: Tensor3D;

  private constructor(operations: Operations, id: string, frames: Int32Array<ArrayBuffer>, x: Tensor3D) {
    this.#operations = operations;
    this.id = id;
    this.frames = frames;
    this.#x = x;
  }

  /** Rejects with RefusedError where the data set has no such sequence. */
  static async load(operations: Operations, source: BatchSource, id: string): Promise<WatchedSequence> {
    const { batch, frames } = await source.sequenceBatch(id);
    const x = operations.tf.tensor3d(batch.x, [batch.time, batch.size, batch.inputs]);
    return new WatchedSequence(operations, id, frames, x);
  }

  /** Softmax outputs (eq 3.25) and hidden activity of each network as it now is. */
  predict(runs: readonly NetworkRun[]): Promise<NetworkPrediction[]> {
    const { tf } = this.#operations;
    return Promise.all(
      runs.map(async (run) => {
        const { id, iteration } = run;
        const [outputs, activity] = tf.tidy(() => [
          tf.softmax(run.logits(this.#x)),
          groupActivity(tf, run.hidden(this.#x), run.groupUnits),
        ]);
        const [answered, active] = await Promise.all([outputs.data<'float32'>(), activity.data<'float32'>()]);
        tf.dispose([outputs, activity]);
        const probabilities = new Float32Array(answered);
        return { networkId: id, iteration, probabilities, activity: new Float32Array(active) };
      }),
    );
  }

  dispose(): void {
    this.#x.dispose();
  }
}

/** h `[time, 1, states]` → `[time, groups]` mean absolute value of each group's units. */
function groupActivity(tf: Operations['tf'], hidden: Tensor3D, units: readonly number[]): Tensor2D {
  let from = 0;
  const groups = units.map((size) => {
    const states = tf.slice(hidden, [0, 0, from], [-1, -1, size]);
    from += size;
    return tf.mean(tf.abs(states), [1, 2]); // [time]
  });
  return tf.stack(groups, 1) as Tensor2D;
}

/** Keeps the page's predictions of the watched sequence fresh. */
export class Watching {
  readonly #context: SessionContext;
  #id: string | null = null;
  /** The prepared data hold no sequence of that id. */
  #unknown = false;
  #loaded: WatchedSequence | null = null;
  #nextPost = Number.NEGATIVE_INFINITY;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  get due(): boolean {
    return this.#id !== null && !this.#unknown && this.#context.now() >= this.#nextPost;
  }

  get id(): string | null {
    return this.#id;
  }

  watch(id: string | null): void {
    this.unload();
    this.#id = id;
  }

  /** The data are others: the sequence's features may have changed, or it may be there now. */
  unload(): void {
    this.#loaded?.dispose();
    this.#loaded = null;
    this.#unknown = false;
  }

  /** Says the predictions of the networks as they now are; nothing where no sequence of the data set is watched. */
  async post(runs: readonly NetworkRun[], classes: readonly number[]): Promise<void> {
    const { engine, source, now } = this.#context;
    if (this.#id === null || this.#unknown) return;
    try {
      this.#loaded ??= await WatchedSequence.load(engine.operations, source, this.#id);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.reason !== 'unknown-sequence') throw error;
      this.#unknown = true; // the page watches what this data set does not hold
      return;
    }
    const { id: sequenceId, frames } = this.#loaded;
    const start = now();
    const predictions = await this.#loaded.predict(runs);
    this.#nextPost = now() + Math.max(POST_INTERVAL_MS, (SHARE - 1) * (now() - start));
    this.#context.post(
      { type: 'predictions', sequenceId, frames, classes, predictions },
      predictions.flatMap(({ probabilities, activity }) => [probabilities.buffer, activity.buffer]),
    );
  }
}
