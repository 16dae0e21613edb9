/**
 * Training losses between two points of the curve. Steps come in one by one; a point is their mean since the
 * point before.
 */

import type { NetworkRun } from './networkRun';
import type { TrainPoint } from './protocol';
import type { StepResult } from './unreadLosses';

interface Sums {
  iteration: number;
  loss: number;
  frameAccuracy: number;
  steps: number;
}

export class TrainPoints {
  readonly #sums = new Map<NetworkRun, Sums>();

  add({ run, iteration, loss, frameAccuracy }: StepResult): void {
    const sums = this.#sums.get(run) ?? { iteration, loss: 0, frameAccuracy: 0, steps: 0 };
    sums.iteration = iteration;
    sums.loss += loss;
    sums.frameAccuracy += frameAccuracy;
    sums.steps++;
    this.#sums.set(run, sums);
  }

  /** One point for each network that was trained since the last call. */
  take(): TrainPoint[] {
    const points = [...this.#sums].map(([run, { iteration, loss, frameAccuracy, steps }]) => ({
      networkId: run.id,
      iteration,
      seconds: run.seconds,
      loss: loss / steps,
      frameAccuracy: frameAccuracy / steps,
    }));
    this.#sums.clear();
    return points;
  }

  forget(run: NetworkRun): void {
    this.#sums.delete(run);
  }
}
