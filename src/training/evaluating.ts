/** The evaluation or ablation under way, if any, and what is said of it: progress at most five times a second, then results. */

import type { PreparedData } from '../dataset/protocol';
import type { DeviceFeed } from './deviceFeed';
import { type Answering, EvaluationJob } from './evaluation';
import type { NetworkRun } from './networkRun';
import type { SessionContext } from './sessionContext';

const POST_INTERVAL_MS = 200;

interface Job {
  readonly work: EvaluationJob;
  /** Whose progress it is. */
  readonly networkIds: readonly string[];
  /** Says the results. */
  finish(): void | Promise<void>;
}

export class Evaluating {
  readonly #context: SessionContext;
  readonly #feed: DeviceFeed;
  readonly #onDiverged: (run: NetworkRun) => void;
  #job: Job | null = null;
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

  /** Replaces what is under way. */
  start(runs: readonly NetworkRun[], data: PreparedData): void {
    this.cancel();
    if (runs.length === 0) return;
    const work = this.#workOn(runs, data);
    this.#begin({
      work,
      networkIds: runs.map(({ id }) => id),
      finish: () => this.#sayEvaluations(work, runs),
    });
  }

  /** Evaluates the network as it is and with each of its groups frozen at zero. Replaces what is under way. */
  ablate(run: NetworkRun, data: PreparedData): void {
    this.cancel();
    const { id: networkId, iteration } = run;
    const work = this.#workOn([run, ...run.groupUnits.map((_, group) => run.without(group))], data);
    const finish = () => {
      const [whole = Number.NaN, ...without] = work.results().map(({ scores }) => scores.frameAccuracy);
      this.#context.post({ type: 'ablation', ablation: { networkId, iteration, whole, without } });
    };
    this.#begin({ work, networkIds: [networkId], finish });
  }

  /** One more test batch. */
  async advance(): Promise<void> {
    const job = this.#job;
    if (job === null) return;
    const { work } = job;
    if (work.done < work.total) await work.advance();
    if (work.done >= work.total) {
      this.#post(work.total);
      this.#job = null;
      await job.finish();
    } else if (this.#context.now() - this.#lastPost >= POST_INTERVAL_MS) this.#post(work.done);
  }

  cancel(): void {
    if (this.#job === null) return;
    this.#post(this.#job.work.total);
    this.#job = null;
  }

  #workOn(runs: readonly Answering[], data: PreparedData): EvaluationJob {
    return new EvaluationJob(this.#context.engine.operations, this.#feed, data, runs);
  }

  #begin(job: Job): void {
    this.#job = job;
    this.#post(0);
  }

  async #sayEvaluations(work: EvaluationJob, runs: readonly NetworkRun[]): Promise<void> {
    for (const evaluation of work.results()) {
      const run = runs.find(({ id }) => id === evaluation.networkId);
      if (run === undefined) continue;
      const { loss, frameAccuracy } = evaluation.scores;
      run.evaluatedAt = evaluation.iteration;
      if (Number.isFinite(loss)) {
        await run.evaluated(frameAccuracy);
        this.#context.post({ type: 'evaluation', evaluation });
      } else this.#onDiverged(run);
    }
  }

  #post(done: number): void {
    this.#lastPost = this.#context.now();
    const { networkIds = [], work } = this.#job ?? {};
    for (const networkId of networkIds) {
      this.#context.post({ type: 'evaluating', networkId, done, total: work?.total ?? done });
    }
  }
}
