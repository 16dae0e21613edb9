import { describe, expect, it } from 'vitest';

import { type CurveView, PLAIN_VIEW, placeOf, viewCourse } from './curveView';

const SCALE = { batchesPerEpoch: 16, multiplyAdds: 2e9 };
const POINT = { iteration: 40, seconds: 7.5, value: 0.25 };

describe('placeOf', () => {
  it('counts iterations, epochs, seconds and multiply-adds', () => {
    expect(placeOf(POINT, 'iterations', SCALE)).toBe(40);
    expect(placeOf(POINT, 'epochs', SCALE)).toBe(2.5);
    expect(placeOf(POINT, 'seconds', SCALE)).toBe(7.5);
    expect(placeOf(POINT, 'multiply-adds', SCALE)).toBe(80e9);
  });
});

describe('viewCourse', () => {
  const course = [0, 1, 0, 1, 0, 1].map((value, i) => ({ iteration: i + 1, seconds: i, value }));
  const view = (changed: Partial<CurveView>) => viewCourse(course, { ...PLAIN_VIEW, ...changed }, SCALE);

  it('leaves a course as it is where nothing is asked', () => {
    expect(view({})).toEqual({
      points: course.map(({ iteration, value }) => ({ x: iteration, y: value })),
      raw: null,
    });
  });

  it('keeps the raw course beside a smoothed one', () => {
    const { points, raw } = view({ smoothing: 0.9 });
    expect(raw?.map(({ y }) => y)).toEqual([0, 1, 0, 1, 0, 1]);
    const last = points.at(-1)?.y ?? 0;
    expect(last).toBeGreaterThan(0.4);
    expect(last).toBeLessThan(0.7);
  });

  it('spends its points evenly along a logarithmic axis', () => {
    const long = Array.from({ length: 100_000 }, (_, i) => ({ iteration: i + 1, seconds: i, value: i % 7 }));
    const early = (logX: boolean) =>
      viewCourse(long, { ...PLAIN_VIEW, logX }, SCALE).points.filter(({ x }) => x <= 1000).length;
    expect(early(false)).toBeLessThan(10);
    expect(early(true)).toBeGreaterThan(100);
  });
});
