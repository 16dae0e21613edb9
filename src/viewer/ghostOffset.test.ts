import { expect, it } from 'vitest';

import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { ghostOffset } from './ghostOffset';
import { standingSequence } from './sequences.fixture';

it('brings the ghost’s first spine base to the watched one’s', () => {
  const watched = standingSequence(3);
  const ghost = standingSequence(5, 2);
  watched.positions.set([1, 2, 3], JOINT.spineBase * 3);
  watched.positions.set([9, 9, 9], (JOINT_COUNT + JOINT.spineBase) * 3);
  const [x, y, z] = ghostOffset(watched, ghost);
  expect([x - 0.45, y, z + 3].map((value) => Math.round(value * 1e5) / 1e5)).toEqual([1, 2, 3]);
});

it('waits for the first frame that has one, and stays where nobody is', () => {
  const watched = standingSequence(3);
  const late = standingSequence(3);
  late.tracking[JOINT.spineBase] = 0;
  late.positions.set([0, 0, 0], JOINT.spineBase * 3);
  late.positions.set([0, 0, 2], (JOINT_COUNT + JOINT.spineBase) * 3);
  expect(ghostOffset(watched, late)).toEqual([0, 0, 1]);
  late.tracking.fill(0);
  expect(ghostOffset(watched, late)).toEqual([0, 0, 0]);
});
