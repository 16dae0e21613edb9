import { describe, expect, it } from 'vitest';
import { blendAt, type Key, valueAt } from './minimumJerk';

const key = (time: number, value: number, through = false): Key<number> => ({ time, value, through });

describe('minimum jerk', () => {
  it('is the quintic of Flash and Hogan between two rests', () => {
    const track = [key(1, 2), key(3, 6)];
    for (const s of [0, 0.1, 0.35, 0.5, 0.9, 1]) {
      const expected = 2 + 4 * (10 * s ** 3 - 15 * s ** 4 + 6 * s ** 5);
      expect(valueAt(track, 1 + 2 * s)).toBeCloseTo(expected, 12);
    }
    expect([valueAt(track, 0), valueAt(track, 9)]).toEqual([2, 6]);
  });

  it('passes through a key at the speed of the chord, and rests at others', () => {
    const track = [key(0, 0), key(1, 3, true), key(2, 5), key(3, 5)];
    const speed = (time: number) => (valueAt(track, time + 1e-5) - valueAt(track, time - 1e-5)) / 2e-5;
    expect(speed(1)).toBeCloseTo(5 / 2, 3);
    expect(speed(2)).toBeCloseTo(0, 3);
    expect(valueAt(track, 1)).toBeCloseTo(3, 12);
  });

  it('blends with weights that add up to one', () => {
    const track = [key(0, 0), key(1, 3, true), key(2, 5, true), key(3, 1)];
    for (let time = -0.5; time < 4; time += 0.13) {
      expect(blendAt(track, time).reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });
});
