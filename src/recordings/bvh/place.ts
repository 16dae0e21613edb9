/**
 * A mapped BVH motion, in its own unit and axes, → camera space of a Kinect that filmed it.
 *
 * Metres: the legs, hip to knee to ankle, are 0.491 of a person's height (Drillis and Contini 1966, in Winter), so the height in the
 * file follows from them, and of the usual units the one that makes it most like a person's is taken. y up: BVH's own
 * axis, unless both the rest of the file and its body say z. The performer faces the sensor in the first frame; the middle of the
 * path lies 3 m before it, farther where the path would come nearer than 1 m; the sensor stands level, 1 m above the lowest joint.
 */

import { JOINT, JOINT_COUNT } from '../../skeleton/joints';
import { SkeletonParseError } from '../skeletonParseError';

const STRIDE = JOINT_COUNT * 3;
const LEG_SHARE = 0.491;
const USUAL_HEIGHT = 1.7;
const SHORTEST = 1;
const TALLEST = 2.4;
const DISTANCE = 3;
const NEAREST = 1;
const SENSOR_HEIGHT = 1;

/** Metres in each. The data base of CMU, converted by B. Hahne, counts in 1/0.45 inch. */
const UNITS: readonly (readonly [name: string, metres: number])[] = [
  ['m', 1],
  ['cm', 0.01],
  ['mm', 0.001],
  ['in', 0.0254],
  ['ft', 0.3048],
  ['CMU 1/0.45 in', 0.0254 / 0.45],
];

export interface GuessedScale {
  /** Name of the unit; null where none gives a person. */
  readonly unit: string | null;
  /** Metres in one unit of the file. */
  readonly metres: number;
  /** Height of the body in the unit of the file. */
  readonly height: number;
}

/** @param positions `[frames, 25, 3]`. Throws {@link SkeletonParseError} `bvh-no-size`. */
export function guessScale(positions: Float32Array): GuessedScale {
  const height = legLength(positions) / LEG_SHARE;
  if (!(height > 0) || !Number.isFinite(USUAL_HEIGHT / height)) throw new SkeletonParseError('bvh-no-size');
  const [unit, metres] = UNITS.reduce((best, other) =>
    distance(other[1] * height) < distance(best[1] * height) ? other : best,
  );
  if (metres * height >= SHORTEST && metres * height <= TALLEST) return { unit, metres, height };
  return { unit: null, metres: USUAL_HEIGHT / height, height };
}

function distance(height: number): number {
  return Math.abs(Math.log(height / USUAL_HEIGHT));
}

/** Hip to knee to ankle, the mean over both legs and all frames in which it is known. */
function legLength(positions: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let start = 0; start < positions.length; start += STRIDE) {
    for (const [hip, knee, ankle] of LEGS) {
      const length = between(positions, start, hip, knee) + between(positions, start, knee, ankle);
      if (!Number.isFinite(length)) continue;
      sum += length;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}

const LEGS = [
  [JOINT.hipLeft, JOINT.kneeLeft, JOINT.ankleLeft],
  [JOINT.hipRight, JOINT.kneeRight, JOINT.ankleRight],
] as const;

function between(positions: Float32Array, start: number, a: number, b: number): number {
  const x = positions[start + a * 3]! - positions[start + b * 3]!;
  const y = positions[start + a * 3 + 1]! - positions[start + b * 3 + 1]!;
  const z = positions[start + a * 3 + 2]! - positions[start + b * 3 + 2]!;
  return Math.hypot(x, y, z);
}

/**
 * Places the motion, in the array itself.
 *
 * @param positions `[frames, 25, 3]`
 * @param rest `[25, 3]` the body with all channels at zero, in the same unit
 */
export function placeBeforeSensor(positions: Float32Array, rest: Float32Array, metres: number): void {
  const zUp = upwards(positions) + upwards(rest) === 'zz';
  for (let at = 0; at < positions.length; at += 3) {
    const y = positions[at + 1]! * metres;
    const z = positions[at + 2]! * metres;
    positions[at] = positions[at]! * metres;
    positions[at + 1] = zUp ? z : y;
    positions[at + 2] = zUp ? -y : z;
  }
  faceSensor(positions);
  moveBeforeSensor(positions);
}

/** Along which axis bodies stand, on the whole, from the ankles to the head. */
function upwards(positions: Float32Array): 'y' | 'z' {
  const up = [0, 0, 0];
  for (let start = 0; start < positions.length; start += STRIDE) {
    for (let axis = 0; axis < 3; axis += 1) {
      const of = (joint: number) => positions[start + joint * 3 + axis]!;
      const value = 2 * of(JOINT.head) - of(JOINT.ankleLeft) - of(JOINT.ankleRight);
      if (Number.isFinite(value)) up[axis] = up[axis]! + value;
    }
  }
  const [x = 0, y = 0, z = 0] = up;
  return z > Math.abs(y) && z > Math.abs(x) ? 'z' : 'y';
}

/** Turns about y, so that the performer's left is to the sensor's right (−x) in the first frame that tells. */
function faceSensor(positions: Float32Array): void {
  for (let start = 0; start < positions.length; start += STRIDE) {
    const across = (axis: number) => {
      const of = (joint: number) => positions[start + joint * 3 + axis]!;
      return of(JOINT.shoulderLeft) - of(JOINT.shoulderRight) + of(JOINT.hipLeft) - of(JOINT.hipRight);
    };
    const [x, z] = [across(0), across(2)];
    const length = Math.hypot(x, z);
    if (!(length > 1e-3) || !Number.isFinite(length)) continue;
    // The turn that brings (x, z) to (−length, 0).
    const [cos, sin] = [-x / length, z / length];
    for (let at = 0; at < positions.length; at += 3) {
      const [px, pz] = [positions[at]!, positions[at + 2]!];
      positions[at] = cos * px - sin * pz;
      positions[at + 2] = sin * px + cos * pz;
    }
    return;
  }
}

function moveBeforeSensor(positions: Float32Array): void {
  const base = { x: new Range(), z: new Range() };
  const all = { y: new Range(), z: new Range() };
  for (let at = 0; at < positions.length; at += 3) {
    if (at % STRIDE === JOINT.spineBase * 3) {
      base.x.take(positions[at]!);
      base.z.take(positions[at + 2]!);
    }
    all.y.take(positions[at + 1]!);
    all.z.take(positions[at + 2]!);
  }
  const x = -base.x.middle;
  const y = -all.y.least - SENSOR_HEIGHT;
  const z = Math.max(DISTANCE - base.z.middle, NEAREST - all.z.least);
  for (let at = 0; at < positions.length; at += 3) {
    positions[at] = positions[at]! + x;
    positions[at + 1] = positions[at + 1]! + y;
    positions[at + 2] = positions[at + 2]! + z;
  }
}

/** Least and most of the finite values; 0 where there is none. */
class Range {
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;

  take(value: number): void {
    if (!Number.isFinite(value)) return;
    this.#least = Math.min(this.#least, value);
    this.#most = Math.max(this.#most, value);
  }

  get least(): number {
    return this.#least <= this.#most ? this.#least : 0;
  }

  get middle(): number {
    return this.#least <= this.#most ? this.#least / 2 + this.#most / 2 : 0;
  }
}
