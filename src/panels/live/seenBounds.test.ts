import { expect, it } from 'vitest';

import { seenBounds } from './seenBounds';

it('holds all that is seen from the camera, who is absent and what is behind it left out', () => {
  const positions = Float32Array.of(0.5, 1, 2, -1, -2, 4, 0, 0, 0, 9, 9, -1);
  expect(seenBounds(positions)).toEqual({ left: -0.25, right: 0.25, bottom: -0.5, top: 0.5 });
});

it('is not blown up for a point, and is nothing where nobody is seen', () => {
  const { left, right, bottom, top } = seenBounds(Float32Array.of(0, 1, 2)) ?? {};
  expect([left, right, bottom, top].map((value) => value?.toFixed(2))).toEqual([
    '-0.05',
    '0.05',
    '0.45',
    '0.55',
  ]);
  expect(seenBounds(new Float32Array(6))).toBeNull();
});
