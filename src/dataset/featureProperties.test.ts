/** What preparation promises, on whole performances, moved, turned and scaled at random. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  DEFAULT_EXPERIMENT,
  type FeatureConfig,
  LENGTHS,
  ORIGINS,
  SCALES,
  VIEWS,
} from '../experiment/config';
import { Random } from '../experiment/random';
import { generateSequence } from '../recordings/synthetic/generate';
import { JOINT } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';
import { inputCount, usedFrameCount, usedFrames, writeFeatures } from './features';
import { makeSequence, removeBody } from './sequences.fixture';

const CONFIG = DEFAULT_EXPERIMENT.features;
const ALL: FeatureConfig = {
  ...CONFIG,
  view: 'body',
  scale: 'spine',
  orientations: true,
  velocities: true,
};
const BODY = 250;

type Quaternion = readonly [w: number, x: number, y: number, z: number];

function features(sequence: SkeletonSequence, config: FeatureConfig): Float32Array {
  const inputs = inputCount(config);
  const target = new Float32Array(usedFrameCount(sequence.frameCount, config) * inputs);
  writeFeatures(sequence, config, target, 0, inputs);
  return target;
}

function largestDifference(one: Float32Array, other: Float32Array): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] ?? Number.NaN))), 0);
}

/** Two persons hugging, with made up quaternions whose signs flip at random. */
function performance(): SkeletonSequence {
  const sequence = generateSequence({ setup: 1, camera: 2, performer: 1, replication: 1, action: 55 }, 3);
  const random = new Random(9);
  const slow = Array.from({ length: 200 }, () => [random.normal(0, 0.02), random.normal(), random.normal()]);
  const turns = sequence.frameCount * sequence.bodyCount * 25;
  const orientations = new Float32Array(turns * 4);
  for (let i = 0; i < turns; i++) {
    const frame = Math.floor(i / (25 * sequence.bodyCount));
    const [speed = 0, tilt = 0, twist = 0] = slow[i % (25 * sequence.bodyCount)] ?? [];
    const sign = random.uniform() < 0.5 ? -1 : 1;
    const angle = 1 + speed * frame; // far from turns whose first part is 0
    const axis = Math.hypot(1, tilt, twist);
    const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2) / axis];
    if (i % 25 !== JOINT.head)
      orientations.set([sign * c, sign * s, sign * tilt * s, sign * twist * s], i * 4);
  }
  return { ...sequence, orientations };
}

function rotated([w, x, y, z]: Quaternion, [px, py, pz]: readonly [number, number, number]) {
  const [tx, ty, tz] = [2 * (y * pz - z * py), 2 * (z * px - x * pz), 2 * (x * py - y * px)];
  return [
    px + w * tx + y * tz - z * ty,
    py + w * ty + z * tx - x * tz,
    pz + w * tz + x * ty - y * tx,
  ] as const;
}

function product([aw, ax, ay, az]: Quaternion, b: Float32Array): number[] {
  const [bw = 0, bx = 0, by = 0, bz = 0] = b;
  return [
    aw * bw - ax * bx - ay * by - az * bz,
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
  ];
}

interface Motion {
  readonly turn?: Quaternion;
  readonly shift?: readonly [number, number, number];
  readonly scale?: number;
}

/** The scene as another camera sees it: scaled, then turned, then shifted. Absent bodies stay absent. */
function seen(sequence: SkeletonSequence, { turn = [1, 0, 0, 0], shift = [0, 0, 0], scale = 1 }: Motion) {
  const positions = sequence.positions.slice();
  for (let i = 0; i < positions.length; i += 3) {
    const [x = 0, y = 0, z = 0] = positions.subarray(i, i + 3);
    if (x === 0 && y === 0 && z === 0) continue;
    const [rx, ry, rz] = rotated(turn, [scale * x, scale * y, scale * z]);
    positions.set([rx + shift[0], ry + shift[1], rz + shift[2]], i);
  }
  const orientations = sequence.orientations?.slice() ?? null;
  for (let i = 0; orientations !== null && i < orientations.length; i += 4) {
    orientations.set(product(turn, orientations.subarray(i, i + 4)), i);
  }
  return { ...sequence, positions, orientations };
}

const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
const turn = fc
  .tuple(coordinate, coordinate, coordinate, coordinate)
  .filter((parts) => Math.hypot(...parts) > 0.1)
  .map((parts): Quaternion => {
    const [w, x, y, z] = parts;
    const length = Math.hypot(...parts);
    return [w / length, x / length, y / length, z / length];
  });
