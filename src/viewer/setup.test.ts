import { describe, expect, it } from 'vitest';

import { cameraOf, toCameraSpace } from '../recordings/synthetic/cameras';
import { generateSequence, performRecording } from '../recordings/synthetic/generate';
import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { standingSequence } from './sequences.fixture';
import { camerasAround, levelled, type SetupCamera } from './setup';
import { pointAt, subtract, type Vector } from './vector';

/** The highest camera of the table: it looks down most. */
const NAME = { setup: 12, camera: 1, performer: 3, replication: 1, action: 23 };
const SEED = 7;

const distance = (a: Vector, b: Vector) => Math.hypot(...subtract(a, b));

function numbered(cameras: readonly SetupCamera[], wanted: number): SetupCamera {
  const camera = cameras.find(({ number }) => number === wanted);
  if (camera === undefined) throw new Error(`no camera ${wanted}`);
  return camera;
}

/** A synthetic recording whose joints are where they truly are, without the sensor's noise. */
function noiseless(camera: number) {
  const name = { ...NAME, camera };
  const room = performRecording(name, SEED).positions;
  const seen = generateSequence(name, SEED);
  return { room, seen: { ...seen, positions: Float32Array.from(toCameraSpace(cameraOf(name), room)) } };
}

describe('levelled', () => {
  it('puts a synthetic recording upright: heights are those in the room, above the floor', () => {
    const { room, seen } = noiseless(2);
    const level = levelled(seen);
    const height = cameraOf(seen.name ?? NAME).position[1];
    for (const sample of [JOINT.head, JOINT.footLeft, JOINT.handRight, 40 * JOINT_COUNT + JOINT.head]) {
      expect((level.positions[sample * 3 + 1] ?? 0) + height).toBeCloseTo(room[sample * 3 + 1] ?? 0, 5);
    }
    expect(level.positions[JOINT.head * 3 + 1]).not.toBeCloseTo(seen.positions[JOINT.head * 3 + 1] ?? 0, 1);
  });

  it('leaves alone what it knows no tilt of, and absent bodies', () => {
    const recorded = { ...standingSequence(3), synthetic: false };
    expect(levelled(recorded)).toBe(recorded);
    const sequence = standingSequence(3);
    sequence.tracking.fill(0, 0, JOINT_COUNT);
    sequence.positions.fill(0, 0, JOINT_COUNT * 3);
    expect([...levelled(sequence).positions.subarray(0, JOINT_COUNT * 3)].every((x) => x === 0)).toBe(true);
  });
});

describe('camerasAround', () => {
  it.each([1, 2, 3])('stands where the generator put them, seen from camera %i', (own) => {
    const { room, seen } = noiseless(own);
    const level = levelled(seen);
    const cameras = camerasAround(level);
    expect(cameras.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(numbered(cameras, own)).toMatchObject({ own: true, position: [0, 0, 0] });
    for (const camera of [1, 2, 3]) {
      const truth = cameraOf({ ...NAME, camera });
      const { position, forward } = numbered(cameras, camera);
      // as far from every joint as in the room, which leaves a camera no other place
      for (const joint of [JOINT.head, JOINT.handLeft, JOINT.handRight, JOINT.footLeft, JOINT.footRight]) {
        const inRoom = distance(truth.position, pointAt(Float32Array.from(room), joint));
        expect(distance(position, pointAt(level.positions, joint))).toBeCloseTo(inRoom, 4);
      }
      expect(forward[1]).toBeCloseTo(truth.rotation[2][1], 10);
      expect(Math.hypot(...forward)).toBeCloseTo(1, 10);
    }
  });

  it('turns nominal cameras by 45° around the performers, camera 3 on camera 1’s right', () => {
    const cameras = camerasAround({ ...standingSequence(4), synthetic: false });
    const [second, third] = [numbered(cameras, 2), numbered(cameras, 3)];
    const side = 3 * Math.SQRT1_2;
    expect(second.position.map((x) => Math.round(x * 1e4) / 1e4)).toEqual(
      [side, 0, 3 - side].map((x) => Math.round(x * 1e4) / 1e4),
    );
    expect(third.position[0]).toBeCloseTo(-side, 4);
    expect(third.forward[0]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(third.forward[2]).toBeCloseTo(Math.SQRT1_2, 6);
  });

  it('knows only the sensor of a recording without a setup', () => {
    const anonymous = { ...standingSequence(4), synthetic: false, name: null };
    expect(camerasAround(anonymous)).toEqual([
      { number: null, own: true, position: [0, 0, 0], forward: [0, -0, 1] },
    ]);
    const fourth = { ...standingSequence(4), synthetic: false, name: { ...NAME, camera: 4 } };
    expect(camerasAround(fourth)).toHaveLength(1);
  });
});
