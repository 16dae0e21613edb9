/**
 * What the networks see of a sequence: per frame the 75 coordinates of the main body, and with two bodies
 * the 75 of the second. Metres; zeros where a body is absent. Features are written straight into a batch
 * from the positions, which is as fast as copying prepared ones and keeps the data set in memory once.
 */

import type { FeatureConfig } from '../experiment/config';
import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';

/** Coordinates of one body in one frame. */
const BODY_VALUES = JOINT_COUNT * 3;

/** Features per frame: 75 or 150. */
export function inputCount(config: FeatureConfig): number {
  return config.bodies * BODY_VALUES;
}

/** Frames of a sequence that are fed to the networks. */
export function usedFrameCount(frameCount: number, config: FeatureConfig): number {
  return Math.min(config.maxFrames, Math.ceil(frameCount / config.frameStep));
}

/** `[used frames]` their numbers in the sequence, ascending from 0. */
export function usedFrames(frameCount: number, config: FeatureConfig): Int32Array<ArrayBuffer> {
  return Int32Array.from(
    { length: usedFrameCount(frameCount, config) },
    (_, index) => index * config.frameStep,
  );
}

/**
 * Writes a sequence's features: those of used frame t go to `target[offset + t · stride …]`. Target is zeros
 * before; values of absent bodies are left untouched.
 */
export function writeFeatures(
  sequence: SkeletonSequence,
  config: FeatureConfig,
  target: Float32Array,
  offset: number,
  stride: number,
): void {
  const { positions, bodyCount, frameCount } = sequence;
  const [originX, originY, originZ] = config.origin === 'first-frame' ? firstSpineBase(sequence) : [0, 0, 0];
  const bodies = Math.min(config.bodies, bodyCount);
  const frames = usedFrameCount(frameCount, config);
  for (let t = 0; t < frames; t++) {
    for (let body = 0; body < bodies; body++) {
      const from = (t * config.frameStep * bodyCount + body) * BODY_VALUES;
      if (isAbsent(positions, from)) continue;
      const to = offset + t * stride + body * BODY_VALUES;
      for (let i = 0; i < BODY_VALUES; i += 3) {
        target[to + i] = (positions[from + i] ?? 0) - originX;
        target[to + i + 1] = (positions[from + i + 1] ?? 0) - originY;
        target[to + i + 2] = (positions[from + i + 2] ?? 0) - originZ;
      }
    }
  }
}

/** Where the main body's spine base is in the first frame that shows the main body. */
function firstSpineBase({ positions, bodyCount, frameCount }: SkeletonSequence): [number, number, number] {
  for (let frame = 0; frame < frameCount; frame++) {
    const from = frame * bodyCount * BODY_VALUES;
    if (isAbsent(positions, from)) continue;
    const at = from + JOINT.spineBase * 3;
    return [positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0];
  }
  return [0, 0, 0];
}

function isAbsent(positions: Float32Array, from: number): boolean {
  for (let i = from; i < from + BODY_VALUES; i++) {
    if (positions[i] !== 0) return false;
  }
  return true;
}
