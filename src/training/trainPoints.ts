/**
 * Training losses as points of the curve: a point is the mean of the steps since the point before. Where points stand
 * follows from the iteration alone, never from the engine's pace, so the same run gives the same curve, and all
 * networks have their points at the same iterations.
 */

import type { TrainPoint } from './protocol';
import type { StepResult } from './unreadLosses';

/** Every iteration at first, when most happens; then every tenth, later every hundredth. */
function endsPoint(iteration: number): boolean {
  if (iteration <= 100) return true;
  return iteration % (iteration <= 10_000 ? 10 : 100) === 0;
}

export class TrainPoints {
  #points: TrainPoint[] = [];

  add({ run, iteration, loss, frameAccuracy }: StepResult): void {
    run.unfinishedPoint ??= { loss: 0, frameAccuracy: 0, steps: 0 };
    const sums = run.unfinishedPoint;
    sums.loss += loss;
    sums.frameAccuracy += frameAccuracy;
    sums.steps++;
    if (!endsPoint(iteration)) return;
    this.#points.push({
      networkId: run.id,
      iteration,
      seconds: run.seconds,
      loss: sums.loss / sums.steps,
      frameAccuracy: sums.frameAccuracy / sums.steps,
    });
    run.unfinishedPoint = null;
  }

  /** The points that were completed since the last call, in the order of their steps. */
  take(): TrainPoint[] {
    const points = this.#points;
    this.#points = [];
    return points;
  }

  /** All networks start anew. */
  clear(): void {
    this.#points = [];
  }
}
