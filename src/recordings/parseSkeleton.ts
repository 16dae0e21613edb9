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
import { Detections } from './detections';
import { KINECT_V1_JOINT_COUNT } from './kinectV1';
import type { RawRecording } from './rawRecording';
import { SkeletonParseError } from './skeletonParseError';

const BODY_VALUES = 10;
/** Kinect v2 sees at most 6; other recorders may see more, but a count beyond this is no count. */
const MOST_BODIES = 64;
/** A few milliseconds of work. Frames count too: a file may consist of empty ones. */
const DETECTIONS_PER_SLICE = 200;
const FRAMES_PER_SLICE = 20_000;

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
  for (let joint = 0; joint < joints; joint += 1) detections.readJoint(scanner, joint);
  if (joints === KINECT_V1_JOINT_COUNT) detections.completeKinectV1();
}
