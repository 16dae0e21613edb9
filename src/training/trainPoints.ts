/**
 * Training losses as points of the curve: a point is the mean of the steps since the point before. Where points stand
 * follows from the iteration alone, never from the engine's pace, so the same run gives the same curve, and all
 * networks have their points at the same iterations.
 */

import type { NetworkRun } from './networkRun';
import type { TrainPoint } from './protocol';
import type { StepResult } from './unreadLosses';

interface Sums {
  loss: number;
  frameAccuracy: number;
  steps: number;
}

/** Every iteration at first, when most happens; then every tenth, later every hundredth. */
function endsPoint(iteration: number): boolean {
  if (iteration <= 100) return true;
  return iteration % (iteration <= 10_000 ? 10 : 100) === 0;
}

export class TrainPoints {
  #sums = new WeakMap<NetworkRun, Sums>();
  #points: TrainPoint[] = [];

  add({ run, iteration, loss, frameAccuracy }: StepResult): void {
    const sums = this.#sums.get(run) ?? { loss: 0, frameAccuracy: 0, steps: 0 };
    sums.loss += loss;
    sums.frameAccuracy += frameAccuracy;
    sums.steps++;
    if (endsPoint(iteration)) {
      this.#points.push({
        networkId: run.id,
        iteration,
        seconds: run.seconds,
        loss: sums.loss / sums.steps,
        frameAccuracy: sums.frameAccuracy / sums.steps,
      });
      this.#sums.delete(run);
    } else this.#sums.set(run, sums);
  }

  /** The points that were completed since the last call, in the order of their steps. */
  take(): TrainPoint[] {
    const points = this.#points;
    this.#points = [];
    return points;
  }

  /** The network goes on from other weights: its steps so far make no point. */
  forget(run: NetworkRun): void {
    this.#sums.delete(run);
  }

  /** All networks start anew. */
  clear(): void {
    this.#sums = new WeakMap();
    this.#points = [];
  }
}
