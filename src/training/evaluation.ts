/**
 * Evaluation of some networks on the whole test split, one batch at a time, so that commands get through in
 * between. Networks evaluated together share each batch.
 */

import type { Batch, BatchRows, PreparedData } from '../dataset/protocol';
import type { Operations } from '../kernels/operations';
import { RecognitionTimes } from '../metrics/recognitionTimes';
import { ScoreAccumulator, type ScoredBatch } from '../metrics/scoring';
import { AnswerRecorder } from '../metrics/sequenceAnswers';
import { type DeviceBatch, disposeBatch } from './deviceBatch';
import type { DeviceFeed } from './deviceFeed';
import { sequenceScores } from './loss';
import type { NetworkRun } from './networkRun';
import type { Evaluation } from './protocol';

/** What is evaluated: a network, or one without a part of it. */
export type Answering = Pick<NetworkRun, 'id' | 'iteration' | 'seconds' | 'logits'>;

interface Measures {
  readonly scores: ScoreAccumulator;
  readonly times: RecognitionTimes;
  readonly answers: AnswerRecorder;
}

function measuresOf(classes: number): Measures {
  return {
    scores: new ScoreAccumulator(classes),
    times: new RecognitionTimes(classes),
    answers: new AnswerRecorder(classes),
  };
}

export class EvaluationJob {
  readonly runs: readonly Answering[];
  readonly total: number;
  done = 0;
  readonly #operations: Operations;
  readonly #feed: DeviceFeed;
  readonly #classes: number;
  readonly #measures: ReadonlyMap<Answering, Measures>;
  #next: Promise<BatchRows | Batch> | null = null;

  constructor(operations: Operations, feed: DeviceFeed, data: PreparedData, runs: readonly Answering[]) {
    this.#operations = operations;
    this.#feed = feed;
    this.#classes = data.classes.length;
    this.runs = runs;
    this.total = data.testBatches;
    this.#measures = new Map(runs.map((run) => [run, measuresOf(this.#classes)]));
  }

  /** One more batch. */
  async advance(): Promise<void> {
    const rows = await (this.#next ?? this.#feed.test(this.done));
    this.#next = this.done + 1 < this.total ? this.#feed.test(this.done + 1) : null;
    this.#next?.catch(() => undefined); // met by the next call, or by nobody where the job is given up
    const batch = this.#feed.place(rows);
    try {
      await Promise.all(this.runs.map((run) => this.#score(run, rows, batch)));
    } finally {
      disposeBatch(batch);
    }
    this.done++;
  }

  /** In the order of the runs. */
  results(): Evaluation[] {
    return this.runs.map((run) => {
      const { scores, times, answers } = this.#measures.get(run) ?? measuresOf(this.#classes);
      return {
        networkId: run.id,
        iteration: run.iteration,
        seconds: run.seconds,
        scores: scores.scores(),
        confusion: scores.confusion,
        recognition: times.summary(),
        answers: answers.answers(),
      };
    });
  }

  async #score(run: Answering, rows: BatchRows, { x, targets }: DeviceBatch): Promise<void> {
    const { tf } = this.#operations;
    const packed = tf.tidy(() => {
      const { sums, answers } = sequenceScores(tf, run.logits(x), targets);
      return tf.concat([answers, tf.reshape(sums, [-1])]); // one read instead of two
    });
    const values = await packed.data<'float32'>();
    packed.dispose();
    const frames = rows.time * rows.size;
    const answered: ScoredBatch = {
      time: rows.time,
      size: rows.size,
      labels: rows.labels,
      lengths: rows.lengths,
      predicted: values.subarray(0, frames),
      logProbabilities: values.subarray(frames),
    };
    const measures = this.#measures.get(run);
    measures?.scores.add(answered);
    measures?.times.add(answered);
    measures?.answers.add({ ...answered, ids: rows.ids });
  }
}
