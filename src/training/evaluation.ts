/**
 * Evaluation of some networks on the whole test split, one batch at a time, so that commands get through in
 * between. Networks evaluated together share each batch.
 */

import type { BatchSource } from '../dataset/batchSource';
import type { Batch, PreparedData } from '../dataset/protocol';
import type { Operations } from '../kernels/operations';
import { ScoreAccumulator } from '../metrics/scoring';
import { type DeviceBatch, disposeBatch, uploadBatch } from './deviceBatch';
import { sequenceScores } from './loss';
import type { NetworkRun } from './networkRun';
import type { Evaluation } from './protocol';

export class EvaluationJob {
  readonly runs: readonly NetworkRun[];
  readonly total: number;
  done = 0;
  readonly #operations: Operations;
  readonly #source: BatchSource;
  readonly #classes: number;
  readonly #accumulators: ReadonlyMap<NetworkRun, ScoreAccumulator>;
  #next: Promise<Batch> | null = null;

  constructor(operations: Operations, source: BatchSource, data: PreparedData, runs: readonly NetworkRun[]) {
    this.#operations = operations;
    this.#source = source;
    this.#classes = data.classes.length;
    this.runs = runs;
    this.total = data.testBatches;
    this.#accumulators = new Map(runs.map((run) => [run, new ScoreAccumulator(this.#classes)]));
  }

  /** One more batch. */
  async advance(): Promise<void> {
    const { tf } = this.#operations;
    const batch = await (this.#next ?? this.#source.testBatch(this.done));
    this.#next = this.done + 1 < this.total ? this.#source.testBatch(this.done + 1) : null;
    this.#next?.catch(() => undefined); // met by the next call, or by nobody where the job is given up
    const onDevice = uploadBatch(tf, batch, this.#classes);
    try {
      await Promise.all(this.runs.map((run) => this.#score(run, batch, onDevice)));
    } finally {
      disposeBatch(onDevice);
    }
    this.done++;
  }

  results(): Evaluation[] {
    return this.runs.map((run) => {
      const accumulator = this.#accumulators.get(run) ?? new ScoreAccumulator(this.#classes);
      return {
        networkId: run.id,
        iteration: run.iteration,
        seconds: run.seconds,
        scores: accumulator.scores(),
        confusion: accumulator.confusion,
      };
    });
  }

  async #score(run: NetworkRun, batch: Batch, { x, targets }: DeviceBatch): Promise<void> {
    const { tf } = this.#operations;
    const packed = tf.tidy(() => {
      const { sums, answers } = sequenceScores(tf, run.logits(x), targets);
      return tf.concat([answers, tf.reshape(sums, [-1])]); // one read instead of two
    });
    const values = await packed.data<'float32'>();
    packed.dispose();
    const frames = batch.time * batch.size;
    this.#accumulators.get(run)?.add({
      time: batch.time,
      size: batch.size,
      labels: batch.labels,
      lengths: batch.lengths,
      predicted: values.subarray(0, frames),
      logProbabilities: values.subarray(frames),
    });
  }
}
