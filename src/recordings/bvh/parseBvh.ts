/**
 * A BVH file → detections of one body in camera space, 30 a second, as if a Kinect had filmed it: its hierarchy, its motion row by row
 * through forward kinematics, 25 points of it, resampled, scaled and placed. No row is kept longer than it takes.
 */

import { JOINT_COUNT } from '../../skeleton/joints';
import { TRACKING } from '../../skeleton/sequence';
import { ByteScanner } from '../byteScanner';
import type { ParsedRecording } from '../parsedRecording';
import { SkeletonParseError } from '../skeletonParseError';
import { type BvhCorrection, correctionFor, isSameMapping } from './corrections';
import { type BvhHierarchy, finiteNumber, parseHierarchy, parseHierarchyInSlices } from './hierarchy';
import { ForwardKinematics } from './kinematics';
import { type GuessedMapping, guessMapping, type ResolvedSource, resolveMapping } from './mapping';
import { type GuessedScale, guessScale, placeBeforeSensor } from './place';
import { Resampler } from './resample';
import { TextLines } from './textLines';

const ROWS_PER_SLICE = 200;
/** Seconds between two frames: slower is no motion, faster no camera. */
const SHORTEST_FRAME = 0.0005;
const LONGEST_FRAME = 0.2;
const LONGEST_LINE = 200;
const TEXT = new TextDecoder();

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
  const motion = yield* readMotionHead(bytes, hierarchy);
  const positions = yield* readMotion(bytes, hierarchy, motion, sources);
  yield;
  const scale = guessScale(positions);
  placeBeforeSensor(positions, restPose(hierarchy, sources), scale.metres);
  yield;
  const remarks = [remarkOn(scale)];
  if (correction !== null && !isSameMapping(correction, guess))
    remarks.push({ code: 'bvh-corrected', detail: '' });
  return { raw: detectionsOf(positions, sources), remarks, action: null };
}

function namesOf({ joints }: BvhHierarchy): readonly string[] {
  return joints.map(({ name }) => name);
}

interface MotionHead {
  readonly frameCount: number;
  /** Frames a second. */
  readonly rate: number;
  /** First byte of the first row, and its line. */
  readonly start: number;
  readonly line: number;
}

/** `Frames: n` and `Frame Time: s`. */
function* readMotionHead(
  bytes: Uint8Array,
  { motionStart, motionLine }: BvhHierarchy,
): Generator<void, MotionHead> {
  const lines = new TextLines(bytes, motionStart, motionLine);
  const frameCount = finiteNumber(yield* readSetting(lines, 'Frames:'), lines.line);
  if (frameCount === 0) throw new SkeletonParseError('zero-frames', lines.line);
  if (!Number.isSafeInteger(frameCount) || frameCount < 0) {
    throw new SkeletonParseError('not-a-number', lines.line, String(frameCount));
  }
  const seconds = finiteNumber(yield* readSetting(lines, 'Frame Time:'), lines.line);
  if (seconds < SHORTEST_FRAME || seconds > LONGEST_FRAME) {
    throw new SkeletonParseError('bvh-frame-time', lines.line, String(seconds));
  }
  return { frameCount, rate: 1 / seconds, start: lines.end, line: lines.line + 1 };
}

/** What follows the keyword, which the next line must begin with. */
function* readSetting(lines: TextLines, keyword: string): Generator<void, string> {
  const found = yield* lines.next();
  const text = found ? TEXT.decode(lines.bytes.subarray(0, LONGEST_LINE)).trim() : '';
  const colon = text.indexOf(':') + 1;
  const written = text.slice(0, colon).replace(/\s+/g, ' ').toLowerCase();
  if (written !== keyword.toLowerCase()) throw new SkeletonParseError('bvh-syntax', lines.line, keyword);
  return text.slice(colon).trim();
}

/** `[frames, 25, 3]` in the file's unit and axes, at 30 frames a second. */
function* readMotion(
  bytes: Uint8Array,
  hierarchy: BvhHierarchy,
  { frameCount, rate, start, line }: MotionHead,
  sources: readonly ResolvedSource[],
): Generator<void, Float32Array<ArrayBuffer>> {
  if (hierarchy.channelCount === 0) throw new SkeletonParseError('bvh-syntax', 1, 'CHANNELS');
  const kinematics = kinematicsOf(hierarchy, sources);
  const resampler = new Resampler(rate, JOINT_COUNT * 3);
  const row = new Float64Array(hierarchy.channelCount);
  const points = new Float64Array(JOINT_COUNT * 3);
  const scanner = new ByteScanner(bytes.subarray(start));
  scanner.line = line;
  let frame = 0;
  try {
    for (; frame < frameCount; frame += 1) {
      scanner.beginLine(row.length);
      for (let channel = 0; channel < row.length; channel += 1) row[channel] = scanner.value();
      scanner.endLine();
      kinematics.pose(row);
      samplePoints(kinematics.positions, sources, points);
      resampler.push(points);
      if (frame % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    }
  } catch (error) {
    if (!(error instanceof SkeletonParseError) || error.code !== 'truncated') throw error;
    throw new SkeletonParseError('truncated', error.line, `${frame}/${frameCount}`);
  }
  if (scanner.findLine()) throw new SkeletonParseError('trailing-data', scanner.line, String(frameCount));
  return resampler.finish();
}

function kinematicsOf(hierarchy: BvhHierarchy, sources: readonly ResolvedSource[]): ForwardKinematics {
  return new ForwardKinematics(
    hierarchy,
    sources.flatMap(({ from, to }) => [from, to]),
  );
}

/** `[25, 3]` with every channel at zero. */
function restPose(hierarchy: BvhHierarchy, sources: readonly ResolvedSource[]): Float32Array {
  const kinematics = kinematicsOf(hierarchy, sources);
  kinematics.pose(new Float64Array(hierarchy.channelCount));
  const points = new Float64Array(JOINT_COUNT * 3);
  samplePoints(kinematics.positions, sources, points);
  return Float32Array.from(points);
}

function samplePoints(places: Float64Array, sources: readonly ResolvedSource[], points: Float64Array): void {
  sources.forEach(({ from, to, share }, joint) => {
    for (let axis = 0; axis < 3; axis += 1) {
      const start = places[from * 3 + axis]!;
      points[joint * 3 + axis] = to < 0 ? start : start + (places[to * 3 + axis]! - start) * share;
    }
  });
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
