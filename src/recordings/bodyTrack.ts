/**
 * One body followed by its id through a recording: its own frames only, repaired so that every value is
 * finite, and the measures by which cleaning judges it.
 */

import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import type { RawRecording } from './rawRecording';

/** NTU's own rule of thumb for detections that are no persons (Shahroudy et al. 2016): wider than this. */
const WIDEST = 0.8;

export interface BodyTrack {
  readonly id: string;
  /** `[n]` the frames in which the body is seen, ascending. */
  readonly frames: readonly number[];
  /** `[n, 25, 3]` metres, finite. */
  readonly positions: Float32Array;
  /** `[n, 25, 4]` w x y z, finite. */
  readonly orientations: Float32Array;
  /** `[n, 25]` */
  readonly tracking: Uint8Array;
  /** Position coordinates that were not finite. */
  readonly repaired: number;
}

/**
 * The bodies in the order in which they appear. Two bodies of one id in one frame are two bodies; one that is nowhere
 * in any frame is none. Pauses after each step, so that the caller can look up.
 */
export function* followBodiesInSlices(raw: RawRecording): Generator<void, BodyTrack[]> {
  const found: { id: string; detections: number[] }[] = [];
  const byId = new Map<string, typeof found>();
  for (let detection = 0; detection < raw.detectionCount; detection += 1) {
    const id = raw.bodyIds[detection]!;
    const frame = raw.frames[detection]!;
    const namesakes = byId.get(id) ?? [];
    const body = namesakes.find((other) => raw.frames[other.detections.at(-1)!]! < frame);
    if (body !== undefined) {
      body.detections.push(detection);
      continue;
    }
    const appeared = { id, detections: [detection] };
    found.push(appeared);
    byId.set(id, [...namesakes, appeared]);
  }
  const bodies: BodyTrack[] = [];
  for (const { id, detections } of found) {
    if (!detections.some((detection) => isSomewhere(raw, detection))) continue;
    bodies.push(yield* trackOf(raw, id, detections));
  }
  return bodies;
}

/** Whether at least one joint of the detection has all its three coordinates. */
function isSomewhere({ positions }: RawRecording, detection: number): boolean {
  for (let joint = 0; joint < JOINT_COUNT; joint += 1) {
    const at = (detection * JOINT_COUNT + joint) * 3;
    if (Number.isFinite(positions[at]! + positions[at + 1]! + positions[at + 2]!)) return true;
  }
  return false;
}

function* trackOf(raw: RawRecording, id: string, detections: readonly number[]): Generator<void, BodyTrack> {
  const positions = gather(raw.positions, detections, JOINT_COUNT * 3);
  yield;
  const orientations = gather(raw.orientations, detections, JOINT_COUNT * 4);
  yield;
  const tracking = new Uint8Array(detections.length * JOINT_COUNT);
  detections.forEach((detection, at) => {
    const from = detection * JOINT_COUNT;
    tracking.set(raw.tracking.subarray(from, from + JOINT_COUNT), at * JOINT_COUNT);
  });
  const frames = detections.map((detection) => raw.frames[detection]!);
  const repaired = repairPositions(positions, frames);
  yield;
  repairInTime(orientations, frames, JOINT_COUNT * 4);
  yield;
  return { id, frames, positions, orientations, tracking, repaired };
}

function gather(source: Float32Array, detections: readonly number[], stride: number): Float32Array {
  const gathered = new Float32Array(detections.length * stride);
  detections.forEach((detection, at) => {
    gathered.set(source.subarray(detection * stride, (detection + 1) * stride), at * stride);
  });
  return gathered;
}

/** Coordinates that were never good fall back to the body's spine base in that frame, and that to zero. */
function repairPositions(positions: Float32Array, frames: readonly number[]): number {
  const stride = JOINT_COUNT * 3;
  const repaired = repairInTime(positions, frames, stride);
  if (repaired === 0) return 0;
  for (let start = 0; start < positions.length; start += stride) {
    for (let axis = 0; axis < 3; axis += 1) {
      const base = start + JOINT.spineBase * 3 + axis;
      if (!Number.isFinite(positions[base])) positions[base] = 0;
      for (let joint = 0; joint < JOINT_COUNT; joint += 1) {
        const at = start + joint * 3 + axis;
        if (!Number.isFinite(positions[at])) positions[at] = positions[base]!;
      }
    }
  }
  return repaired;
}

/**
 * Replaces each value that is not finite by the good value of its column nearest in time (the earlier of two
 * equally near). Returns how many were bad; those of a column without any good value stay bad.
 */
function repairInTime(values: Float32Array, frames: readonly number[], stride: number): number {
  const badColumns = new Set<number>();
  let bad = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (Number.isFinite(values[at])) continue;
    bad += 1;
    badColumns.add(at % stride);
  }
  for (const column of badColumns) repairColumn(values, frames, stride, column);
  return bad;
}

function repairColumn(values: Float32Array, frames: readonly number[], stride: number, column: number): void {
  const good: number[] = [];
  for (let row = 0; row < frames.length; row += 1) {
    if (Number.isFinite(values[row * stride + column])) good.push(row);
  }
  if (good.length === 0) return;
  let next = 0;
  for (let row = 0; row < frames.length; row += 1) {
    while (next < good.length && good[next]! < row) next += 1;
    if (good[next] === row) continue;
    const before = good[next - 1];
    const after = good[next];
    values[row * stride + column] = values[nearestRow(frames, row, before, after) * stride + column]!;
  }
}

function nearestRow(frames: readonly number[], row: number, before?: number, after?: number): number {
  if (before === undefined) return after ?? row;
  if (after === undefined) return before;
  return frames[after]! - frames[row]! < frames[row]! - frames[before]! ? after : before;
}

/** Whether the body's spread in x is over 0.8 of its spread in y in more than half of its frames. */
export function isWiderThanTall(track: BodyTrack): boolean {
  const { positions, frames } = track;
  let wide = 0;
  for (let row = 0; row < frames.length; row += 1) {
    const start = row * JOINT_COUNT * 3;
    if (spread(positions, start) > WIDEST * spread(positions, start + 1)) wide += 1;
  }
  return wide * 2 > frames.length;
}

function spread(positions: Float32Array, start: number): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let joint = 0; joint < JOINT_COUNT; joint += 1) {
    const value = positions[start + joint * 3]!;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least;
}

/**
 * How much a body moves, in m²: the squared distances of its joints from their own means over time, summed
 * over joints and frames. A sum, not a variance: of one performer whose id changes on the way, the longer part
 * comes first; and a trembling detection that goes nowhere does not count as motion, as path length would.
 */
export function motionOf(track: Pick<BodyTrack, 'positions'>): number {
  const { positions } = track;
  const stride = JOINT_COUNT * 3;
  const rows = positions.length / stride;
  let motion = 0;
  for (let column = 0; column < stride; column += 1) {
    let sum = 0;
    for (let at = column; at < positions.length; at += stride) sum += positions[at]!;
    const mean = sum / rows;
    for (let at = column; at < positions.length; at += stride) motion += (positions[at]! - mean) ** 2;
  }
  return motion;
}
