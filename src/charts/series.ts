/**
 * Curves as plain data: where the points of several networks can be read together, and the value of each at
 * one place. Pure. Points come sorted by x and already thinned out (metrics/history).
 */

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export interface CurveSeries {
  readonly id: string;
  /** The network's name; a network's train and test curves share label and colour. */
  readonly label: string;
  readonly colour: string;
  /** SVG stroke-dasharray; empty for a solid line. */
  readonly dash: string;
  /** A train curve: thinner, behind the test curve. */
  readonly faint?: boolean;
  /** What a smoothed curve was before: the faintest, behind all others, not in the legend. */
  readonly raw?: boolean;
  readonly points: readonly CurvePoint[];
  /** Of each point, how far the curves go of which this is the mean. */
  readonly band?: readonly { readonly low: number; readonly high: number }[] | undefined;
}

/** More places than this along an axis are not told apart with a pointer. */
const MOST_PLACES = 240;

/** Least and greatest x over all series, or null where there is no point. */
export function extentOf(series: readonly CurveSeries[]): readonly [number, number] | null {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const { points } of series) {
    least = Math.min(least, points[0]?.x ?? least);
    greatest = Math.max(greatest, points.at(-1)?.x ?? greatest);
  }
  return least <= greatest ? [least, greatest] : null;
}

/** Least positive and greatest x over all series, or null where none is positive. */
export function positiveExtentOf(series: readonly CurveSeries[]): readonly [number, number] | null {
  let least = Number.POSITIVE_INFINITY;
  for (const { points } of series) {
    least = Math.min(least, points.find(({ x }) => x > 0)?.x ?? least);
  }
  const greatest = extentOf(series)?.[1] ?? 0;
  return least <= greatest ? [least, greatest] : null;
}

/**
 * Where along the x axis the curves can be read: every x at which some series has a point. Of those closer than
 * a {@link MOST_PLACES}th of the extent only the last stays, so that at each place all points beside it are behind it.
 * On a logarithmic axis what is not positive has no place.
 */
export function placesOf(series: readonly CurveSeries[], logarithmic = false): CurvePoint[] {
  const along = logarithmic ? Math.log : (x: number) => x;
  const extent = logarithmic ? positiveExtentOf(series) : extentOf(series);
  if (extent === null) return [];
  const least = along(extent[0]);
  const greatest = along(extent[1]);
  const perUnit = greatest > least ? MOST_PLACES / (greatest - least) : 0;
  const places: (number | undefined)[] = [];
  for (const { points } of series) {
    for (const { x } of points) {
      if (logarithmic && x <= 0) continue;
      const place = Math.round((along(x) - least) * perUnit);
      places[place] = Math.max(x, places[place] ?? x);
    }
  }
  return places.filter((x) => x !== undefined).map((x) => ({ x, y: 0 }));
}

/** The last point at or before x, or null where the series starts later. O(log n). */
export function pointAt(points: readonly CurvePoint[], x: number): CurvePoint | null {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.x ?? Number.POSITIVE_INFINITY) <= x) low = middle + 1;
    else high = middle;
  }
  return points[low - 1] ?? null;
}

/** The curves of one network: one entry in the legend, one line in the tooltip. */
export interface CurveGroup {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly dash: string;
  readonly main: CurveSeries | null;
  readonly faint: CurveSeries | null;
}

/** Groups series by label and colour, in order of first appearance; raw ones are in none. */
export function groupSeries(series: readonly CurveSeries[]): CurveGroup[] {
  const groups = new Map<string, CurveGroup>();
  for (const one of series) {
    if (one.raw) continue;
    const key = `${one.label} ${one.colour}`;
    const group = groups.get(key) ?? {
      key,
      label: one.label,
      colour: one.colour,
      dash: one.dash,
      main: null,
      faint: null,
    };
    groups.set(key, one.faint ? { ...group, faint: one } : { ...group, dash: one.dash, main: one });
  }
  return [...groups.values()];
}
