/**
 * The one place that knows when a group of a delayed recurrence fires. The page draws strips with it and the
 * kernels loop by it, so it imports no tensors.
 */

import type { FirstUpdate } from './operations';

/**
 * Whether a group of period τ is updated on a frame (thesis eq 3.21). The equations count frames from 1, so
 * 'after-period' fires where t mod τ = 0 with t = frame + 1, first on frame τ; the thesis's program counts from 0,
 * so with 'first-frame' every group fires on the first frame too.
 *
 * @param frame counted from 0
 */
export function fires(period: number, frame: number, firstUpdate: FirstUpdate): boolean {
  return (firstUpdate === 'after-period' ? frame + 1 : frame) % period === 0;
}

/** The first frame, counted from 0, on which a group of this period is updated. */
export function firstFrame(period: number, firstUpdate: FirstUpdate): number {
  return firstUpdate === 'after-period' ? period - 1 : 0;
}
