/** How far the axes of a curve chart go, and where their ticks stand. Pure. */

import type { XKind } from './curveFormat';
import { type CurveSeries, extentOf, positiveExtentOf } from './series';
import { logTicks, roundTop, timeTicks, valueTicks } from './ticks';

export interface AxisScale {
  readonly from: number;
  readonly to: number;
  readonly logarithmic: boolean;
  readonly ticks: number[];
}

const Y_STEPS = 5;
const X_STEPS = 6;
/** A logarithmic axis without a positive value has a decade to show. */
const DECADE = 10;

export function scaleX(series: readonly CurveSeries[], kind: XKind, logarithmic: boolean): AxisScale {
  if (logarithmic) {
    const [from, greatest] = positiveExtentOf(series) ?? [1, DECADE];
    const to = greatest > from ? greatest : from * DECADE;
    return { from, to, logarithmic, ticks: logTicks(from, to, X_STEPS) };
  }
  const greatest = extentOf(series)?.[1] ?? 0;
  const to = greatest > 0 ? greatest : 1;
  const ticks =
    kind === 'seconds' ? timeTicks(0, to, X_STEPS) : valueTicks(0, to, X_STEPS, kind === 'iterations');
  return { from: 0, to, logarithmic, ticks };
}

interface RangeOfValues {
  readonly series: readonly CurveSeries[];
  /** Shares end at 1. */
  readonly percent: boolean;
  readonly baseline: number | undefined;
}

export function scaleY({ series, percent, baseline }: RangeOfValues, logarithmic: boolean): AxisScale {
  let least = baseline !== undefined && baseline > 0 ? baseline : Number.POSITIVE_INFINITY;
  let greatest = baseline ?? 0;
  const include = (value: number) => {
    if (value > greatest) greatest = value;
    if (value > 0 && value < least) least = value;
  };
  for (const { points, band } of series) {
    for (const { y } of points) include(y);
    for (const { high } of band ?? []) include(high);
  }
  if (greatest === Number.POSITIVE_INFINITY) greatest = baseline ?? 1;
  const top = (value: number) => (percent ? Math.min(1, value) : value);
  if (!logarithmic) {
    const to = top(roundTop(greatest, Y_STEPS));
    return { from: 0, to, logarithmic, ticks: valueTicks(0, to, Y_STEPS) };
  }
  const to = top(greatest > 0 ? greatest * 1.05 : 1);
  const from = Math.min(least, to / 2) * 0.95;
  return { from, to, logarithmic, ticks: logTicks(from, to, Y_STEPS) };
}

/** Pixels of a value, from those of the axis' two ends; not finite where a logarithmic axis has no place for it. */
export function pixelScale(
  { from, to, logarithmic }: AxisScale,
  atFrom: number,
  atTo: number,
): (value: number) => number {
  const along = logarithmic ? Math.log : (value: number) => value;
  const origin = along(from);
  const perUnit = (atTo - atFrom) / (along(to) - origin);
  return (value) => (logarithmic && value <= 0 ? Number.NaN : atFrom + (along(value) - origin) * perUnit);
}
