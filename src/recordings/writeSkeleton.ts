/**
 * {@link SkeletonSequence} → NTU RGB+D `.skeleton` bytes (LF line ends). Reading and cleaning what was written
 * gives the same positions, orientations, tracking states and origin, bit for bit in float32, provided that
 * cleaning has nothing to do: the body that moves most comes first, a second body lasts 12 frames and is taller
 * than wide, and each frame holds a body.
 */

import { JOINT_COUNT } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { DecimalWriter } from './decimalWriter';
import { bodyIdFor } from './syntheticBodyId';

const BYTES_PER_BODY = 25 * 150;

/**
 * Pinhole cameras of Kinect v2, pixels: the depth camera (512×424) with the mean intrinsics of calibrated units, and
 * the colour camera (1920×1080), which stands 52 mm beside it.
 */
const DEPTH_CAMERA = { focal: 365.5, centreX: 256, centreY: 208, shift: 0 };
const COLOUR_CAMERA = { focal: 1064, centreX: 960, centreY: 540, shift: 0.052 };
/** Nearer than this the projection says nothing. */
const NEAREST = 0.1;

/** Bytes of one file. Bodies that are all zeros in a frame are absent from it. */
export function writeSkeleton(sequence: SkeletonSequence): Uint8Array<ArrayBuffer> {
  const writer = new DecimalWriter((sequence.frameCount * sequence.bodyCount + 1) * BYTES_PER_BODY);
  writeSkeletonWith(writer, sequence);
  return writer.written().slice();
}

/** Appends the text of one file. */
export function writeSkeletonWith(writer: DecimalWriter, sequence: SkeletonSequence): void {
  const { frameCount, bodyCount } = sequence;
  writer.text(`${frameCount}\n`);
  for (let frame = 0; frame < frameCount; frame += 1) {
    const present: number[] = [];
    for (let body = 0; body < bodyCount; body += 1) {
      if (isPresent(sequence, frame * bodyCount + body)) present.push(body);
    }
    writer.text(`${present.length}\n`);
    for (const body of present) writeBody(writer, sequence, frame, body);
  }
}

function isPresent(sequence: SkeletonSequence, row: number): boolean {
  const start = row * JOINT_COUNT;
  const end = start + JOINT_COUNT;
  return (
    sequence.positions.subarray(start * 3, end * 3).some((value) => value !== 0) ||
    sequence.tracking.subarray(start, end).some((state) => state !== TRACKING.notTracked)
  );
}

function writeBody(writer: DecimalWriter, sequence: SkeletonSequence, frame: number, body: number): void {
  const id = bodyIdFor(body, sequence.synthetic);
  // Nothing is known of edges, hands and lean: no clipping, hands open and sure, upright, tracked.
  writer.text(`${id} 0 1 1 1 1 0 0 0 2\n${JOINT_COUNT}\n`);
  const first = (frame * sequence.bodyCount + body) * JOINT_COUNT;
  for (let joint = first; joint < first + JOINT_COUNT; joint += 1) writeJoint(writer, sequence, joint);
}

function writeJoint(writer: DecimalWriter, sequence: SkeletonSequence, joint: number): void {
  const { positions, orientations, tracking } = sequence;
  const x = positions[joint * 3]!;
  const y = positions[joint * 3 + 1]!;
  const z = positions[joint * 3 + 2]!;
  for (const value of [x, y, z]) {
    writer.float32(value);
    writer.space();
  }
  for (const camera of [DEPTH_CAMERA, COLOUR_CAMERA]) {
    const scale = z > NEAREST ? camera.focal / z : 0;
    writer.rounded(camera.centreX + (x + camera.shift) * scale, 2);
    writer.space();
    writer.rounded(camera.centreY - y * scale, 2);
    writer.space();
  }
  if (orientations === null) {
    writer.text('0 0 0 0 ');
  } else {
    for (let at = joint * 4; at < joint * 4 + 4; at += 1) {
      writer.float32(orientations[at]!);
      writer.space();
    }
  }
  writer.text(`${tracking[joint] ?? 0}\n`);
}