const shift = fc.tuple(coordinate, coordinate, coordinate);
const RUNS = { numRuns: 60 };
const SCENE = performance();

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

describe('velocities', () => {
  it.each([
    ['as they come', {}],
    ['of every third frame', { frameStep: 3 }],
    ['of each frame’s own origin', { origin: 'each-frame' }],
    ['resampled', { length: 'resample', maxFrames: 50 }],
    ['stretched', { length: 'resample', maxFrames: 333, frameStep: 2 }],
  ] as const)('integrate back to the coordinates, %s', (_name, change) => {
    const config: FeatureConfig = { ...CONFIG, velocities: true, ...change };
    const values = features(SCENE, config);
    const frames = usedFrameCount(SCENE.frameCount, config);
    const kept = Math.ceil(SCENE.frameCount / config.frameStep);
    const apart = config.length === 'resample' ? (kept - 1) / (frames - 1) : 1;
    const seconds = (apart * config.frameStep) / 30;
    for (let body = 0; body < 2; body++) {
      for (let i = 0; i < 75; i++) {
        const at = (t: number) => (t * 2 + body) * 150 + i;
        expect(values[at(0) + 75]).toBe(0);
        let sum = values[at(0)] ?? 0;
        for (let t = 1; t < frames; t++) sum += (values[at(t) + 75] ?? 0) * seconds;
        expect(sum).toBeCloseTo(values[at(frames - 1)] ?? Number.NaN, 4);
      }
    }
  });

  it('are zero where a body comes and while it is away', () => {
    const sequence = makeSequence({}, 5);
    removeBody(sequence, 2, 0);
    const values = features(sequence, { ...CONFIG, bodies: 1, velocities: true });
    const moving = [0, 1, 2, 3, 4].map((t) =>
      values.subarray(t * 150 + 75, t * 150 + 150).some((v) => v !== 0),
    );
    expect(moving).toEqual([false, true, false, false, true]);
  });
});

describe('quaternions', () => {
  const config: FeatureConfig = { ...CONFIG, orientations: true };
  const values = features(SCENE, config);
  const part = (t: number, body: number, i: number) => values[(t * 2 + body) * 175 + 75 + i] ?? Number.NaN;

  it('do not flip from frame to frame, and have length 1 or 0', () => {
    for (let t = 0; t < SCENE.frameCount; t++) {
      for (let i = 0; i < 100; i += 4) {
        for (const body of [0, 1]) {
          const all = [0, 1, 2, 3].map((k) => part(t, body, i + k));
          expect(Math.hypot(...all)).toBeCloseTo(i / 4 === JOINT.head ? 0 : 1, 6);
          if (t === 0) expect(all[0]).toBeGreaterThanOrEqual(0);
          else if (i / 4 !== JOINT.head)
            expect(all.reduce((sum, value, k) => sum + value * part(t - 1, body, i + k), 0)).toBeGreaterThan(
              0.9,
            );
        }
      }
    }
  });

  it('do not depend on the signs in the source, nor on what follows', () => {
    const random = new Random(2);
    const flipped = SCENE.orientations?.slice() ?? new Float32Array();
    for (let i = 0; i < flipped.length; i += 4) {
      if (random.uniform() < 0.5) for (let k = i; k < i + 4; k++) flipped[k] = -(flipped[k] ?? 0);
    }
    expect(largestDifference(features({ ...SCENE, orientations: flipped }, config), values)).toBe(0);
    const cut = features(SCENE, { ...config, maxFrames: 20 });
    expect(cut).toEqual(values.subarray(0, cut.length));
  });

  it('are zeros where the source has none', () => {
    const none = features({ ...SCENE, orientations: null }, config);
    for (let at = 0; at < none.length; at += 175) {
      expect(none.subarray(at + 75, at + 175).every((value) => value === 0)).toBe(true);
    }
  });
});

