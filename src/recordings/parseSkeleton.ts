/**
 * NTU RGB+D `.skeleton` bytes → every detection the sensor made, as it stands in the file. Nothing is judged
 * or repaired here beyond the format itself; `clean.ts` does that.
 *
 * Format: line 1 the number of frames; per frame the number of bodies; per body one line of 10 values that
 * begins with the body's id, a line with the joint count, and as many lines of 12 values: x y z, depth x y,
 * colour x y, orientation w x y z, tracking state. 25 joints are Kinect v2's, 20 are Kinect v1's (`kinectV1.ts`).
 */

import { JOINT_COUNT } from '../skeleton/joints';
import { ByteScanner } from './byteScanner';
import { completeKinectV1, KINECT_V1_JOINT_COUNT } from './kinectV1';
import { SkeletonParseError } from './skeletonParseError';

const BODY_VALUES = 10;
const JOINT_VALUES = 12;
/** Columns between z and the orientation: depth x y and colour x y. */
const SKIPPED_COLUMNS = 4;
/** Kinect v2 sees at most 6; other recorders may see more, but a count beyond this is no count. */
const MOST_BODIES = 64;
/** Smallest text of one body in one frame: 20 lines of 12 one-digit values with their separators. */
const LEAST_BYTES_PER_DETECTION = KINECT_V1_JOINT_COUNT * JOINT_VALUES * 2;
const USUAL_BYTES_PER_DETECTION = 3_000;
/** A few milliseconds of work. Frames count too: a file may consist of empty ones. */
const DETECTIONS_PER_SLICE = 200;
const FRAMES_PER_SLICE = 20_000;

/** One body seen in one frame is a detection; they stand in file order. Values may be NaN or infinite. */
export interface RawRecording {
  /** Frames in the file, with and without bodies. */
  readonly frameCount: number;
  readonly detectionCount: number;
  /** `[detectionCount]` frame of each detection, ascending. */
  readonly frames: readonly number[];
  /** `[detectionCount]` the body's id as the file spells it: up to 20 digits. */
  readonly bodyIds: readonly string[];
  /** `[detectionCount, 25, 3]` metres. */
  readonly positions: Float32Array;
  /** `[detectionCount, 25, 4]` w x y z. */
  readonly orientations: Float32Array;
  /** `[detectionCount, 25]` 0, 1 or 2; anything else in the file counts as not tracked. */
  readonly tracking: Uint8Array;
}

/**
 * Reads one file. Throws {@link SkeletonParseError}: not-a-skeleton-file, zero-frames, truncated, not-a-number,
 * wrong-joint-count, wrong-body-count, wrong-value-count, trailing-data.
 */
export function parseSkeleton(bytes: Uint8Array): RawRecording {
  const slices = parseSkeletonInSlices(bytes);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}

/** As {@link parseSkeleton}, pausing every few milliseconds of work so that the caller can look up. */
export function* parseSkeletonInSlices(bytes: Uint8Array): Generator<void, RawRecording> {
  const scanner = new ByteScanner(bytes);
  const frameCount = readFrameCount(scanner);
  const detections = new Detections(bytes.length);
  let frame = 0;
  try {
    let sliceEnd = DETECTIONS_PER_SLICE;
    for (; frame < frameCount; frame += 1) {
      readFrame(scanner, frame, detections);
      if (detections.count < sliceEnd && frame % FRAMES_PER_SLICE !== FRAMES_PER_SLICE - 1) continue;
      sliceEnd = detections.count + DETECTIONS_PER_SLICE;
      yield;
    }
  } catch (error) {
    if (!(error instanceof SkeletonParseError) || error.code !== 'truncated') throw error;
    throw new SkeletonParseError('truncated', error.line, `${frame}/${frameCount}`);
  }
  if (scanner.findLine()) throw new SkeletonParseError('trailing-data', scanner.line, String(frameCount));
  return detections.finish(frameCount);
}

function readFrameCount(scanner: ByteScanner): number {
  if (!scanner.findLine()) throw new SkeletonParseError('not-a-skeleton-file');
  let count: number;
  try {
    scanner.beginLine(1);
    count = scanner.value();
    scanner.endLine();
  } catch (error) {
    if (!(error instanceof SkeletonParseError)) throw error;
    throw new SkeletonParseError('not-a-skeleton-file', error.line, error.detail);
  }
  if (count === 0) throw new SkeletonParseError('zero-frames', 1);
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new SkeletonParseError('not-a-skeleton-file', 1, scanner.token());
  }
  return count;
}

