/**
 * How curves are looked at: what runs along the horizontal axis, logarithmic axes, smoothing. Plain data, and where a point
 * of a course stands on each axis.
 */

import { decimate, type HistoryPoint, smooth } from './history';

export const CURVE_AXES = ['iterations', 'epochs', 'seconds', 'multiply-adds'] as const;
export type CurveAxis = (typeof CURVE_AXES)[number];

export interface CurveView {
  readonly axis: CurveAxis;
  readonly logX: boolean;
  readonly logY: boolean;
  /** Weight of the past in a moving average, 0 (none) up to but not 1. */
  readonly smoothing: number;
}

export const PLAIN_VIEW: CurveView = { axis: 'iterations', logX: false, logY: false, smoothing: 0 };

/** What one iteration of a network is. */
export interface CourseScale {
  readonly batchesPerEpoch: number;
  /** Of training on one batch. */
  readonly multiplyAdds: number;
}

/** Where the point stands on the axis. */
export function placeOf({ iteration, seconds }: HistoryPoint, axis: CurveAxis, scale: CourseScale): number {
  switch (axis) {
    case 'iterations':
      return iteration;
    case 'epochs':
      return iteration / Math.max(1, scale.batchesPerEpoch);
    case 'seconds':
      return seconds;
    case 'multiply-adds':
      return iteration * scale.multiplyAdds;
    default:
      return axis satisfies never;
  }
}

interface ViewedPoint {
  readonly x: number;
  readonly y: number;
}

/** A course as it is drawn: thinned out, and smoothed with the unsmoothed one beside it (null where nothing is smoothed). */
export function viewCourse(
  points: readonly HistoryPoint[],
  view: CurveView,
  scale: CourseScale,
): { readonly points: readonly ViewedPoint[]; readonly raw: readonly ViewedPoint[] | null } {
  const along = view.axis === 'seconds' ? 'seconds' : 'iteration';
  const drawn = (course: readonly HistoryPoint[]) =>
    decimate(course, along, undefined, view.logX).map((point) => ({
      x: placeOf(point, view.axis, scale),
      y: point.value,
    }));
  if (view.smoothing <= 0) return { points: drawn(points), raw: null };
  return { points: drawn(smooth(points, view.smoothing)), raw: drawn(points) };
}
