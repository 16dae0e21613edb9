/**
 * The full course of training of each network, and what of it a chart draws: never more than a few hundred
 * points a curve, with every bucket's lowest and highest kept, so that no spike disappears (a chart library
 * spends tens of milliseconds on thousands of points).
 */

export interface HistoryPoint {
  readonly iteration: number;
  /** The network's own compute time so far. */
  readonly seconds: number;
  readonly value: number;
}

export const HISTORY_CURVES = [
  'train-loss',
  'train-frame-accuracy',
  'test-loss',
  'test-frame-accuracy',
] as const;
export type HistoryCurve = (typeof HISTORY_CURVES)[number];

/** All curves of one network, as plain data. */
export type SavedCurves = { readonly [Curve in HistoryCurve]?: readonly HistoryPoint[] | undefined };

const MAX_POINTS = 400;
/** A logarithmic axis begins here at the earliest: an iteration is 1 at least, a step takes longer than a millisecond. */
const LEAST_LOGARITHMIC = 1e-3;

export class History {
  readonly #curves = new Map<string, Map<HistoryCurve, HistoryPoint[]>>();

  /** Points come in ascending iterations; one that was there already is replaced. */
  append(networkId: string, curve: HistoryCurve, point: HistoryPoint): void {
    let curves = this.#curves.get(networkId);
    if (curves === undefined) {
      curves = new Map();
      this.#curves.set(networkId, curves);
    }
    const points = curves.get(curve);
    if (points === undefined) {
      curves.set(curve, [point]);
      return;
    }
    dropFrom(points, point.iteration);
    points.push(point);
  }

  /** The network goes on from this iteration again: what lies beyond it never was. */
  rewind(networkId: string, iteration: number): void {
    for (const points of this.#curves.get(networkId)?.values() ?? []) dropFrom(points, iteration + 1);
  }

  /** All points; the same array grows as training goes on. */
  points(networkId: string, curve: HistoryCurve): readonly HistoryPoint[] {
    return this.#curves.get(networkId)?.get(curve) ?? [];
  }

  /** A copy. */
  save(networkId: string): SavedCurves {
    const curves = [...(this.#curves.get(networkId) ?? [])];
    return Object.fromEntries(curves.map(([name, points]) => [name, [...points]]));
  }

  /** Takes the place of the network's curves. */
  load(networkId: string, saved: SavedCurves): void {
    const curves = new Map<HistoryCurve, HistoryPoint[]>();
    for (const name of HISTORY_CURVES) curves.set(name, [...(saved[name] ?? [])]);
    this.#curves.set(networkId, curves);
  }

  forget(networkId: string): void {
    this.#curves.delete(networkId);
  }
}

/** Removes the points of this iteration and later ones. */
function dropFrom(points: HistoryPoint[], iteration: number): void {
  while ((points.at(-1)?.iteration ?? 0) >= iteration && points.length > 0) points.pop();
}

/**
 * At most `limit` (at least 4) of the points, in order: the first, the last, and the lowest and highest value of
 * each of equally wide buckets along `axis` between them.
 *
 * @param logarithmic whether buckets are equally wide on a logarithmic axis
 */
export function decimate(
  points: readonly HistoryPoint[],
  axis: 'iteration' | 'seconds' = 'iteration',
  limit = MAX_POINTS,
  logarithmic = false,
): readonly HistoryPoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= limit || first === undefined || last === undefined) return points;
  const buckets = Math.max(1, Math.floor((limit - 2) / 2));
  const origin = placeOf(first);
  const width = (placeOf(last) - origin) / buckets || 1;
  const kept: HistoryPoint[] = [first];
  let start = 1;
  while (start < points.length - 1) {
    const bucket = bucketOf(points[start]);
    let end = start + 1;
    while (end < points.length - 1 && bucketOf(points[end]) === bucket) end++;
    kept.push(...extremes(points, start, end));
    start = end;
  }
  kept.push(last);
  return kept;

  function bucketOf(point: HistoryPoint | undefined): number {
    const offset = point === undefined ? 0 : placeOf(point) - origin;
    return Math.min(buckets - 1, Math.floor(offset / width));
  }

  function placeOf(point: HistoryPoint): number {
    return logarithmic ? Math.log(Math.max(point[axis], LEAST_LOGARITHMIC)) : point[axis];
  }
}

/** The lowest and the highest of points[start … end − 1], in their order; one where they are the same. */
function extremes(points: readonly HistoryPoint[], start: number, end: number): HistoryPoint[] {
  let low = start;
  let high = start;
  for (let i = start + 1; i < end; i++) {
    const value = points[i]?.value ?? 0;
    if (value < (points[low]?.value ?? 0)) low = i;
    if (value > (points[high]?.value ?? 0)) high = i;
  }
  return low === high
    ? points.slice(low, low + 1)
    : [
        ...points.slice(Math.min(low, high), Math.min(low, high) + 1),
        ...points.slice(Math.max(low, high), Math.max(low, high) + 1),
      ];
}

/**
 * Exponential moving average, corrected for its start (Kingma and Ba 2015, section 3), so that the first point is
 * itself.
 *
 * @param weight of the past, 0 (no smoothing, the default) up to but not 1
 */
export function smooth(points: readonly HistoryPoint[], weight = 0): readonly HistoryPoint[] {
  if (weight <= 0) return points;
  let mean = 0;
  let mass = 0;
  return points.map((point) => {
    mean = weight * mean + (1 - weight) * point.value;
    mass = weight * mass + (1 - weight);
    return { ...point, value: mean / mass };
  });
}
