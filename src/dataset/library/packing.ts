/**
 * A sequence as few bytes: positions as 16-bit steps of the sequence's own range, orientations as 16-bit shares of
 * the largest component, tracking states in two bits. A joint moves by half a step on each axis at most, under 0.1 mm
 * in all while a sequence spans up to some 7 m; one that spans more keeps its 32-bit floats. What networks are fed with
 * comes first, so that training reads no more than that.
 *
 *     presence [frames · bodies] bits | positions [frames, bodies, 25, 3] | orientations [frames, bodies, 25, 4] | tracking [frames, bodies, 25] 2 bits
 */

import { JOINT_COUNT } from '../../skeleton/joints';
import type { SkeletonSequence } from '../../skeleton/sequence';

const POSITION_VALUES = JOINT_COUNT * 3;
const ORIENTATION_VALUES = JOINT_COUNT * 4;
const MOST_STEPS = 0xffff;
const MOST_SHARE = 0x7fff;
/** Metres, the length of half a step on all three axes: with what rounding to 32-bit floats adds, under 0.1 mm. */
const FURTHEST_MOVE = 0.95e-4;

/** What has to be known to unpack. Plain data. */
export interface Packing {
  /** Where each axis begins, metres. */
  readonly origin: readonly [number, number, number];
  /** Metres per step on each axis; null where positions are 32-bit floats. */
  readonly step: readonly [number, number, number] | null;
  /** Per step; null where there are no orientations. */
  readonly orientationStep: number | null;
}

/** Frames and bodies of a sequence. */
interface Shape {
  readonly frameCount: number;
  readonly bodyCount: 1 | 2;
}

interface Sections {
  readonly positions: number;
  readonly orientations: number;
  readonly tracking: number;
  readonly end: number;
}

/** @returns the bytes, and what unpacks them; equal sequences give equal bytes */
export function packSequence(sequence: SkeletonSequence): {
  bytes: Uint8Array<ArrayBuffer>;
  packing: Packing;
} {
  const packing = choosePacking(sequence);
  const at = sectionsOf(sequence, packing);
  const bytes = new Uint8Array(at.end);
  const { positions, orientations, tracking } = sequence;
  const bodies = sequence.frameCount * sequence.bodyCount;
  for (let body = 0; body < bodies; body++) {
    if (isPresent(positions, body)) bytes[body >> 3] = (bytes[body >> 3] ?? 0) | (1 << (body & 7));
  }
  packPositions(bytes, at, positions, packing);
  if (orientations !== null && packing.orientationStep !== null) {
    const shares = new Int16Array(bytes.buffer, at.orientations, orientations.length);
    for (let i = 0; i < shares.length; i++) {
      shares[i] = Math.round((orientations[i] ?? 0) / packing.orientationStep);
    }
  }
  for (let i = 0; i < tracking.length; i++) {
    const place = at.tracking + (i >> 2);
    bytes[place] = (bytes[place] ?? 0) | (((tracking[i] ?? 0) & 3) << ((i & 3) * 2));
  }
  return { bytes, packing };
}

/**
 * @param bytes what `packSequence` made, from the start; its positions are read in place, so they begin where a
 *   multiple of four bytes does
 */
export function unpackPositions(
  bytes: Uint8Array<ArrayBuffer>,
  shape: Shape,
  packing: Packing,
): Float32Array<ArrayBuffer> {
  const bodies = shape.frameCount * shape.bodyCount;
  const at = sectionsOf(shape, packing);
  const positions = new Float32Array(bodies * POSITION_VALUES);
  const from = bytes.byteOffset + at.positions;
  if (packing.step === null) {
    positions.set(new Float32Array(bytes.buffer, from, positions.length));
    return positions;
  }
  const steps = new Uint16Array(bytes.buffer, from, positions.length);
  const [originX, originY, originZ] = packing.origin;
  const [stepX, stepY, stepZ] = packing.step;
  for (let body = 0; body < bodies; body++) {
    if ((((bytes[body >> 3] ?? 0) >> (body & 7)) & 1) === 0) continue;
    const end = (body + 1) * POSITION_VALUES;
    for (let i = body * POSITION_VALUES; i < end; i += 3) {
      positions[i] = originX + (steps[i] ?? 0) * stepX;
      positions[i + 1] = originY + (steps[i + 1] ?? 0) * stepY;
      positions[i + 2] = originZ + (steps[i + 2] ?? 0) * stepZ;
    }
  }
  return positions;
}

