/**
 * What repeated runs say together: mean and sample standard deviation, paired differences with their confidence interval,
 * and mean and band of a curve. Pure. Student's t is our own: for whole degrees of freedom its distribution has a closed
 * form of a few lines, where the libraries that have it bring tens of kilobytes of everything else.
 */

import type { HistoryPoint } from './history';

export interface Spread {
  /** Values that went in. */
  readonly count: number;
  /** NaN where there is none. */
  readonly mean: number;
  /** Of the sample (n − 1); NaN of fewer than two values. */
  readonly deviation: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, deviation: count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1)) };
}

export interface PairedDifference extends Spread {
  /** Ends of the 95 % confidence interval of the mean difference; NaN of fewer than two pairs. */
  readonly low: number;
  readonly high: number;
}

/** Of `first` minus `second`, pair by pair (Student's paired t). @throws RangeError where there are not as many of each */
export function pairedDifference(first: readonly number[], second: readonly number[]): PairedDifference {
  if (first.length !== second.length)
    throw new RangeError(`${first.length} and ${second.length} are no pairs`);
  const spread = spreadOf(first.map((value, i) => value - (second[i] ?? Number.NaN)));
  const { count, mean, deviation } = spread;
  const half = count < 2 ? Number.NaN : (tQuantile(0.975, count - 1) * deviation) / Math.sqrt(count);
  return { ...spread, low: mean - half, high: mean + half };
}

/**
 * P(|T| ≤ t) of Student's t with whole degrees of freedom (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).
 *
 * @param t at least 0
 */
function within(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  const odd = freedom % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < freedom; k += 2) {
    term *= ((k - 1) / k) * cosine ** 2;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

const BISECTIONS = 100;

/**
 * The value that Student's t stays below with this probability.
 *
 * @param probability 0.5 up to but not 1
 * @param freedom whole, at least 1
 */
export function tQuantile(probability: number, freedom: number): number {
  const mass = 2 * probability - 1;
  let high = 1;
  while (within(high, freedom) < mass) high *= 2;
  let low = 0;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (within(middle, freedom) < mass) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A point of the mean curve of several runs. */
export interface BandPoint extends HistoryPoint {
  /** Sample standard deviation between the runs; 0 of one run. */
  readonly deviation: number;
}

/**
 * Mean and band of one curve over runs: at every iteration at which some run has a point, from where all have begun to where
 * the first ends, straight lines between a run's points.
 */
export function meanCurve(courses: readonly (readonly HistoryPoint[])[]): readonly BandPoint[] {
  const present = courses.filter(({ length }) => length > 0);
  const from = Math.max(...present.map((points) => points[0]?.iteration ?? 0));
  const to = Math.min(...present.map((points) => points.at(-1)?.iteration ?? 0));
  const iterations = [...new Set(present.flatMap((points) => points.map(({ iteration }) => iteration)))]
    .filter((iteration) => iteration >= from && iteration <= to)
    .sort((a, b) => a - b);
  const cursors = present.map(() => 0);
  return iterations.map((iteration) => {
    const read = present.map((points, run) => {
      let at = cursors[run] ?? 0;
      while ((points[at + 1]?.iteration ?? Number.POSITIVE_INFINITY) <= iteration) at++;
      cursors[run] = at;
      return between(points[at] as HistoryPoint, points[at + 1], iteration);
    });
    const { mean, deviation } = spreadOf(read.map(({ value }) => value));
    const seconds = spreadOf(read.map((point) => point.seconds)).mean;
    return { iteration, seconds, value: mean, deviation: present.length < 2 ? 0 : deviation };
  });
}

function between(
  before: HistoryPoint,
  after: HistoryPoint | undefined,
  iteration: number,
): { readonly seconds: number; readonly value: number } {
  if (after === undefined || before.iteration === iteration) return before;
  const share = (iteration - before.iteration) / (after.iteration - before.iteration);
  return {
    seconds: before.seconds + share * (after.seconds - before.seconds),
    value: before.value + share * (after.value - before.value),
  };
}
