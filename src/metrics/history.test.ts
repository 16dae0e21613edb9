import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate, History, type HistoryPoint, smooth } from './history';

const curve = (values: readonly number[]): HistoryPoint[] =>
  values.map((value, i) => ({ iteration: i + 1, seconds: (i + 1) / 10, value }));

describe('History', () => {
  it('keeps every point of every network and curve apart', () => {
    const history = new History();
    history.append('a', 'train-loss', { iteration: 1, seconds: 0.1, value: 3 });
    history.append('a', 'train-loss', { iteration: 2, seconds: 0.2, value: 2 });
    history.append('a', 'test-loss', { iteration: 2, seconds: 0.2, value: 4 });
    history.append('b', 'train-loss', { iteration: 1, seconds: 0.5, value: 9 });
    expect(history.points('a', 'train-loss').map(({ value }) => value)).toEqual([3, 2]);
    history.forget('a');
    expect(history.points('a', 'train-loss')).toEqual([]);
    expect(history.points('b', 'train-loss')).toHaveLength(1);
  });

  it('goes back with a network, and replaces what is said again', () => {
    const history = new History();
    for (const iteration of [1, 2, 3, 4]) {
      history.append('a', 'train-loss', { iteration, seconds: iteration, value: iteration });
      history.append('b', 'train-loss', { iteration, seconds: iteration, value: iteration });
    }
    history.append('a', 'test-loss', { iteration: 2, seconds: 2, value: 9 });
    history.rewind('a', 2);
    history.append('a', 'test-loss', { iteration: 2, seconds: 2, value: 8 });
    history.append('a', 'train-loss', { iteration: 3, seconds: 3, value: 7 });
    const values = (id: string, name: 'train-loss' | 'test-loss') =>
      history.points(id, name).map(({ iteration, value }) => [iteration, value]);
    expect(values('a', 'train-loss')).toEqual([
      [1, 1],
      [2, 2],
      [3, 7],
    ]);
    expect(values('a', 'test-loss')).toEqual([[2, 8]]);
    expect(values('b', 'train-loss')).toHaveLength(4);
    history.rewind('b', 0);
    expect(values('b', 'train-loss')).toEqual([]);
  });
});

describe('decimate', () => {
  it('leaves short curves alone', () => {
    const points = curve([3, 2, 1]);
    expect(decimate(points)).toBe(points);
  });

  it('keeps ends and each bucket’s lowest and highest, in order', () => {
    const points = curve([5, 4, 9, 3, 5, 5, 0, 5, 8, 5, 5, 5]);
    // Two buckets over iterations 1–12 after the first: 2–6 and 7–11.
    expect(decimate(points, 'iteration', 6).map(({ iteration }) => iteration)).toEqual([1, 3, 4, 7, 9, 12]);
  });

  it('never exceeds the limit and never loses the global extremes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 2000 }),
        fc.integer({ min: 4, max: 400 }),
        fc.constantFrom('iteration' as const, 'seconds' as const),
        (values, limit, axis) => {
          const points = curve(values);
          const kept = decimate(points, axis, limit);
          const keptValues = kept.map(({ value }) => value);
          expect(kept.length).toBeLessThanOrEqual(Math.max(limit, 4));
          expect(Math.max(...keptValues)).toBe(Math.max(...values));
          expect(Math.min(...keptValues)).toBe(Math.min(...values));
          expect(kept.map(({ iteration }) => iteration)).toEqual(
            kept.map(({ iteration }) => iteration).toSorted((a, b) => a - b),
          );
          expect(new Set(kept).size).toBe(kept.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('stands points that share one place', () => {
    const points = Array.from({ length: 1000 }, (_, i) => ({ iteration: 7, seconds: 1, value: i }));
    expect(decimate(points).map(({ value }) => value)).toEqual([0, 1, 998, 999]);
  });
});

describe('smooth', () => {
  it('is off by default', () => {
    const points = curve([1, 2]);
    expect(smooth(points)).toBe(points);
  });

  it('averages as computed by hand', () => {
    // Weight ½: 4; (½·4 + 0) / 1.5 … with masses ½, ¾, ⅞ and sums 2, 1, 4.5.
    const smoothed = smooth(curve([4, 0, 8]), 0.5).map(({ value }) => value);
    expect(smoothed[0]).toBe(4);
    expect(smoothed[1]).toBeCloseTo(1 / 0.75, 12);
    expect(smoothed[2]).toBeCloseTo(4.5 / 0.875, 12);
  });
});