/** Null where the sequence has none. @param bytes as in {@link unpackPositions}, orientations included */
export function unpackOrientations(
  bytes: Uint8Array<ArrayBuffer>,
  shape: Shape,
  packing: Packing,
): Float32Array<ArrayBuffer> | null {
  const { orientationStep } = packing;
  if (orientationStep === null) return null;
  const length = shape.frameCount * shape.bodyCount * ORIENTATION_VALUES;
  const from = bytes.byteOffset + sectionsOf(shape, packing).orientations;
  return Float32Array.from(new Int16Array(bytes.buffer, from, length), (share) => share * orientationStep);
}

/** @param bytes the whole sequence */
export function unpackTracking(
  bytes: Uint8Array<ArrayBuffer>,
  shape: Shape,
  packing: Packing,
): Uint8Array<ArrayBuffer> {
  const at = sectionsOf(shape, packing).tracking;
  const states = new Uint8Array(shape.frameCount * shape.bodyCount * JOINT_COUNT);
  for (let i = 0; i < states.length; i++) states[i] = ((bytes[at + (i >> 2)] ?? 0) >> ((i & 3) * 2)) & 3;
  return states;
}

/** Bytes from the start that hold the positions and, where asked for, the orientations. */
export function leadingBytes(shape: Shape, packing: Packing, withOrientations: boolean): number {
  const at = sectionsOf(shape, packing);
  return withOrientations ? at.tracking : at.orientations;
}

/** Bytes of the whole sequence. */
export function packedBytes(shape: Shape, packing: Packing): number {
  return sectionsOf(shape, packing).end;
}

/** Every section begins at a multiple of four. */
function sectionsOf({ frameCount, bodyCount }: Shape, { step, orientationStep }: Packing): Sections {
  const bodies = frameCount * bodyCount;
  const positions = aligned(Math.ceil(bodies / 8));
  const orientations = positions + aligned(bodies * POSITION_VALUES * (step === null ? 4 : 2));
  const tracking = orientations + (orientationStep === null ? 0 : bodies * ORIENTATION_VALUES * 2);
  return {
    positions,
    orientations,
    tracking,
    end: tracking + aligned(Math.ceil((bodies * JOINT_COUNT) / 4)),
  };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

function choosePacking({ positions, orientations }: SkeletonSequence): Packing {
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const most = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let from = 0; from < positions.length; from += POSITION_VALUES) {
    if (!isPresent(positions, from / POSITION_VALUES)) continue;
    for (let i = from; i < from + POSITION_VALUES; i++) {
      const value = positions[i] ?? 0;
      const axis = i % 3;
      if (value < (least[axis] ?? 0)) least[axis] = value;
      if (value > (most[axis] ?? 0)) most[axis] = value;
    }
  }
  const spans = least.map((low, axis) => Math.max(0, (most[axis] ?? 0) - low));
  const steps = spans.map((span) => span / MOST_STEPS);
  const fits = Math.hypot(...steps) / 2 <= FURTHEST_MOVE;
  return {
    origin: triple(least.map((low) => (Number.isFinite(low) ? low : 0))),
    step: fits ? triple(steps) : null,
    orientationStep: orientations === null ? null : largest(orientations) / MOST_SHARE,
  };
}

function packPositions(
  bytes: Uint8Array<ArrayBuffer>,
  at: Sections,
  positions: Float32Array,
  { origin, step }: Packing,
): void {
  if (step === null) {
    new Float32Array(bytes.buffer, at.positions, positions.length).set(positions);
    return;
  }
  const steps = new Uint16Array(bytes.buffer, at.positions, positions.length);
  const [originX, originY, originZ] = origin;
  const [perX, perY, perZ] = triple(step.map((size) => (size > 0 ? 1 / size : 0)));
  for (let body = 0; body * POSITION_VALUES < positions.length; body++) {
    if (!isPresent(positions, body)) continue;
    const end = (body + 1) * POSITION_VALUES;
    for (let i = body * POSITION_VALUES; i < end; i += 3) {
      steps[i] = Math.round(((positions[i] ?? 0) - originX) * perX);
      steps[i + 1] = Math.round(((positions[i + 1] ?? 0) - originY) * perY);
      steps[i + 2] = Math.round(((positions[i + 2] ?? 0) - originZ) * perZ);
    }
  }
}

/** An absent body is all zeros. */
function isPresent(positions: Float32Array, body: number): boolean {
  const end = (body + 1) * POSITION_VALUES;
  for (let i = body * POSITION_VALUES; i < end; i++) if (positions[i] !== 0) return true;
  return false;
}

function largest(values: Float32Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most > 0 ? most : 1;
}

function triple(values: readonly number[]): [number, number, number] {
  return [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0];
}
