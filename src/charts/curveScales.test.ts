import { describe, expect, it } from 'vitest';

import { pixelScale, scaleX, scaleY } from './curveScales';
import type { CurveSeries } from './series';

function series(...points: readonly (readonly [number, number])[]): CurveSeries {
  return { id: 's', label: 's', colour: '#000', dash: '', points: points.map(([x, y]) => ({ x, y })) };
}

describe('scaleX', () => {
  it('begins at zero, or at the first positive place where it is logarithmic', () => {
    const course = [series([0, 1], [2, 1], [900, 1])];
    expect(scaleX(course, 'iterations', false)).toMatchObject({ from: 0, to: 900 });
    expect(scaleX(course, 'iterations', true)).toMatchObject({ from: 2, to: 900 });
    expect(scaleX([], 'seconds', true)).toMatchObject({ from: 1, to: 10 });
  });
});

describe('scaleY', () => {
  it('has room for bands, and shares end at 1', () => {
    const banded = { ...series([1, 0.5]), band: [{ low: 0.2, high: 0.93 }] };
    expect(scaleY({ series: [banded], percent: true, baseline: undefined }, false).to).toBe(1);
    expect(scaleY({ series: [banded], percent: false, baseline: undefined }, false).to).toBeCloseTo(1, 9);
  });

  it('is logarithmic from below the least positive value to above the greatest', () => {
    const { from, to } = scaleY(
      { series: [series([1, 0], [2, 0.01], [3, 4])], percent: false, baseline: 0.5 },
      true,
    );
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThan(0.01);
    expect(to).toBeGreaterThan(4);
  });

  it('survives nothing but zeros', () => {
    const { from, to } = scaleY({ series: [series([1, 0])], percent: true, baseline: undefined }, true);
    expect(0 < from && from < to && to <= 1).toBe(true);
  });
});

describe('pixelScale', () => {
  it('is straight, or straight in the logarithm', () => {
    const straight = pixelScale({ from: 0, to: 10, logarithmic: false, ticks: [] }, 100, 0);
    expect([0, 5, 10].map(straight)).toEqual([100, 50, 0]);
    const bent = pixelScale({ from: 1, to: 100, logarithmic: true, ticks: [] }, 0, 200);
    expect([1, 10, 100].map((value) => Math.round(bent(value)))).toEqual([0, 100, 200]);
    expect(bent(0)).toBeNaN();
  });
});
