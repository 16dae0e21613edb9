import { describe, expect, it } from 'vitest';

import { type CurveSeries, extentOf, groupSeries, placesOf, pointAt } from './series';

function series(id: string, xs: readonly number[], more: Partial<CurveSeries> = {}): CurveSeries {
  return {
    id,
    label: id,
    colour: '#000',
    dash: '',
    points: xs.map((x) => ({ x, y: x / 1000 })),
    ...more,
  };
}

describe('pointAt', () => {
  const { points } = series('a', [10, 20, 30]);
  it('reads the last point at or before a place', () => {
    expect([9, 10, 19.9, 20, 99].map((x) => pointAt(points, x)?.x ?? null)).toEqual([null, 10, 10, 20, 30]);
    expect(pointAt([], 5)).toBeNull();
  });
});

describe('placesOf', () => {
  it('unites the x of all series in order', () => {
    expect(placesOf([series('a', [0, 50, 100]), series('b', [25, 50, 1000])]).map(({ x }) => x)).toEqual([
      0, 25, 50, 100, 1000,
    ]);
  });

  it('stays small however many points there are, and ends at the last one', () => {
    const many = (offset: number) =>
      series(
        'm',
        Array.from({ length: 4000 }, (_, i) => i * 3 + offset),
      );
    const places = placesOf([many(0), many(1), many(2)]);
    expect(places.length).toBeLessThanOrEqual(241);
    expect(places.length).toBeGreaterThan(200);
    expect(places.at(-1)?.x).toBe(3999 * 3 + 2);
    expect(places.every(({ x }, i) => i === 0 || x > (places[i - 1]?.x ?? 0))).toBe(true);
  });

  it('holds one point and none', () => {
    expect(placesOf([series('a', [7])]).map(({ x }) => x)).toEqual([7]);
    expect(placesOf([series('a', [])])).toEqual([]);
    expect(extentOf([])).toBeNull();
  });
});

describe('placesOf on a logarithmic axis', () => {
  it('leaves out what is not positive and spends places evenly on the decades', () => {
    const many = series(
      'm',
      Array.from({ length: 10_001 }, (_, x) => x),
    );
    const places = placesOf([many], true).map(({ x }) => x);
    expect(places[0]).toBe(1);
    expect(places.filter((x) => x <= 100).length).toBeGreaterThan(50);
    expect(placesOf([series('a', [0])], true)).toEqual([]);
  });
});

describe('groupSeries', () => {
  it('leaves raw courses to the line they were smoothed into', () => {
    const raw = series('r', [1], { label: 'D-RNN (raw)', raw: true });
    expect(groupSeries([raw, series('D-RNN', [1])]).map(({ label }) => label)).toEqual(['D-RNN']);
  });

  it('joins the train and test curves of one network', () => {
    const test = series('t', [1], { label: 'D-RNN', dash: '6 3' });
    const train = series('r', [1], { label: 'D-RNN', faint: true });
    const groups = groupSeries([train, test, series('LSTM', [1])]);
    expect(groups.map(({ label }) => label)).toEqual(['D-RNN', 'LSTM']);
    expect(groups[0]).toMatchObject({ main: test, faint: train, dash: '6 3' });
  });

  it('keeps networks of the same name but different colour apart', () => {
    const a = series('a', [1], { label: 'D-RNN', colour: '#a00' });
    const b = series('b', [1], { label: 'D-RNN', colour: '#0a0' });
    expect(groupSeries([a, b])).toHaveLength(2);
  });
});
