import { expect, it } from 'vitest';

import { nearestJoint } from './nearestJoint';

/** Two joints 20 pixels apart, and one that cannot be seen. */
const POINTS = Float32Array.of(100, 100, 12, 120, 100, 12, 110, 100, 0);

it('is the nearest within reach', () => {
  expect(nearestJoint(POINTS, 103, 101, null)).toBe(0);
  expect(nearestJoint(POINTS, 118, 99, null)).toBe(1);
  expect(nearestJoint(POINTS, 100, 113, null)).toBeNull();
});

it('measures by each joint’s own size', () => {
  const large = Float32Array.of(100, 100, 40, 120, 100, 12);
  expect(nearestJoint(large, 111, 100, null)).toBe(0);
});

it('stays with what was meant before until another is clearly nearer', () => {
  expect(nearestJoint(POINTS, 111, 100, null)).toBe(1);
  expect(nearestJoint(POINTS, 111, 100, 0)).toBe(0);
  expect(nearestJoint(POINTS, 117, 100, 0)).toBe(1);
});
