/**
 * A BVH file → detections of one body in camera space, 30 a second, as if a Kinect had filmed it: its hierarchy, its motion row by row
 * through forward kinematics, 25 points of it, resampled, scaled and placed. No row is kept longer than it takes.
 */

import { JOINT_COUNT } from '../../skeleton/joints';
import { TRACKING } from '../../skeleton/sequence';
import type { ParsedRecording } from '../parsedRecording';
import { type BvhCorrection, correctionFor, isSameMapping } from './corrections';
import { type BvhHierarchy, parseHierarchy, parseHierarchyInSlices } from './hierarchy';
import { type GuessedMapping, guessMapping, type ResolvedSource, resolveMapping } from './mapping';
import { readMotion, restPose } from './motion';
import { readMotionHead } from './motionHead';
import { type GuessedScale, guessScale, placeBeforeSensor } from './place';

export interface BvhJoints {
  /** Names of all joints and end sites, in the file's order. */
  readonly joints: readonly string[];
  /** What their names say. */
  readonly mapping: GuessedMapping;
}

/**
 * What can be mapped and what would be, from the hierarchy alone: the first part of a file is enough.
 * Throws {@link SkeletonParseError} as `parseHierarchy`.
 */
export function inspectBvh(bytes: Uint8Array): BvhJoints {
  const hierarchy = parseHierarchy(bytes);
  return { joints: namesOf(hierarchy), mapping: guessMapping(hierarchy.joints) };
}

/**
 * Reads one file, pausing every few milliseconds. Throws {@link SkeletonParseError}: bvh-syntax, bvh-joints-missing, bvh-frame-time,
 * bvh-no-size, decimal-comma, not-a-number, wrong-value-count, truncated, trailing-data, zero-frames, too-long.
 *
 * @param corrections mappings that a person chose, for the skeletons that they fit
 */
export function* parseBvhInSlices(
  bytes: Uint8Array,
  corrections: readonly BvhCorrection[] = [],
): Generator<void, ParsedRecording> {
  const hierarchy = yield* parseHierarchyInSlices(bytes);
  const guess = guessMapping(hierarchy.joints);
  const correction = correctionFor(namesOf(hierarchy), corrections);
  const sources = resolveMapping(hierarchy.joints, correction ?? guess);
  const head = yield* readMotionHead(bytes, hierarchy);
  const { positions, isCalibrated } = yield* readMotion(bytes, hierarchy, head, sources);
  yield;
  const scale = guessScale(positions);
  placeBeforeSensor(positions, restPose(hierarchy, sources), scale.metres);
  yield;
  const remarks = [remarkOn(scale)];
  if (isCalibrated) remarks.push({ code: 'bvh-calibration-pose', detail: '' });
  if (correction !== null && !isSameMapping(correction, guess))
    remarks.push({ code: 'bvh-corrected', detail: '' });
  return { raw: detectionsOf(positions, sources), remarks, action: null };
}

function namesOf({ joints }: BvhHierarchy): readonly string[] {
  return joints.map(({ name }) => name);
}

function detectionsOf(positions: Float32Array, sources: readonly ResolvedSource[]): ParsedRecording['raw'] {
  const frameCount = positions.length / (JOINT_COUNT * 3);
  const states = sources.map(({ isDirect }) => (isDirect ? TRACKING.tracked : TRACKING.inferred));
  const tracking = new Uint8Array(frameCount * JOINT_COUNT);
  for (let start = 0; start < tracking.length; start += JOINT_COUNT) tracking.set(states, start);
  return {
    frameCount,
    detectionCount: frameCount,
    frames: Array.from({ length: frameCount }, (_, frame) => frame),
    bodyIds: Array.from({ length: frameCount }, () => '1'),
    positions,
    orientations: new Float32Array(),
    tracking,
  };
}

function remarkOn({ unit, metres, height }: GuessedScale): ParsedRecording['remarks'][number] {
  if (unit === null) return { code: 'bvh-size-assumed', detail: height.toPrecision(3) };
  return { code: 'bvh-unit-guessed', detail: `${unit}, ${(height * metres).toFixed(2)} m` };
}
