import { expect, it } from 'vitest';
import { frameMiddle, frameTicks } from './FrameAxis';

it('numbers the first frame and round ones', () => {
  expect(frameTicks(86)).toEqual([1, 20, 40, 60, 80]);
  expect(frameTicks(3)).toEqual([1, 2, 3]);
  expect(frameTicks(1)).toEqual([1]);
  expect(frameTicks(0)).toEqual([]);
});

it('stands in the middle of a frame', () => {
  expect([1, 2, 3, 4].map((frame) => frameMiddle(frame, 4))).toEqual(['12.5%', '37.5%', '62.5%', '87.5%']);
});
