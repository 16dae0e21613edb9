/** The evaluation under way, if any, and what is said of it: progress at most five times a second, then results. */

import type { PreparedData } from '../dataset/protocol';
import type { DeviceFeed } from './deviceFeed';
import { EvaluationJob } from './evaluation';
import type { NetworkRun } from './networkRun';
import type { SessionContext } from './sessionContext';

const POST_INTERVAL_MS = 200;

export class Evaluating {
  readonly #context: SessionContext;
  readonly #feed: DeviceFeed;
  readonly #onDiverged: (run: NetworkRun) => void;
  #job: EvaluationJob | null = null;
  #lastPost = Number.NEGATIVE_INFINITY;

  /** @param onDiverged told of networks whose test loss is not finite */
  constructor(context: SessionContext, feed: DeviceFeed, onDiverged: (run: NetworkRun) => void) {
    this.#context = context;
    this.#feed = feed;
    this.#onDiverged = onDiverged;
  }

  get active(): boolean {
    return this.#job !== null;
  }

  /** Replaces an evaluation under way. */
  start(runs: readonly NetworkRun[], data: PreparedData): void {
    this.cancel();
    if (runs.length === 0) return;
    this.#job = new EvaluationJob(this.#context.engine.operations, this.#feed, data, runs);
    this.#post(0);
  }

  /** One more test batch. */
  async advance(): Promise<void> {
    const job = this.#job;
    if (job === null) return;
    if (job.done < job.total) await job.advance();
    if (job.done >= job.total) this.#finish(job);
    else if (this.#context.now() - this.#lastPost >= POST_INTERVAL_MS) this.#post(job.done);
  }

  cancel(): void {
    if (this.#job === null) return;
    this.#post(this.#job.total);
    this.#job = null;
  }

  #finish(job: EvaluationJob): void {
    this.#post(job.total);
    this.#job = null;
    for (const evaluation of job.results()) {
      const run = job.runs.find(({ id }) => id === evaluation.networkId);
      if (run === undefined) continue;
      run.evaluatedAt = evaluation.iteration;
      if (Number.isFinite(evaluation.scores.loss)) this.#context.post({ type: 'evaluation', evaluation });
      else this.#onDiverged(run);
    }
  }

  #post(done: number): void {
    this.#lastPost = this.#context.now();
    for (const { id } of this.#job?.runs ?? []) {
      this.#context.post({ type: 'evaluating', networkId: id, done, total: this.#job?.total ?? done });
    }
  }
}
