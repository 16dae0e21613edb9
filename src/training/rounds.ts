/**
 * The work of training, piece by piece: networks take turns until an evaluation is due for all that are still trained,
 * are evaluated, and the next round begins, until all are done. States are kept and predictions said in between. Methods are called one
 * after the other, never while another is under way.
 */

import type { PreparedData } from '../dataset/protocol';
import type { Evaluating } from './evaluating';
import type { Keeping } from './keeping';
import type { NetworkRun } from './networkRun';
import type { Preparation } from './preparation';
import type { RunStatus } from './protocol';
import { isDone, type Roster } from './roster';
import type { Stepping } from './stepping';
import type { Watching } from './watching';

interface RoundsParts {
  readonly preparation: Preparation;
  readonly roster: Roster;
  readonly stepping: Stepping;
  readonly evaluating: Evaluating;
  readonly keeping: Keeping;
  readonly watching: Watching;
}

export class Rounds {
  readonly #preparation: Preparation;
  readonly #roster: Roster;
  readonly #stepping: Stepping;
  readonly #evaluating: Evaluating;
  readonly #keeping: Keeping;
  readonly #watching: Watching;
  #running = false;

  constructor(parts: RoundsParts) {
    this.#preparation = parts.preparation;
    this.#roster = parts.roster;
    this.#stepping = parts.stepping;
    this.#evaluating = parts.evaluating;
    this.#keeping = parts.keeping;
    this.#watching = parts.watching;
  }

  get running(): boolean {
    return this.#running;
  }

  get status(): RunStatus {
    if (this.#running) return 'running';
    const { runs } = this.#roster;
    if (runs.every(({ iteration }) => iteration === 0)) return 'idle';
    return runs.every((run) => isDone(run, this.#preparation.limit)) ? 'finished' : 'paused';
  }

  /** There is work to do. */
  get busy(): boolean {
    return this.#running || this.#evaluating.active;
  }

  /** One piece of work: a test batch, a step, or what follows the last one. */
  async work(): Promise<void> {
    if (this.#evaluating.active) {
      await this.#evaluating.advance();
      if (!this.#evaluating.active) this.#stepping.post(); // which may be the best now
      return;
    }
    const { data, training, limit } = this.#preparation;
    if (data === null || training === null) return this.halt();
    const run = this.#roster.next(limit);
    if (run === undefined || this.#isDue(run)) return this.#betweenRounds(data);
    await this.#stepping.step(run, training);
    if (this.#stepping.allRead && this.#keeping.due) await this.#keeping.keep(this.#roster.runs);
    if (this.#watching.due) await this.#watching.post();
  }

  start(): void {
    this.#stepping.hurry();
    this.#running = true;
  }

  /** Stops training or the evaluation under way. Networks that were never evaluated are, once. */
  async pause(): Promise<void> {
    const wasRunning = this.#running;
    const wasEvaluating = this.#evaluating.active;
    this.halt();
    await this.#stepping.flush();
    await this.#keeping.keep(this.#roster.runs);
    const { data } = this.#preparation;
    if (wasRunning && !wasEvaluating && data !== null) {
      const never = this.#roster.sound.filter(
        ({ iteration, evaluatedAt }) => iteration > 0 && evaluatedAt === null,
      );
      this.#evaluating.start(never, data);
    }
    if (wasRunning) await this.#watching.post();
  }

  /** Stops at once, without a word. */
  halt(): void {
    this.#running = false;
    this.#evaluating.cancel();
  }

  /** One step of each network that is not done, and the evaluations that are due then. */
  async stepAll(): Promise<void> {
    const { data, training, limit } = this.#preparation;
    if (data === null || training === null) return;
    for (const run of this.#roster.runs) {
      if (!isDone(run, limit)) await this.#stepping.step(run, training);
    }
    await this.#stepping.flush();
    await this.#keeping.keep(this.#roster.runs);
    this.#evaluating.start(this.#due(), data);
    await this.#watching.post();
  }

  /** All networks have come as far as they may before an evaluation, or to their end. */
  async #betweenRounds(data: PreparedData): Promise<void> {
    if (!this.#stepping.allRead) return this.#stepping.flush(); // which may end a network
    const due = this.#due();
    if (this.#keeping.due || due.length === 0) await this.#keeping.keep(this.#roster.runs);
    if (due.length > 0) {
      await this.#watching.post(); // networks stand still from here on, so that what is said stays true until they are evaluated
      this.#evaluating.start(due, data);
      return;
    }
    this.#running = false;
    this.#stepping.post();
    await this.#watching.post();
  }

  #due(): NetworkRun[] {
    return this.#roster.runs.filter((run) => this.#isDue(run));
  }

  /** Evaluations are due every so many iterations and at the end. */
  #isDue({ iteration, evaluatedAt, diverged }: NetworkRun): boolean {
    if (diverged || iteration === 0 || evaluatedAt === iteration) return false;
    const { training, limit } = this.#preparation;
    return iteration % (training?.evaluateEvery ?? 1) === 0 || iteration >= limit;
  }
}
