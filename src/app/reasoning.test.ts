import { describe, expect, it } from 'vitest';

import { inputCount } from '../dataset/features';
import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { JOINT } from '../skeleton/joints';
import type { Explanation } from '../training/protocol';
import { influenceOf, jointWeights, weightiestJoints } from './reasoning';

const features = { ...DEFAULT_EXPERIMENT.features, bodies: 1 as const };
const INPUTS = inputCount(features);

/** Every second frame was fed; the answer is on the third of them. */
function explanation(): Explanation {
  const gradient = new Float32Array(3 * INPUTS);
  gradient[3 * JOINT.head] = 2;
  gradient[2 * INPUTS + 3 * JOINT.handLeft] = 4;
  return {
    sequenceId: 's',
    networkId: 'n',
    index: 2,
    iteration: 5,
    action: 23,
    gradient,
    frames: Int32Array.of(0, 2, 4),
  };
}

describe('reasons', () => {
  const given = explanation();
  const influence = influenceOf(given, features, 1);
  if (influence === null) throw new Error('no influence');
  const weightsAt = (frame: number, held: boolean) => jointWeights(influence, given, { frame, held });

  it('weigh joints over all frames, or on a frame of the past', () => {
    const all = weightsAt(4, false);
    expect(all).toHaveLength(50);
    expect(all[JOINT.handLeft]).toBe(1);
    expect(all[JOINT.head]).toBe(0.5);
    expect(weightsAt(1, true)[JOINT.head]).toBe(0.5); // of frame 0, which stands for 1 too
    expect(weightsAt(4, true)[JOINT.handLeft]).toBe(1);
    expect(Math.max(...weightsAt(2, true))).toBe(0);
  });

  it('are nothing after the answer', () => {
    expect(Math.max(...weightsAt(5, true))).toBe(0);
  });

  it('list the weightiest joints first and leave out those without weight', () => {
    expect(weightiestJoints(weightsAt(4, false), 5)).toEqual([
      { joint: 'handLeft', body: 0, weight: 1 },
      { joint: 'head', body: 0, weight: 0.5 },
    ]);
    expect(weightiestJoints(weightsAt(4, false), 1)).toHaveLength(1);
  });

  it('leave out who is not there', () => {
    const both = { ...features, bodies: 2 as const };
    const gradient = new Float32Array(inputCount(both));
    gradient[inputCount(features) + 3 * JOINT.head] = 1;
    const alone = { ...given, gradient, frames: Int32Array.of(0) };
    expect(influenceOf(alone, both, 2)?.ofFrames[0]).toBe(1);
    expect(influenceOf(alone, both, 1)?.ofFrames[0]).toBe(0);
  });

  it('are not told of other features', () => {
    expect(influenceOf(given, { ...features, velocities: true }, 1)).toBeNull();
  });
});
