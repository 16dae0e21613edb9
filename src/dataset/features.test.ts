import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type FeatureConfig } from '../experiment/config';
import type { SkeletonSequence } from '../skeleton/sequence';
import { inputCount, usedFrameCount, usedFrames, writeFeatures } from './features';
import { makeSequence, removeBody } from './sequences.fixture';

const CONFIG: FeatureConfig = { ...DEFAULT_EXPERIMENT.features, origin: 'camera' };

/** One row of features per used frame. */
function rows(sequence: SkeletonSequence, config: FeatureConfig): number[][] {
  const inputs = inputCount(config);
  const frames = usedFrameCount(sequence.frameCount, config);
  const target = new Float32Array(frames * inputs);
  writeFeatures(sequence, config, target, 0, inputs);
  return Array.from({ length: frames }, (_, t) => [...target.subarray(t * inputs, (t + 1) * inputs)]);
}

const ZEROS = new Array<number>(75).fill(0);
const position = (sequence: SkeletonSequence, frame: number, body: number, i: number) =>
  sequence.positions[(frame * sequence.bodyCount + body) * 75 + i] ?? Number.NaN;

describe('used frames', () => {
  it('keeps every n-th frame, then cuts', () => {
    expect([...usedFrames(10, { ...CONFIG, frameStep: 3 })]).toEqual([0, 3, 6, 9]);
    expect([...usedFrames(10, { ...CONFIG, frameStep: 3, maxFrames: 2 })]).toEqual([0, 3]);
    expect(usedFrameCount(301, CONFIG)).toBe(300);
    expect(usedFrameCount(1, { ...CONFIG, frameStep: 30 })).toBe(1);
  });
});

describe('writeFeatures', () => {
  it('takes both bodies as they are, main one first', () => {
    const sequence = makeSequence({}, 3, 2);
    expect(rows(sequence, CONFIG).flat()).toEqual([...sequence.positions]);
  });

  it('takes the main body alone where one is asked for', () => {
    const sequence = makeSequence({}, 2, 2);
    const [first, second] = rows(sequence, { ...CONFIG, bodies: 1 });
    expect(first).toEqual([...sequence.positions.subarray(0, 75)]);
    expect(second).toEqual([...sequence.positions.subarray(150, 225)]);
  });

  it('fills the place of a second body that does not exist with zeros', () => {
    const [first] = rows(makeSequence({}, 2, 1), { ...CONFIG, origin: 'first-frame' });
    expect(first).toHaveLength(150);
    expect(first?.slice(75)).toEqual(ZEROS);
  });

  it('reads the frames of the frame step', () => {
    const sequence = makeSequence({}, 7);
    const all = rows(sequence, { ...CONFIG, bodies: 1 });
    expect(rows(sequence, { ...CONFIG, bodies: 1, frameStep: 3 })).toEqual([all[0], all[3], all[6]]);
  });

  it('measures both bodies from the main body’s first spine base', () => {
    const sequence = makeSequence({}, 3, 2);
    const features = rows(sequence, { ...CONFIG, origin: 'first-frame' });
    expect(features[0]?.slice(0, 3)).toEqual([0, 0, 0]);
    for (const [frame, row] of features.entries()) {
      for (const [i, value] of row.entries()) {
        const [body, k] = [Math.floor(i / 75), i % 75];
        const expected = position(sequence, frame, body, k) - position(sequence, 0, 0, k % 3);
        expect(value).toBeCloseTo(expected, 6);
      }
    }
  });

  it('leaves absent bodies zero, also when the origin moves', () => {
    const sequence = makeSequence({}, 3, 2);
    removeBody(sequence, 1, 1);
    removeBody(sequence, 2, 0);
    const features = rows(sequence, { ...CONFIG, origin: 'first-frame' });
    expect(features[1]?.slice(75)).toEqual(ZEROS);
    expect(features[2]?.slice(0, 75)).toEqual(ZEROS);
    expect(features[1]?.slice(0, 75)).not.toContain(0);
    expect(features[2]?.slice(75)).not.toContain(0);
  });

  it('takes the origin from the first frame that shows the main body', () => {
    const sequence = makeSequence({}, 3, 2);
    removeBody(sequence, 0, 0);
    const features = rows(sequence, { ...CONFIG, origin: 'first-frame' });
    expect(features[0]?.slice(0, 75)).toEqual(ZEROS);
    expect(features[1]?.slice(0, 3)).toEqual([0, 0, 0]);
    expect(features[0]?.[75]).toBeCloseTo(position(sequence, 0, 1, 0) - position(sequence, 1, 0, 0), 6);
  });

  it('writes at its offset and stride alone', () => {
    const target = new Float32Array(2 * 3 * 75).fill(9);
    writeFeatures(makeSequence({}, 2), { ...CONFIG, bodies: 1 }, target, 75, 3 * 75);
    const row = (t: number, b: number) => [...target.subarray((t * 3 + b) * 75, (t * 3 + b + 1) * 75)];
    for (const t of [0, 1]) {
      expect(row(t, 1)).not.toContain(9);
      expect(new Set([...row(t, 0), ...row(t, 2)])).toEqual(new Set([9]));
    }
  });
});
