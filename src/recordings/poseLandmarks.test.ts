import { describe, expect, it } from 'vitest';

import { BONES, JOINT, JOINT_NAMES } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { bodyFromLandmarks, LANDMARK, type Landmark, type MappedBody } from './poseLandmarks';
import { performed, seenBody } from './poseLandmarks.fixture';

const ASPECT = 16 / 9;
/** Waving, sitting down, kicking, clapping, turned 45° either way, and facing the camera. */
const RECORDINGS = [
  [23, 1, 1],
  [8, 2, 1],
  [24, 3, 2],
  [10, 1, 2],
].map(([action = 0, camera = 0, replication = 0]) =>
  performed({ setup: 1, camera, performer: 3, replication, action }, 11),
);

function mapped(sequence: SkeletonSequence, frame: number, aspect = ASPECT): MappedBody {
  const body = bodyFromLandmarks(seenBody(sequence, frame, aspect));
  if (body === null) throw new Error('no body');
  return body;
}

function gap(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Math.hypot(...[0, 1, 2].map((axis) => (one[axis] ?? Number.NaN) - (other[axis] ?? Number.NaN)));
}

function jointOf(positions: Float32Array, joint: number): Float32Array {
  return positions.subarray(joint * 3, joint * 3 + 3);
}

/** Metres between where a joint was and where it comes back, over some frames: mean and most. */
function errors(sequence: SkeletonSequence, joint: number, aspect = ASPECT): { mean: number; most: number } {
  const all: number[] = [];
  for (let frame = 0; frame < sequence.frameCount; frame += 5) {
    const start = frame * sequence.bodyCount * 75;
    const truth = jointOf(sequence.positions.subarray(start, start + 75), joint);
    all.push(gap(jointOf(mapped(sequence, frame, aspect).positions, joint), truth));
  }
  return { mean: all.reduce((a, b) => a + b, 0) / all.length, most: Math.max(...all) };
}

describe('a body from landmarks', () => {
  it('has every joint where the performer has it, to 2 cm on average and 8 cm at most', () => {
    for (const sequence of RECORDINGS) {
      for (const name of JOINT_NAMES) {
        const { mean, most } = errors(sequence, JOINT[name]);
        expect(mean, `${name} of ${sequence.id}`).toBeLessThan(0.02);
        expect(most, `${name} of ${sequence.id}`).toBeLessThan(0.08);
      }
    }
  });

  it('has bones as long as the performer’s, to 4 cm', () => {
    const [sequence] = RECORDINGS as [SkeletonSequence];
    const { positions } = mapped(sequence, 20);
    const start = 20 * sequence.bodyCount * 75;
    const truth = sequence.positions.subarray(start, start + 75);
    for (const { from, to } of BONES) {
      const length = gap(jointOf(positions, from), jointOf(positions, to));
      expect(Math.abs(length - gap(jointOf(truth, from), jointOf(truth, to)))).toBeLessThan(0.04);
    }
  });

  it('keeps left left: of someone who faces the camera, on the sensor’s right', () => {
    const facing = performed({ setup: 1, camera: 2, performer: 3, replication: 1, action: 23 }, 11);
    const { positions } = mapped(facing, 0);
    for (const part of ['shoulder', 'hip', 'knee', 'ankle'] as const) {
      const x = (side: 'Left' | 'Right') => jointOf(positions, JOINT[`${part}${side}`])[0] as number;
      expect(x('Left')).toBeLessThan(x('Right') - 0.05);
    }
    const height = (name: 'head' | 'footLeft') => jointOf(positions, JOINT[name])[1] as number;
    expect(height('head') - height('footLeft')).toBeGreaterThan(1.2);
    expect(jointOf(positions, JOINT.spineBase)[2]).toBeGreaterThan(2.5);
  });

  it('stands in the same place in a picture of any shape', () => {
    const [, sequence] = RECORDINGS as [SkeletonSequence, SkeletonSequence];
    for (const aspect of [4 / 3, 9 / 16])
      expect(errors(sequence, JOINT.hipLeft, aspect).most).toBeLessThan(0.01);
  });

  it('stands three metres away where the picture tells nothing of it', () => {
    const seen = seenBody(RECORDINGS[0] as SkeletonSequence, 0, ASPECT);
    const hidden = (landmarks: readonly Landmark[]) => landmarks.map((one) => ({ ...one, visibility: 0 }));
    const body = bodyFromLandmarks({ ...seen, world: hidden(seen.world), image: hidden(seen.image) });
    expect(jointOf(body?.positions ?? new Float32Array(75), JOINT.spineBase)[2]).toBeCloseTo(3, 0);
    expect(body?.tracking.every((state) => state === TRACKING.notTracked)).toBe(true);
  });

  it('says which joints were seen: by the less visible of the landmarks that a joint is made from', () => {
    const seen = seenBody(RECORDINGS[0] as SkeletonSequence, 0, ASPECT);
    const world = seen.world.map((landmark, i) => {
      if (i === LANDMARK.ankleLeft) return { ...landmark, visibility: 0.4 };
      if (i === LANDMARK.pinkyRight) return { ...landmark, visibility: 0.1 };
      return landmark;
    });
    const tracking = bodyFromLandmarks({ ...seen, world })?.tracking;
    expect(tracking?.[JOINT.ankleLeft]).toBe(TRACKING.inferred);
    expect(tracking?.[JOINT.footLeft]).toBe(TRACKING.inferred);
    expect(tracking?.[JOINT.handRight]).toBe(TRACKING.notTracked);
    expect(tracking?.[JOINT.wristRight]).toBe(TRACKING.tracked);
    expect(tracking?.[JOINT.spineBase]).toBe(TRACKING.tracked);
  });

  it('takes what lies outside the picture for guessed, however visible the model calls it', () => {
    const seen = seenBody(RECORDINGS[0] as SkeletonSequence, 0, ASPECT);
    expect(bodyFromLandmarks(seen)?.tracking.every((state) => state === TRACKING.tracked)).toBe(true);
    const lowered = seen.image.map((landmark) => ({ ...landmark, y: landmark.y + 0.35 }));
    const tracking = bodyFromLandmarks({ ...seen, image: lowered })?.tracking;
    expect(tracking?.[JOINT.footLeft]).toBe(TRACKING.notTracked);
    expect(tracking?.[JOINT.head]).toBe(TRACKING.tracked);
  });

  it('is none where landmarks are missing or no numbers', () => {
    const seen = seenBody(RECORDINGS[0] as SkeletonSequence, 0, ASPECT);
    expect(bodyFromLandmarks({ ...seen, world: seen.world.slice(1) })).toBeNull();
    const broken = seen.image.map((one, i) => (i === 4 ? { ...one, y: Number.NaN } : one));
    expect(bodyFromLandmarks({ ...seen, image: broken })).toBeNull();
  });
});
