import { describe, expect, it } from 'vitest';
import { Random } from '../../experiment/random';
import { JOINT, JOINT_COUNT } from '../../skeleton/joints';
import { TRACKING } from '../../skeleton/sequence';
import { observe } from './sensor';

const FRAMES = 400;

/** A body whose joints stand side by side at one depth, so that none hides another. */
function lineUp(depth: number): Float64Array {
  const truth = new Float64Array(FRAMES * JOINT_COUNT * 3);
  for (let i = 0; i < truth.length; i += 3) truth.set([(((i / 3) % JOINT_COUNT) - 12) * 0.02, 0, depth], i);
  return truth;
}

function deviation(depth: number, joint: number): number {
  const truth = lineUp(depth);
  const { positions } = observe(truth, FRAMES, 1, new Random(4));
  let squares = 0;
  for (let frame = 0; frame < FRAMES; frame++) {
    const at = (frame * JOINT_COUNT + joint) * 3 + 2;
    squares += ((positions[at] as number) - (truth[at] as number)) ** 2;
  }
  return Math.sqrt(squares / FRAMES);
}

describe('observe', () => {
  it('is four times as noisy at twice the depth, and noisier at the fingertips than at the spine', () => {
    const ratio = deviation(4, JOINT.spineMid) / deviation(2, JOINT.spineMid);
    expect(ratio).toBeGreaterThan(3.5);
    expect(ratio).toBeLessThan(4.5);
    expect(deviation(2, JOINT.handTipLeft)).toBeGreaterThan(2 * deviation(2, JOINT.spineMid));
  });

  it('tracks what stands free, infers what is behind a trunk and what is outside the field of view', () => {
    const truth = lineUp(2);
    const put = (joint: number, x: number, y: number, z: number) => truth.set([x, y, z], joint * 3);
    put(JOINT.spineBase, 0, 0, 2);
    put(JOINT.spineMid, 0, 0.3, 2);
    put(JOINT.handLeft, 0, 0.15, 2.4);
    put(JOINT.handRight, 0.8, 0.15, 2.4);
    put(JOINT.footLeft, 0, -1.5, 2);
    const { tracking } = observe(truth, 1, 1, new Random(1));
    expect(tracking[JOINT.handLeft]).toBe(TRACKING.inferred);
    expect(tracking[JOINT.handRight]).toBe(TRACKING.tracked);
    expect(tracking[JOINT.footLeft]).toBe(TRACKING.inferred);
    expect(tracking[JOINT.spineMid]).toBe(TRACKING.tracked);
  });

  it('rounds to 2⁻¹⁶ m', () => {
    const { positions } = observe(lineUp(3), FRAMES, 1, new Random(2));
    expect(positions.every((value) => Number.isInteger(value * 65_536))).toBe(true);
  });
});
