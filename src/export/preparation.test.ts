import { describe, expect, it } from 'vitest';

import { inputCount, usedFrameCount, writeFeatures } from '../dataset/features';
import { DEFAULT_EXPERIMENT, type FeatureConfig } from '../experiment/config';
import { JOINT } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';
import { inputNames, preparationSteps } from './preparation';

const CONFIG = DEFAULT_EXPERIMENT.features;
const ALL: FeatureConfig = { ...CONFIG, origin: 'camera', orientations: true, velocities: true };

/** Two bodies in three frames; every number tells where it stands. */
const FRAMES = 3;
const SEQUENCE: SkeletonSequence = {
  id: 'a',
  name: null,
  synthetic: false,
  frameCount: FRAMES,
  bodyCount: 2,
  positions: Float32Array.from({ length: FRAMES * 150 }, (_, i) => ((i * i) % 1009) / 64 + 1),
  tracking: new Uint8Array(FRAMES * 50).fill(2),
  orientations: Float32Array.from({ length: FRAMES * 200 }, (_, i) => [0.1, 0.5, 0.7, 0.5][i % 4] ?? 0),
};

/** Inputs by name in one used frame. */
function named(config: FeatureConfig, t: number): (name: string) => number {
  const inputs = inputCount(config);
  const target = new Float32Array(usedFrameCount(FRAMES, config) * inputs);
  writeFeatures(SEQUENCE, config, target, 0, inputs);
  const names = inputNames(config);
  return (name) => target[t * inputs + names.indexOf(name)] ?? Number.NaN;
}

const position = (frame: number, body: number, joint: number, axis: number) =>
  SEQUENCE.positions[frame * 150 + body * 75 + joint * 3 + axis] ?? Number.NaN;

describe('the inputs’ names', () => {
  it.each([
    CONFIG,
    { ...CONFIG, bodies: 1 as const, orientations: true },
    { ...CONFIG, velocities: true },
    ALL,
  ])('are as many as the inputs and all different (%#)', (config) => {
    const names = inputNames(config);
    expect(names).toHaveLength(inputCount(config));
    expect(new Set(names).size).toBe(names.length);
  });

  it('stand where their values stand', () => {
    const input = named(ALL, 1);
    expect(input('body1.spineBase.x')).toBe(position(1, 0, 0, 0));
    expect(input('body2.head.z')).toBe(position(1, 1, JOINT.head, 2));
    expect(input('body1.thumbRight.orientation.w')).toBeCloseTo(0.1, 6);
    expect(input('body2.neck.orientation.y')).toBeCloseTo(0.7, 6);
    const change = position(1, 1, JOINT.footLeft, 1) - position(0, 1, JOINT.footLeft, 1);
    expect(input('body2.footLeft.velocity.y')).toBeCloseTo(change * 30, 4);
  });
});

describe('the steps', () => {
  it('of the thesis’s preparation are few', () => {
    const steps = preparationSteps(CONFIG);
    expect(steps.join(' ')).not.toMatch(/Resample|velocit|quaternion|Axes|spineShoulder, the median/i);
    expect(steps).toContain('The network was trained on the first 300 of these frames.');
  });

  it('say what each option does, in its own words', () => {
    const steps = (change: Partial<FeatureConfig>) => preparationSteps({ ...CONFIG, ...change }).join(' ');
    expect(steps({ origin: 'each-frame' })).toContain('in the same frame');
    expect(steps({ view: 'body' })).toContain('from spineBase to spineMid less its part along X');
    expect(steps({ view: 'shoulders' })).toContain('Y is up (0, 1, 0)');
    expect(steps({ scale: 'spine' })).toContain('the median over the frames');
    expect(steps({ orientations: true })).toContain('Of q and -q');
    expect(steps({ velocities: true, frameStep: 2 })).toContain('the time between the two, 2/30 s');
    expect(steps({ length: 'resample', maxFrames: 60 })).toContain('lies at t (n - 1) / 59 of them');
    expect(steps({ length: 'resample', maxFrames: 1, velocities: true })).not.toContain('/ 0');
  });
});
