import { describe, expect, it } from 'vitest';

import { inputCount, writeFeatures } from '../dataset/features';
import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { frameInfluence, influenceOfJoints, jointInfluence, sharesOfGreatest } from './jointInfluence';

const FEATURES = DEFAULT_EXPERIMENT.features;

describe('jointInfluence', () => {
  it('is the length over the three coordinates of each joint', () => {
    const features = { ...FEATURES, bodies: 2 as const, orientations: false, velocities: false };
    const gradient = new Float32Array(2 * inputCount(features));
    const at = (frame: number, body: number, joint: number) => frame * 150 + body * 75 + joint * 3;
    gradient.set([3, -4, 12], at(0, 0, JOINT.handLeft));
    gradient.set([0, 2, 0], at(1, 1, JOINT.head));
    const lengths = jointInfluence(gradient, features);
    expect(lengths).toHaveLength(2 * 2 * JOINT_COUNT);
    expect(lengths[JOINT.handLeft]).toBe(13);
    expect(lengths[3 * JOINT_COUNT + JOINT.head]).toBe(2);
    expect(lengths.filter((length) => length !== 0)).toHaveLength(2);
  });

  it('finds a joint in all that the features hold of it', () => {
    const features = {
      ...FEATURES,
      bodies: 2 as const,
      orientations: true,
      velocities: true,
      origin: 'camera' as const,
      view: 'camera' as const,
      scale: 'metres' as const,
    };
    const still = sequenceOf(null);
    const moved = sequenceOf(JOINT.kneeRight);
    const inputs = inputCount(features);
    const [one, other] = [still, moved].map((sequence) => {
      const target = new Float32Array(2 * inputs);
      writeFeatures(sequence, features, target, 0, inputs);
      return target;
    }) as [Float32Array, Float32Array];
    const lengths = jointInfluence(
      one.map((value, i) => (other[i] ?? 0) - value),
      features,
    );
    const touched = [...lengths.keys()].filter((i) => lengths[i] !== 0);
    // of the second body on the second frame, where alone it was moved and turned
    expect(touched).toEqual([3 * JOINT_COUNT + JOINT.kneeRight]);
    expect(lengths[touched[0] ?? 0]).toBeCloseTo(Math.hypot(0.5, 0.5 * 30, Math.SQRT2), 3);
  });
});

/** Two bodies on two frames; on the second frame one joint of the second is half a metre aside and turned about. */
function sequenceOf(joint: number | null) {
  const positions = Float32Array.from({ length: 4 * JOINT_COUNT * 3 }, (_, i) => 1 + (i % 7) / 10);
  const orientations = Float32Array.from({ length: 4 * JOINT_COUNT * 4 }, (_, i) => (i % 4 === 0 ? 1 : 0));
  if (joint !== null) {
    const at = 3 * JOINT_COUNT + joint;
    positions[3 * at] = (positions[3 * at] ?? 0) + 0.5;
    orientations.set([0, 1, 0, 0], 4 * at);
  }
  return { frameCount: 2, bodyCount: 2 as const, positions, orientations };
}

describe('what is shown of it', () => {
  const influence = new Float32Array(3 * JOINT_COUNT);
  influence[JOINT.head] = 3;
  influence[JOINT_COUNT + JOINT.head] = 4;
  influence[JOINT_COUNT + JOINT.neck] = 3;

  it('is a length per frame and a length per joint', () => {
    expect([...frameInfluence(influence, 1)]).toEqual([3, 5, 0]);
    const joints = influenceOfJoints(influence, 1);
    expect(joints[JOINT.head]).toBe(5);
    expect(joints[JOINT.neck]).toBe(3);
    expect(joints.reduce((sum, length) => sum + length, 0)).toBe(8);
  });

  it('is shared out by the greatest, and nothing where nothing matters', () => {
    expect([...sharesOfGreatest(Float32Array.of(1, 4, 0))]).toEqual([0.25, 1, 0]);
    expect([...sharesOfGreatest(new Float32Array(2))]).toEqual([0, 0]);
  });
});
