import { describe, expect, it } from 'vitest';

import { movedNearer, turnedAround } from './orbit';
import { subtract, type Vector } from './vector';

const TARGET: Vector = [1, 2, 3];
const distance = (point: Vector) => Math.hypot(...subtract(point, TARGET));

describe('an eye that is turned', () => {
  it('goes round what it looks at, at the same height and distance', () => {
    const [x, y, z] = turnedAround([1, 3, 8], TARGET, Math.PI / 2, 0);
    expect(x).toBeCloseTo(6);
    expect(y).toBeCloseTo(3);
    expect(z).toBeCloseTo(3);
  });

  it('comes back by the same turns the other way', () => {
    const there = turnedAround([-2, 2.5, 0], TARGET, 0.4, 0.3);
    const back = turnedAround(there, TARGET, -0.4, -0.3);
    [-2, 2.5, 0].forEach((value, axis) => {
      expect(back[axis]).toBeCloseTo(value);
    });
    expect(distance(there)).toBeCloseTo(distance(back));
  });

  it('rises, and stays short of straight above and straight below', () => {
    expect(turnedAround([1, 2, 8], TARGET, 0, 0.5)[1]).toBeGreaterThan(2);
    const above = turnedAround([1, 2, 8], TARGET, 0, 9);
    expect(above[1] - 2).toBeCloseTo(5 * Math.cos(0.05));
    expect(above[2]).toBeGreaterThan(3); // not over the top
    expect(turnedAround([1, 2, 8], TARGET, 0, -9)[1] - 2).toBeCloseTo(-5 * Math.cos(0.05));
  });
});

it('an eye moves nearer and away within its range, on its line of sight', () => {
  expect(movedNearer([1, 2, 8], TARGET, 0.8, [0.6, 30])).toEqual([1, 2, 7]);
  expect(movedNearer([1, 2, 8], TARGET, 0.01, [0.6, 30])[2]).toBeCloseTo(3.6);
  expect(movedNearer([1, 2, 8], TARGET, 100, [0.6, 30])[2]).toBeCloseTo(33);
});
