/**
 * Where a sequence's coordinates are measured from, along which axes and in which unit: all of the main body, so that two
 * bodies keep their places to one another. What the body does not tell (it is in no frame, its shoulders coincide) stays the camera's.
 */

import type { FeatureConfig } from '../experiment/config';
import { JOINT } from '../skeleton/joints';
import { type Axes, axesAt, BODY_VALUES, isAbsent, jointAt, spineLength } from './bodyInFrame';
import type { Motion } from './sequenceSet';

/** `[3, 3]`, row by row. */
type Matrix = readonly [number, number, number, number, number, number, number, number, number];
/** A unit quaternion. */
type Quaternion = readonly [w: number, x: number, y: number, z: number];

/** A position p of frame f becomes turn · (p − origin of f). */
export interface BodySpace {
  /** `[1, 3]`, or `[frames, 3]` where each frame has its own. */
  readonly origins: Float64Array;
  /** 0 or 3: from the origin of one frame to the next's. */
  readonly originStride: number;
  /** Rotation times scale; null where coordinates stay as they are. */
  readonly turn: Matrix | null;
  /** The rotation alone; null where there is none. */
  readonly rotation: Quaternion | null;
}

/** Metres: what has a shorter spine is no body, and stays in metres. */
const SHORTEST_SPINE = 0.05;
const CAMERA_AXES: Axes = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

export function bodySpace(sequence: Motion, config: FeatureConfig): BodySpace {
  const axes = firstAxes(sequence, config.view);
  const unit = config.scale === 'metres' ? 1 : spineUnit(spineLengths(sequence));
  const each = config.origin === 'each-frame';
  return {
    origins: each ? spineBases(sequence) : firstOrigin(sequence, config.origin),
    originStride: each ? 3 : 0,
    ...turnInto(axes, unit),
  };
}

/** @param axes null for the camera's @param unit in metres */
export function turnInto(axes: Axes | null, unit: number): Pick<BodySpace, 'turn' | 'rotation'> {
  return {
    turn: axes === null && unit === 1 ? null : scaled(axes ?? CAMERA_AXES, 1 / unit),
    rotation: axes === null ? null : quaternionOf(axes),
  };
}

/** Where the main body's coordinates start in the frames that show it. */
function* shownFrames({ positions, bodyCount, frameCount }: Motion): Generator<number> {
  for (let frame = 0; frame < frameCount; frame++) {
    const from = frame * bodyCount * BODY_VALUES;
    if (!isAbsent(positions, from)) yield from;
  }
}

/** The camera, or the main body's spine base in the first frame that shows the main body. */
function firstOrigin(sequence: Motion, origin: FeatureConfig['origin']): Float64Array {
  if (origin === 'camera') return new Float64Array(3);
  for (const from of shownFrames(sequence)) {
    return Float64Array.from(jointAt(sequence.positions, from, JOINT.spineBase));
  }
  return new Float64Array(3);
}

/** `[frames, 3]` the main body's spine base; where it is absent, where it was last, and before it came, where it came. */
function spineBases(sequence: Motion): Float64Array {
  const { positions, bodyCount, frameCount } = sequence;
  const origins = new Float64Array(frameCount * 3);
  let known: ArrayLike<number> = firstOrigin(sequence, 'first-frame');
  for (let frame = 0; frame < frameCount; frame++) {
    const from = frame * bodyCount * BODY_VALUES;
    if (!isAbsent(positions, from)) known = jointAt(positions, from, JOINT.spineBase);
    origins.set(known, frame * 3);
  }
  return origins;
}

/** Axes of the first frame whose main body has them. */
function firstAxes(sequence: Motion, view: FeatureConfig['view']): Axes | null {
  if (view === 'camera') return null;
  for (const from of shownFrames(sequence)) {
    const axes = axesAt(sequence.positions, from, view);
    if (axes !== null) return axes;
  }
  return null;
}

/** Of the main body in the frames that show it, in metres, rising. */
function spineLengths(sequence: Motion): Float64Array {
  const lengths = new Float64Array(sequence.frameCount);
  let shown = 0;
  for (const from of shownFrames(sequence)) lengths[shown++] = spineLength(sequence.positions, from);
  return lengths.subarray(0, shown).sort();
}

/** Their median, of an even number the upper of the middle two; 1 m where there is no spine to speak of. @param lengths rising */
export function spineUnit(lengths: ArrayLike<number>): number {
  const median = lengths[lengths.length >> 1] ?? 0;
  return median < SHORTEST_SPINE ? 1 : median;
}

function scaled([x, y, z]: Axes, s: number): Matrix {
  return [s * x[0], s * x[1], s * x[2], s * y[0], s * y[1], s * y[2], s * z[0], s * z[1], s * z[2]];
}

/** Of the rotation whose rows are the axes; the largest of the four parts is found first, so that none is divided by little. */
function quaternionOf([[a, b, c], [d, e, f], [g, h, i]]: Axes): Quaternion {
  const [ww, xx, yy, zz] = [1 + a + e + i, 1 + a - e - i, 1 - a + e - i, 1 - a - e + i]; // 4w², 4x², 4y², 4z²
  const largest = Math.max(ww, xx, yy, zz);
  const s = 2 * Math.sqrt(largest);
  if (largest === ww) return [s / 4, (h - f) / s, (c - g) / s, (d - b) / s];
  if (largest === xx) return [(h - f) / s, s / 4, (b + d) / s, (c + g) / s];
  if (largest === yy) return [(c - g) / s, (b + d) / s, s / 4, (f + h) / s];
  return [(d - b) / s, (c + g) / s, (f + h) / s, s / 4];
}