function readFrame(scanner: ByteScanner, frame: number, detections: Detections): void {
  scanner.beginLine(1);
  const line = scanner.line;
  const bodies = scanner.value();
  if (!Number.isInteger(bodies) || bodies < 0 || bodies > MOST_BODIES) {
    throw new SkeletonParseError('wrong-body-count', line, scanner.token().slice(0, 24));
  }
  scanner.endLine();
  for (let body = 0; body < bodies; body += 1) readBody(scanner, frame, detections);
}

function readBody(scanner: ByteScanner, frame: number, detections: Detections): void {
  scanner.beginLine(BODY_VALUES);
  scanner.value();
  const id = scanner.token();
  for (let column = 1; column < BODY_VALUES; column += 1) scanner.value();
  scanner.endLine();

  scanner.beginLine(1);
  const line = scanner.line;
  const joints = scanner.value();
  if (joints !== JOINT_COUNT && joints !== KINECT_V1_JOINT_COUNT) {
    // A file cut within "25" ends in a 2.
    if (!scanner.findLine()) throw new SkeletonParseError('truncated', line);
    throw new SkeletonParseError('wrong-joint-count', line, scanner.token().slice(0, 24));
  }
  scanner.endLine();
  detections.add(frame, id);
  for (let joint = 0; joint < joints; joint += 1) {
    scanner.beginLine(JOINT_VALUES);
    detections.readJoint(scanner, joint);
    scanner.endLine();
  }
  if (joints === KINECT_V1_JOINT_COUNT) detections.completeKinectV1();
}

/** Growing storage. It never trusts a count in the file: it grows with what was really read. */
class Detections {
  readonly #frames: number[] = [];
  readonly #bodyIds: string[] = [];
  readonly #most: number;
  #capacity: number;
  #positions: Float32Array;
  #orientations: Float32Array;
  #tracking: Uint8Array;

  constructor(byteLength: number) {
    this.#most = Math.ceil(byteLength / LEAST_BYTES_PER_DETECTION) + 1;
    this.#capacity = Math.min(Math.ceil(byteLength / USUAL_BYTES_PER_DETECTION) + 1, this.#most);
    this.#positions = new Float32Array(this.#capacity * JOINT_COUNT * 3);
    this.#orientations = new Float32Array(this.#capacity * JOINT_COUNT * 4);
    this.#tracking = new Uint8Array(this.#capacity * JOINT_COUNT);
  }

  get count(): number {
    return this.#frames.length;
  }

  add(frame: number, id: string): void {
    if (this.#frames.length === this.#capacity) this.#grow();
    this.#frames.push(frame);
    this.#bodyIds.push(id);
  }

  /** Reads the 12 values of one joint of the detection added last. */
  readJoint(scanner: ByteScanner, joint: number): void {
    const at = (this.#frames.length - 1) * JOINT_COUNT + joint;
    const positions = this.#positions;
    positions[at * 3] = scanner.value();
    positions[at * 3 + 1] = scanner.value();
    positions[at * 3 + 2] = scanner.value();
    for (let column = 0; column < SKIPPED_COLUMNS; column += 1) scanner.value();
    const orientations = this.#orientations;
    orientations[at * 4] = scanner.value();
    orientations[at * 4 + 1] = scanner.value();
    orientations[at * 4 + 2] = scanner.value();
    orientations[at * 4 + 3] = scanner.value();
    const state = scanner.value();
    this.#tracking[at] = state === 1 || state === 2 ? state : 0;
  }

  /** Makes Kinect v2's 25 joints of the 20 read for the detection added last. */
  completeKinectV1(): void {
    const first = (this.#frames.length - 1) * JOINT_COUNT;
    completeKinectV1(this.#positions, this.#orientations, this.#tracking, first);
  }

  finish(frameCount: number): RawRecording {
    const count = this.#frames.length;
    return {
      frameCount,
      detectionCount: count,
      frames: this.#frames,
      bodyIds: this.#bodyIds,
      positions: this.#positions.subarray(0, count * JOINT_COUNT * 3),
      orientations: this.#orientations.subarray(0, count * JOINT_COUNT * 4),
      tracking: this.#tracking.subarray(0, count * JOINT_COUNT),
    };
  }

  #grow(): void {
    this.#capacity = Math.min(this.#capacity * 2, Math.max(this.#most, this.#capacity + 1));
    const positions = new Float32Array(this.#capacity * JOINT_COUNT * 3);
    const orientations = new Float32Array(this.#capacity * JOINT_COUNT * 4);
    const tracking = new Uint8Array(this.#capacity * JOINT_COUNT);
    positions.set(this.#positions);
    orientations.set(this.#orientations);
    tracking.set(this.#tracking);
    this.#positions = positions;
    this.#orientations = orientations;
    this.#tracking = tracking;
  }
}
