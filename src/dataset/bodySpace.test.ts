/** The body's own place, axes and unit make features alike: on a whole performance, moved, turned and scaled at random. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { FeatureConfig } from '../experiment/config';
import { JOINT } from '../skeleton/joints';
import {
  ALL,
  CONFIG,
  features,
  largestDifference,
  type Quaternion,
  RUNS,
  SCENE,
  seen,
  shift,
  turn,
} from './features.fixture';
import { makeSequence, removeBody } from './sequences.fixture';

const BODY = 250;

describe('the body’s view', () => {
  it('is the same from wherever a camera looks', () => {
    const config: FeatureConfig = { ...CONFIG, view: 'body' };
    const expected = features(SCENE, config);
    fc.assert(
      fc.property(turn, shift, (turned, shifted) => {
        const other = features(seen(SCENE, { turn: turned, shift: shifted }), config);
        expect(largestDifference(other, expected)).toBeLessThan(1e-5);
      }),
      RUNS,
    );
  });

  it('lays the first frame’s shoulders along x and the spine into the plane of x and y', () => {
    const values = features(SCENE, { ...CONFIG, view: 'body' });
    const at = (joint: number) => [...values.subarray(joint * 3, joint * 3 + 3)] as const;
    const [left, right] = [at(JOINT.shoulderLeft), at(JOINT.shoulderRight)];
    const [, up, forward] = at(JOINT.spineMid);
    expect((left[0] ?? 0) - (right[0] ?? 0)).toBeGreaterThan(0.2);
    expect(left[1]).toBeCloseTo(right[1] ?? Number.NaN, 6);
    expect(left[2]).toBeCloseTo(right[2] ?? Number.NaN, 6);
    expect(up).toBeGreaterThan(0.1);
    expect(forward).toBeCloseTo(0, 6);
  });

  it('turns the joints’ quaternions with the coordinates', () => {
    const expected = features(SCENE, ALL);
    fc.assert(
      fc.property(turn, (turned) => {
        const other = features(seen(SCENE, { turn: turned }), ALL);
        let [least, joints] = [1, 0];
        for (let at = 75; at < expected.length; at += BODY) {
          for (let i = at; i < at + 100; i += 4) {
            if (expected.subarray(i, i + 4).every((value) => value === 0)) continue;
            // A joint's sign is that of its first frame, where its first part may be near 0.
            const same = [0, 1, 2, 3].reduce(
              (sum, k) => sum + (other[i + k] ?? 0) * (expected[i + k] ?? 0),
              0,
            );
            least = Math.min(least, Math.abs(same));
            joints++;
          }
        }
        expect(least).toBeGreaterThan(1 - 1e-5);
        expect(joints).toBe(SCENE.frameCount * 2 * 24);
      }),
      RUNS,
    );
  });

  it('of the shoulders alone is the same for cameras that look level, and keeps what is up', () => {
    const config: FeatureConfig = { ...CONFIG, view: 'shoulders' };
    const expected = features(SCENE, config);
    const plain = features(SCENE, CONFIG);
    for (let i = 1; i < expected.length; i += 3) expect(expected[i]).toBe(plain[i]);
    fc.assert(
      fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), shift, (angle, shifted) => {
        const level: Quaternion = [Math.cos(angle / 2), 0, Math.sin(angle / 2), 0];
        const other = features(seen(SCENE, { turn: level, shift: shifted }), config);
        expect(largestDifference(other, expected)).toBeLessThan(1e-5);
      }),
      RUNS,
    );
  });

  it('waits for a frame whose body has shoulders', () => {
    const late = { ...SCENE, positions: SCENE.positions.slice() };
    late.positions.copyWithin(JOINT.shoulderLeft * 3, JOINT.shoulderRight * 3, JOINT.shoulderRight * 3 + 3);
    const config: FeatureConfig = { ...CONFIG, origin: 'camera', view: 'body' };
    const values = features(late, config);
    const second = (joint: number) => values[150 + joint * 3 + 1] ?? Number.NaN;
    expect(second(JOINT.shoulderLeft)).toBeCloseTo(second(JOINT.shoulderRight), 6);
  });
});

describe('the spine as unit', () => {
  it('makes giants and dwarfs alike, velocities too', () => {
    const config: FeatureConfig = { ...CONFIG, scale: 'spine', velocities: true };
    const expected = features(SCENE, config);
    fc.assert(
      fc.property(fc.double({ min: 0.4, max: 3, noNaN: true }), (scale) => {
        // Velocities divide by a thirtieth of a second what float32 rounded.
        expect(largestDifference(features(seen(SCENE, { scale }), config), expected)).toBeLessThan(3e-4);
      }),
      RUNS,
    );
    const still: FeatureConfig = { ...CONFIG, scale: 'spine' };
    const other = features(seen(SCENE, { scale: 1.7 }), still);
    expect(largestDifference(other, features(SCENE, still))).toBeLessThan(1e-5);
  });

  it('is 1 long in the middle of the sequence’s lengths', () => {
    const values = features(SCENE, { ...CONFIG, scale: 'spine', bodies: 1 });
    const distance = (row: number, from: number, to: number) =>
      Math.hypot(
        ...[0, 1, 2].map((k) => (values[row + to * 3 + k] ?? 0) - (values[row + from * 3 + k] ?? 0)),
      );
    const lengths = Array.from(
      { length: SCENE.frameCount },
      (_, t) =>
        distance(t * 75, JOINT.spineBase, JOINT.spineMid) +
        distance(t * 75, JOINT.spineMid, JOINT.spineShoulder),
    ).sort((a, b) => a - b);
    expect(lengths[lengths.length >> 1]).toBeCloseTo(1, 5);
  });
});

describe('the origin', () => {
  it.each(['first-frame', 'each-frame'] as const)('of the %s makes places alike', (origin) => {
    const config: FeatureConfig = { ...CONFIG, origin };
    const expected = features(SCENE, config);
    fc.assert(
      fc.property(shift, (shifted) => {
        expect(largestDifference(features(seen(SCENE, { shift: shifted }), config), expected)).toBeLessThan(
          1e-5,
        );
      }),
      RUNS,
    );
  });

  it('of each frame keeps two bodies’ places to one another', () => {
    const values = features(SCENE, { ...CONFIG, origin: 'each-frame' });
    for (let t = 0; t < SCENE.frameCount; t++) {
      expect([...values.subarray(t * 150, t * 150 + 3)]).toEqual([0, 0, 0]);
      const between = (SCENE.positions[t * 150 + 75] ?? 0) - (SCENE.positions[t * 150] ?? 0);
      expect(values[t * 150 + 75]).toBe(Math.fround(between));
    }
  });

  it('of each frame stays where the main body was last while it is away', () => {
    const sequence = makeSequence({}, 4, 2);
    removeBody(sequence, 0, 0);
    removeBody(sequence, 2, 0);
    const values = features(sequence, { ...CONFIG, origin: 'each-frame' });
    const expected = [1, 1, 1, 3].map((origin, t) =>
      Math.fround((sequence.positions[t * 150 + 75] ?? 0) - (sequence.positions[origin * 150] ?? 0)),
    );
    expect(expected.map((_, t) => values[t * 150 + 75])).toEqual(expected);
  });
});
