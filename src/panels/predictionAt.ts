/** A network's answer at one frame of the watched sequence. */

import { likeliest } from '../metrics/answers';
import type { NetworkPrediction } from '../training/protocol';

export interface FrameAnswer {
  /** Action number. */
  readonly action: number;
  /** 0–1. */
  readonly probability: number;
}

/**
 * Index into `frames` (ascending frame numbers that were fed to the networks) of the last one at or before `frame`;
 * the first one where there is none before.
 */
export function fedFrameIndex(frames: Int32Array, frame: number): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[middle] ?? 0) <= frame) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The likeliest action at row `index` of the probabilities `[frames, classes]`; `null` where there is no such row. */
export function answerAt(
  prediction: NetworkPrediction,
  classes: readonly number[],
  index: number,
): FrameAnswer | null {
  const [best] = likeliest(prediction.probabilities, classes.length, index, 1);
  const action = best === undefined ? undefined : classes[best.place];
  return best === undefined || action === undefined ? null : { action, probability: best.probability };
}
