/**
 * Steps of the networks and what is said of them: batches come in, losses are read now and then, points and
 * progress go out at most five times a second. A loss that is not finite ends that network's training.
 */

import type { ExperimentConfig } from '../experiment/config';
import { ComputeMeter } from './computeMeter';
import type { DeviceFeed } from './deviceFeed';
import type { NetworkRun } from './networkRun';
import type { Roster } from './roster';
import type { SessionContext } from './sessionContext';
import { TrainPoints } from './trainPoints';
import { UnreadLosses } from './unreadLosses';

const POST_INTERVAL_MS = 200;

export class Stepping {
  readonly #context: SessionContext;
  readonly #roster: Roster;
  readonly #feed: DeviceFeed;
  readonly #meter: ComputeMeter;
  readonly #unread: UnreadLosses;
  readonly #points = new TrainPoints();
  #lastPost = Number.NEGATIVE_INFINITY;
  /** Milliseconds spent waiting for batches since then. */
  #waited = 0;

  constructor(context: SessionContext, roster: Roster, feed: DeviceFeed) {
    const { engine, now } = context;
    this.#context = context;
    this.#roster = roster;
    this.#feed = feed;
    this.#meter = new ComputeMeter(engine.asynchronous);
    this.#unread = new UnreadLosses(engine.operations.tf, now());
  }

  get allRead(): boolean {
    return this.#unread.empty;
  }

  /** One iteration of one network on batch number = its iteration. */
  async step(run: NetworkRun, training: ExperimentConfig['training']): Promise<void> {
    const { now } = this.#context;
    const alone = this.#meter.wantsAlone(run);
    if (alone) await this.#read();
    if (run.diverged) return; // as the read just showed
    const asked = now();
    const batch = await this.#feed.train(run.iteration);
    const start = now();
    this.#waited += start - asked;
    const summary = run.step(batch, training);
    this.#meter.stepped(run, now() - start);
    this.#unread.add(run, summary);
    if (alone || this.#unread.due(now())) await this.#read();
    if (now() - this.#lastPost >= POST_INTERVAL_MS) this.post();
  }

  /** Reads and says everything now. */
  async flush(): Promise<void> {
    await this.#read();
    this.post();
  }

  /** Says what has been read. */
  post(): void {
    const points = this.#points.take();
    const networks = this.#roster.runs.map((run) => ({
      networkId: run.id,
      iteration: run.iteration,
      seconds: run.seconds,
      iterationsPerSecond: this.#meter.rate(run),
      best: run.best && { iteration: run.best.iteration, frameAccuracy: run.best.frameAccuracy },
    }));
    const now = this.#context.now();
    const waiting = now > this.#lastPost ? this.#waited / (now - this.#lastPost) : 0;
    this.#lastPost = now;
    this.#waited = 0;
    this.#context.post({ type: 'progress', networks, points, waiting });
  }

  /** The next step is said at once. */
  hurry(): void {
    this.#lastPost = Number.NEGATIVE_INFINITY;
  }

  /** The network stops where its weights stopped meaning anything. */
  diverge(run: NetworkRun, iteration: number): void {
    run.diverged = true;
    run.iteration = iteration;
    this.#context.post({ type: 'diverged', networkId: run.id, iteration });
  }

  /** The network's weights were replaced. */
  forget(run: NetworkRun): void {
    this.#meter.forget(run);
  }

  /** All losses not yet read belong to the past. */
  clear(): void {
    this.#unread.discard();
    this.#meter.discard();
    this.#points.clear();
  }

  async #read(): Promise<void> {
    if (this.#unread.empty) return;
    const { now } = this.#context;
    const start = now();
    const results = await this.#unread.read(now);
    this.#meter.settled(now() - start);
    for (const result of results) {
      const { run, iteration, loss } = result;
      if (run.diverged) continue; // steps after the one that ended it
      if (Number.isFinite(loss)) this.#points.add(result);
      else this.diverge(run, iteration);
    }
  }
}
