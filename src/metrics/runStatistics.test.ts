import { describe, expect, it } from 'vitest';

import type { HistoryPoint } from './history';
import { meanCurve, pairedDifference, spreadOf, tQuantile } from './runStatistics';

describe('spreadOf', () => {
  it('divides by n − 1', () => {
    // Σ(x − 5)² = 9+1+1+1+0+0+4+16 = 32
    const { count, mean, deviation } = spreadOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect([count, mean]).toEqual([8, 5]);
    expect(deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  it('has no deviation of one value and no mean of none', () => {
    expect(spreadOf([0.4])).toEqual({ count: 1, mean: 0.4, deviation: Number.NaN });
    expect(spreadOf([]).mean).toBeNaN();
  });
});

describe('tQuantile', () => {
  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [3, 3.18245],
    [4, 2.77645],
    [5, 2.57058],
    [9, 2.26216],
    [10, 2.22814],
    [19, 2.09302],
    [30, 2.04227],
  ])('agrees with the published table for %i degrees of freedom at 97.5 %%', (freedom, value) => {
    expect(tQuantile(0.975, freedom)).toBeCloseTo(value, 4);
  });

  it('at other probabilities too, and is 0 in the middle', () => {
    expect(tQuantile(0.95, 7)).toBeCloseTo(1.89458, 4);
    expect(tQuantile(0.995, 4)).toBeCloseTo(4.60409, 4);
    expect(tQuantile(0.5, 6)).toBeCloseTo(0, 10);
  });
});

describe('pairedDifference', () => {
  it('is Student’s: differences 1, 2, 3 have mean 2 ± 4.30265 · 1/√3', () => {
    const { mean, low, high, count } = pairedDifference([11, 22, 33], [10, 20, 30]);
    expect([mean, count]).toEqual([2, 3]);
    expect(low).toBeCloseTo(2 - 4.30265 / Math.sqrt(3), 4);
    expect(high).toBeCloseTo(2 + 4.30265 / Math.sqrt(3), 4);
  });

  it('takes out what both share: the same differences on seeds that are far apart', () => {
    const near = pairedDifference([0.5, 0.52, 0.54], [0.4, 0.41, 0.45]);
    const far = pairedDifference([0.1, 0.52, 0.94], [0, 0.41, 0.85]);
    expect(far.low).toBeCloseTo(near.low, 10);
    expect(far.high).toBeCloseTo(near.high, 10);
  });

  it('knows no interval of one pair, and refuses what are no pairs', () => {
    expect(pairedDifference([1], [0.5])).toMatchObject({ mean: 0.5, low: Number.NaN, high: Number.NaN });
    expect(() => pairedDifference([1], [])).toThrow(RangeError);
  });
});

describe('meanCurve', () => {
  const course = (...points: readonly (readonly [number, number])[]): HistoryPoint[] =>
    points.map(([iteration, value]) => ({ iteration, seconds: iteration / 10, value }));

  it('averages where all runs are, between their points too', () => {
    const points = meanCurve([course([10, 0], [20, 1], [30, 1]), course([10, 1], [30, 0])]);
    expect(points.map(({ iteration }) => iteration)).toEqual([10, 20, 30]);
    expect(points.map(({ value }) => value)).toEqual([0.5, 0.75, 0.5]);
    expect(points[1]?.deviation).toBeCloseTo(Math.SQRT2 / 4, 12); // of 1 and 0.5
    expect(points[1]?.seconds).toBeCloseTo(2, 12);
  });

  it('begins with the last to begin and ends with the first to end', () => {
    const points = meanCurve([course([1, 0], [5, 0], [9, 0]), course([5, 1], [7, 1])]);
    expect(points.map(({ iteration }) => iteration)).toEqual([5, 7]);
  });

  it('is one run’s own curve without a band, and nothing of none', () => {
    expect(meanCurve([course([1, 3], [2, 4]), []])).toMatchObject([
      { value: 3, deviation: 0 },
      { value: 4, deviation: 0 },
    ]);
    expect(meanCurve([])).toEqual([]);
  });
});
