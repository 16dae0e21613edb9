import { expect, it } from 'vitest';

import { fires, firstFrame } from './schedule';

const firing = (period: number, firstUpdate: 'after-period' | 'first-frame') =>
  Array.from({ length: 10 }, (_, index) => index).filter((frame) => fires(period, frame, firstUpdate));

it('fires where t mod τ = 0, counting t from 1 (eq 3.21)', () => {
  expect(firing(1, 'after-period')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(firing(3, 'after-period')).toEqual([2, 5, 8]);
  expect(firing(81, 'after-period')).toEqual([]);
});

it('fires on the first frame and every τ frames after it where asked to', () => {
  expect(firing(1, 'first-frame')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(firing(3, 'first-frame')).toEqual([0, 3, 6, 9]);
  expect(firing(81, 'first-frame')).toEqual([0]);
});

it.each(['after-period', 'first-frame'] as const)('knows the first frame: %s', (firstUpdate) => {
  for (const period of [1, 3, 10])
    expect(firstFrame(period, firstUpdate)).toBe(firing(period, firstUpdate)[0]);
});