describe('resampling', () => {
  const resampled = (maxFrames: number, change: Partial<FeatureConfig> = {}): FeatureConfig => ({
    ...CONFIG,
    ...change,
    length: 'resample',
    maxFrames,
  });

  it('to its own length changes nothing', () => {
    const config = { ...ALL, frameStep: 2 };
    const kept = usedFrameCount(SCENE.frameCount, config);
    expect(features(SCENE, { ...config, length: 'resample', maxFrames: kept })).toEqual(
      features(SCENE, config),
    );
  });

  it('keeps both ends and lies on the straight way between', () => {
    const sequence = makeSequence({}, 9);
    const all = features(sequence, { ...CONFIG, bodies: 1 });
    const half = features(sequence, resampled(17, { bodies: 1 }));
    expect(half).toHaveLength(17 * 75);
    for (let t = 0; t < 17; t++) {
      const [one, other] = [Math.floor(t / 2), Math.ceil(t / 2)];
      for (let i = 0; i < 75; i++) {
        const middle = ((all[one * 75 + i] ?? 0) + (all[other * 75 + i] ?? 0)) / 2;
        expect(half[t * 75 + i]).toBeCloseTo(middle, 6);
      }
    }
  });

  it('never mixes a body with its absence', () => {
    const sequence = makeSequence({}, 3);
    removeBody(sequence, 1, 0);
    const values = features(sequence, resampled(9, { bodies: 1, origin: 'camera' }));
    const whose = Array.from({ length: 9 }, (_, t) => values[t * 75]);
    const [first, last] = [sequence.positions[0], sequence.positions[150]];
    expect(whose).toEqual([first, first, first, 0, 0, 0, 0, last, last]);
  });

  it('tells the nearest frames of the sequence, for one frame too', () => {
    expect([...usedFrames(9, resampled(5))]).toEqual([0, 2, 4, 6, 8]);
    expect([...usedFrames(3, resampled(5))]).toEqual([0, 1, 1, 2, 2]);
    expect([...usedFrames(9, resampled(3, { frameStep: 3 }))]).toEqual([0, 3, 6]);
    expect([...usedFrames(9, resampled(1))]).toEqual([0]);
    expect([...usedFrames(1, resampled(3))]).toEqual([0, 0, 0]);
    expect([...usedFrames(0, resampled(3))]).toEqual([]);
  });
});

describe('whatever is recorded', () => {
  const wild = fc.oneof(
    fc.constant(0),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(3.4e38, -3.4e38, 1e-40),
    fc.float({ min: -4, max: 4, noNaN: true }),
  );
  const anyConfig = fc.record({
    bodies: fc.constantFrom(1 as const, 2 as const),
    origin: fc.constantFrom(...ORIGINS),
    view: fc.constantFrom(...VIEWS),
    scale: fc.constantFrom(...SCALES),
    orientations: fc.boolean(),
    velocities: fc.boolean(),
    frameStep: fc.integer({ min: 1, max: 4 }),
    maxFrames: fc.integer({ min: 1, max: 12 }),
    length: fc.constantFrom(...LENGTHS),
  });

  it('becomes finite numbers, and only where the features are', () => {
    fc.assert(
      fc.property(
        anyConfig,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(1 as const, 2 as const),
        fc.array(wild, { minLength: 1, maxLength: 40 }),
        (config, frameCount, bodyCount, pattern) => {
          const sequence = makeSequence({}, frameCount, bodyCount);
          for (const i of sequence.positions.keys()) {
            sequence.positions[i] = pattern[(i * 7 + Math.floor(i / 50)) % pattern.length] ?? 0;
          }
          const orientations = Float32Array.from(
            { length: frameCount * bodyCount * 100 },
            (_, i) => pattern[(i * 3) % pattern.length] ?? 0,
          );
          const inputs = inputCount(config);
          const used = usedFrameCount(frameCount, config);
          const target = new Float32Array((used + 2) * inputs);
          writeFeatures({ ...sequence, orientations }, config, target, inputs, inputs);
          expect(target.every(Number.isFinite)).toBe(true);
          expect(target.subarray(0, inputs).every((value) => value === 0)).toBe(true);
          expect(target.subarray((used + 1) * inputs).every((value) => value === 0)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is, with the thesis’s features, the difference to the origin, bit for bit', () => {
    const values = features(SCENE, CONFIG);
    const expected = SCENE.positions.map((value, i) => value - (SCENE.positions[i % 3] ?? 0));
    for (let at = 0; at < expected.length; at += 75) {
      const body = SCENE.positions.subarray(at, at + 75);
      if (body.every((value) => value === 0)) expected.fill(0, at, at + 75);
    }
    expect(new Uint32Array(values.buffer)).toEqual(new Uint32Array(expected.buffer));
  });
});
