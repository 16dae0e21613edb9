/** Predictions of one watched sequence: its features stay on the device while networks change. */

import { type BatchSource, RefusedError } from '../dataset/batchSource';
import type { Operations, Tensor2D, Tensor3D } from '../kernels/operations';
import type { NetworkRun } from './networkRun';
import type { Preparation } from './preparation';
import type { ExplainedFrame, Explanation, NetworkPrediction } from './protocol';
import type { Roster } from './roster';
import { reasonOf } from './saliency';
import type { SessionContext } from './sessionContext';

/**
 * From the start of one word to the start of the next while networks change: together with the pieces of work that come in
 * between, what the page shows stays less than a second old.
 */
const POST_INTERVAL_MS = 600;
/**
 * Predictions take at most one part of the time in so many. Where one pass over the watched sequence takes longer than that part
 * of the interval, on slow engines with many networks, training goes on all the same, and what the page shows gets older.
 */
const SHARE = 4;

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

  /** What the answer of a network as it now is hangs on, on the last frame where the sequence is shorter. */
  async explain(run: NetworkRun, frame: number, classes: readonly number[]): Promise<Explanation> {
    const { id: networkId, iteration } = run;
    const index = Math.max(0, Math.min(frame, this.frames.length - 1));
    const { place, gradient } = await reasonOf(this.#operations, run, this.#x, index);
    const frames = this.frames.slice(0, index + 1);
    const action = classes[place] ?? 0;
    return { sequenceId: this.id, networkId, index, iteration, action, gradient, frames };
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
  readonly #roster: Roster;
  readonly #preparation: Preparation;
  #id: string | null = null;
  /** The prepared data hold no sequence of that id. */
  #unknown = false;
  #loaded: WatchedSequence | null = null;
  #explained: ExplainedFrame | null = null;
  #nextPost = Number.NEGATIVE_INFINITY;

  constructor(context: SessionContext, roster: Roster, preparation: Preparation) {
    this.#context = context;
    this.#roster = roster;
    this.#preparation = preparation;
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

  /** What is explained with the predictions from now on. */
  explain(target: ExplainedFrame | null): void {
    this.#explained = target;
  }

  get explained(): ExplainedFrame | null {
    return this.#explained;
  }

  /** The data are others: the sequence's features may have changed, or it may be there now. */
  unload(): void {
    this.#loaded?.dispose();
    this.#loaded = null;
    this.#unknown = false;
  }

  /** Says the predictions of the networks as they now are; nothing where no sequence of the prepared data is watched. */
  async post(): Promise<void> {
    const { now } = this.#context;
    const { data } = this.#preparation;
    if (data === null) return;
    const start = now();
    const watched = await this.#watched();
    if (watched === null) return;
    const { classes } = data;
    const { id: sequenceId, frames } = watched;
    const predictions = await watched.predict(this.#roster.sound);
    this.#context.post(
      { type: 'predictions', sequenceId, frames, classes, predictions },
      predictions.flatMap(({ probabilities, activity }) => [probabilities.buffer, activity.buffer]),
    );
    await this.postExplanation();
    this.#nextPost = start + Math.max(POST_INTERVAL_MS, SHARE * (now() - start));
  }

  /** Says what the answer that is asked about hangs on; nothing where none is. */
  async postExplanation(): Promise<void> {
    const { data } = this.#preparation;
    const target = this.#explained;
    const run = this.#roster.sound.find(({ id }) => id === target?.networkId);
    if (data === null || target === null || run === undefined) return;
    const explanation = await (await this.#watched())?.explain(run, target.index, data.classes);
    if (explanation === undefined) return;
    const { gradient, frames } = explanation;
    this.#context.post({ type: 'explanation', explanation }, [gradient.buffer, frames.buffer]);
  }

  /** Null where no sequence is watched, or one that the data set does not hold. */
  async #watched(): Promise<WatchedSequence | null> {
    if (this.#id === null || this.#unknown) return null;
    const { engine, source } = this.#context;
    try {
      this.#loaded ??= await WatchedSequence.load(engine.operations, source, this.#id);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.reason !== 'unknown-sequence') throw error;
      this.#unknown = true;
      return null;
    }
    return this.#loaded;
  }
}
