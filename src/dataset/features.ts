/**
 * What the networks see of a sequence: per frame and body the 75 coordinates, then, where asked for, the 100 numbers of the
 * joints' quaternions and the 75 velocities; the main body first, zeros where a body is absent. Features are written straight
 * into a batch from the positions, which is as fast as copying prepared ones and keeps the data set in memory once.
 *
 * In order: every n-th frame is kept; coordinates are moved, turned and scaled (./bodySpace); the kept frames are cut or
 * resampled; velocities are differences of what was written. Always finite.
 */

import type { FeatureConfig } from '../experiment/config';
import { JOINT_COUNT } from '../skeleton/joints';
import { FRAME_RATE } from '../skeleton/sequence';
import { isAbsent } from './bodyInFrame';
import { type BodySpace, bodySpace } from './bodySpace';
import { JointTurns, ORIENTATION_VALUES } from './jointTurns';
import { writeChanges, writePositions } from './placing';
import type { Motion } from './sequenceSet';

/** Coordinates of one body in one frame. */
const POSITION_VALUES = JOINT_COUNT * 3;

/** Features of one body in one frame: 75, and 100 and 75 more where asked for. */
function bodyInputCount({ orientations, velocities }: FeatureConfig): number {
  return POSITION_VALUES + (orientations ? ORIENTATION_VALUES : 0) + (velocities ? POSITION_VALUES : 0);
}

/** Features per frame: 75 to 500. */
export function inputCount(config: FeatureConfig): number {
  return config.bodies * bodyInputCount(config);
}

/** Frames of a sequence that are fed to the networks. */
export function usedFrameCount(frameCount: number, config: FeatureConfig): number {
  if (frameCount === 0) return 0;
  return config.length === 'resample'
    ? config.maxFrames
    : Math.min(config.maxFrames, keptFrameCount(frameCount, config));
}

/** `[used frames]` their numbers in the sequence, never falling, from 0; of a resampled one the nearest kept frame's. */
export function usedFrames(frameCount: number, config: FeatureConfig): Int32Array<ArrayBuffer> {
  const pace = keptFramesApart(frameCount, config);
  return Int32Array.from(
    { length: usedFrameCount(frameCount, config) },
    (_, index) => Math.round(index * pace) * config.frameStep,
  );
}

function keptFrameCount(frameCount: number, { frameStep }: FeatureConfig): number {
  return Math.ceil(frameCount / frameStep);
}

/** Kept frames from one used frame to the next: 1, or what spreads the used ones over all that were kept. */
function keptFramesApart(frameCount: number, config: FeatureConfig): number {
  if (config.length === 'crop') return 1;
  return config.maxFrames === 1 ? 0 : (keptFrameCount(frameCount, config) - 1) / (config.maxFrames - 1);
}

/**
 * Writes a sequence's features: those of used frame t go to `target[offset + t · stride …]`. Target is zeros
 * before; values of absent bodies are left untouched.
 */
export function writeFeatures(
  sequence: Motion,
  config: FeatureConfig,
  target: Float32Array,
  offset: number,
  stride: number,
): void {
  const space = bodySpace(sequence, config);
  const size = bodyInputCount(config);
  for (let body = 0; body < Math.min(config.bodies, sequence.bodyCount); body++) {
    writeBody(sequence, body, config, space, target, offset + body * size, stride);
  }
}

/** Used frame t of the body goes to `offset + t · stride`. */
function writeBody(
  sequence: Motion,
  body: number,
  config: FeatureConfig,
  space: BodySpace,
  target: Float32Array,
  offset: number,
  stride: number,
): void {
  const { positions, orientations, bodyCount, frameCount } = sequence;
  const { frameStep } = config;
  const pace = keptFramesApart(frameCount, config);
  const lastKept = keptFrameCount(frameCount, config) - 1;
  const turns = config.orientations && orientations !== null ? new JointTurns(orientations, space) : null;
  const velocities = bodyInputCount(config) - POSITION_VALUES;
  const rate = pace === 0 ? 0 : FRAME_RATE / (pace * frameStep); // 0: all used frames are the same one
  const isPresent = (frame: number) => !isAbsent(positions, (frame * bodyCount + body) * POSITION_VALUES);
  const used = usedFrameCount(frameCount, config);
  let wasPresent = false;
  for (let t = 0; t < used; t++) {
    const at = Math.min(lastKept, t * pace);
    const kept = Math.floor(at);
    let [first, second, share] = [kept * frameStep, (kept + 1) * frameStep, at - kept];
    if (share === 0 || !isPresent(first) || !isPresent(second)) {
      if (share > 0.5) first = second; // the nearer one alone: half a body is none
      [second, share] = [first, 0];
    }
    const present = isPresent(first);
    if (present) {
      const to = offset + t * stride;
      const [here, there] = [first * bodyCount + body, second * bodyCount + body];
      writePositions(positions, space, { first, second, here, there, share }, target, to);
      turns?.write(here, there, share, target, to + POSITION_VALUES);
      if (config.velocities && wasPresent) writeChanges(target, to, to - stride, to + velocities, rate);
    }
    wasPresent = present;
  }
}
