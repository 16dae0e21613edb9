import { describe, expect, it } from 'vitest';

import {
  DEFAULT_EXPERIMENT,
  type FeatureConfig,
  LENGTHS,
  ORIGINS,
  SCALES,
  VIEWS,
} from '../experiment/config';
import { generateSequence } from '../recordings/synthetic/generate';
import type { SkeletonSequence } from '../skeleton/sequence';
import { FeatureStream, type StreamedFrame } from './featureStream';
import { inputCount, usedFrameCount, writeFeatures } from './features';
import { SCENE } from './features.fixture';

const CONFIG: FeatureConfig = { ...DEFAULT_EXPERIMENT.features, maxFrames: 1000 };
const WAVING = generateSequence({ setup: 1, camera: 1, performer: 2, replication: 1, action: 23 }, 5);

function frameOf({ bodyCount, positions, orientations }: SkeletonSequence, frame: number): StreamedFrame {
  const part = (values: Float32Array, size: number) =>
    values.subarray(frame * bodyCount * size, (frame + 1) * bodyCount * size);
  return {
    bodyCount,
    positions: part(positions, 75),
    orientations: orientations === null ? null : part(orientations, 100),
  };
}

/** The recording as it is when only so many frames have come. */
function prefix(sequence: SkeletonSequence, frameCount: number): SkeletonSequence {
  const { bodyCount, positions, orientations } = sequence;
  return {
    ...sequence,
    frameCount,
    positions: positions.slice(0, frameCount * bodyCount * 75),
    orientations: orientations?.slice(0, frameCount * bodyCount * 100) ?? null,
  };
}

function lastWritten(sequence: SkeletonSequence, config: FeatureConfig): Float32Array {
  const inputs = inputCount(config);
  const target = new Float32Array(usedFrameCount(sequence.frameCount, config) * inputs);
  writeFeatures(sequence, config, target, 0, inputs);
  return target.subarray(target.length - inputs);
}

/** Of both bodies from `from` on, of the second from the start. */
function mainBodyFrom(sequence: SkeletonSequence, from: number): SkeletonSequence {
  const positions = sequence.positions.slice();
  for (let frame = 0; frame < from; frame++) positions.fill(0, frame * 150, frame * 150 + 75);
  return { ...sequence, positions, orientations: null };
}

function expectSame(
  sequence: SkeletonSequence,
  config: FeatureConfig,
  stream = new FeatureStream(config),
): void {
  let fed = 0;
  for (let frame = 0; frame < sequence.frameCount; frame++) {
    const streamed = stream.push(frameOf(sequence, frame));
    expect(streamed === null).toBe(frame % config.frameStep !== 0);
    if (streamed === null) continue;
    fed++;
    if (frame % 7 < 2 || frame < 12) {
      expect([...streamed]).toEqual([...lastWritten(prefix(sequence, frame + 1), config)]);
    }
  }
  expect(fed).toBe(usedFrameCount(sequence.frameCount, config));
}

describe('features of a stream', () => {
  const ways = ORIGINS.flatMap((origin) =>
    VIEWS.flatMap((view) => SCALES.map((scale) => ({ origin, view, scale }))),
  );

  it.each(ways)('are those of the recording so far: %o', (way) => {
    expectSame(SCENE, { ...CONFIG, ...way, orientations: true, velocities: true });
  });

  it.each([
    { frameStep: 3 },
    { bodies: 1 as const },
    { frameStep: 2, velocities: true },
    { orientations: true }, // of a source that has none
  ])('are those of the recording so far: %o', (change) => {
    expectSame(WAVING, { ...CONFIG, ...change });
  });

  it.each(ORIGINS)('are those of the recording so far where the main body comes late: %s', (origin) => {
    const late = mainBodyFrom(SCENE, 5);
    expectSame(late, { ...CONFIG, origin, view: 'body', scale: 'spine', velocities: true });
  });

  it('start over with nothing left', () => {
    const config: FeatureConfig = {
      ...CONFIG,
      origin: 'each-frame',
      view: 'body',
      scale: 'spine',
      velocities: true,
      frameStep: 2,
    };
    const stream = new FeatureStream(config);
    for (let frame = 0; frame < 31; frame++) stream.push(frameOf(SCENE, frame));
    stream.startOver();
    expectSame(WAVING, config, stream);
  });

  it('come at the pace of the stream where training resamples', () => {
    expect(LENGTHS).toContain('resample');
    const config: FeatureConfig = { ...CONFIG, length: 'resample', maxFrames: 20, velocities: true };
    const stream = new FeatureStream(config);
    for (let frame = 0; frame < 6; frame++) {
      const written = lastWritten(prefix(WAVING, frame + 1), { ...config, length: 'crop' });
      expect([...(stream.push(frameOf(WAVING, frame)) ?? [])]).toEqual([...written]);
    }
  });
});
