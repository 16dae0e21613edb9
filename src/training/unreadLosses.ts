/**
 * Losses and accuracies of steps that have run but have not been read. A read empties the device's queue and costs
 * milliseconds, so steps are read together: about five times a second, and never more steps than the device does in
 * that time, so that it does not run ahead of Pause. Every step's own loss is read, so when reads happen changes
 * no number.
 */

import type { Tensor1D, Tf } from '../kernels/operations';
import type { NetworkRun } from './networkRun';

const INTERVAL_MS = 200;
const MAX_UNREAD = 64;

export interface StepResult {
  readonly run: NetworkRun;
  /** The network's iterations after this step. */
  readonly iteration: number;
  readonly loss: number;
  readonly frameAccuracy: number;
}

export class UnreadLosses {
  readonly #tf: Tf;
  #steps: { run: NetworkRun; iteration: number; summary: Tensor1D }[] = [];
  #allowed = 1;
  #lastRead: number;

  /** @param now milliseconds */
  constructor(tf: Tf, now: number) {
    this.#tf = tf;
    this.#lastRead = now;
  }

  get empty(): boolean {
    return this.#steps.length === 0;
  }

  /** @param summary `[2]` loss and frame accuracy of the step; disposed here */
  add(run: NetworkRun, summary: Tensor1D): void {
    this.#steps.push({ run, iteration: run.iteration, summary });
  }

  due(now: number): boolean {
    return !this.empty && (this.#steps.length >= this.#allowed || now - this.#lastRead >= INTERVAL_MS);
  }

  /** In the order of the steps. */
  async read(now: () => number): Promise<StepResult[]> {
    const steps = this.#steps;
    this.#steps = [];
    if (steps.length === 0) return [];
    const all = this.#tf.concat(steps.map(({ summary }) => summary));
    for (const { summary } of steps) summary.dispose();
    try {
      const values = await all.data<'float32'>();
      this.#adapt(steps.length, now());
      return steps.map(({ run, iteration }, i) => ({
        run,
        iteration,
        loss: values[2 * i] ?? Number.NaN,
        frameAccuracy: values[2 * i + 1] ?? Number.NaN,
      }));
    } finally {
      all.dispose();
    }
  }

  /** Forgets what was not read, e.g. when all networks start anew. */
  discard(): void {
    for (const { summary } of this.#steps) summary.dispose();
    this.#steps = [];
  }

  #adapt(steps: number, now: number): void {
    const perStep = Math.max((now - this.#lastRead) / steps, 1e-3);
    this.#allowed = Math.min(Math.max(1, Math.floor(INTERVAL_MS / perStep)), 2 * this.#allowed, MAX_UNREAD);
    this.#lastRead = now;
  }
}
