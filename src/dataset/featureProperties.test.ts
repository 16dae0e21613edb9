/** What preparation promises of velocities, quaternions, lengths and whatever is recorded. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type FeatureConfig, LENGTHS, ORIGINS, SCALES, VIEWS } from '../experiment/config';
import { Random } from '../experiment/random';
import { JOINT } from '../skeleton/joints';
import { inputCount, usedFrameCount, usedFrames, writeFeatures } from './features';
import { ALL, CONFIG, features, largestDifference, SCENE } from './features.fixture';
import { makeSequence, removeBody } from './sequences.fixture';

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
