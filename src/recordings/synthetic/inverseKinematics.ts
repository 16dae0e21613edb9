/**
 * Two-bone inverse kinematics: where the elbow (knee) is when shoulder and wrist (hip and ankle) are given. The
 * middle joint is a hinge; the pole says to which side of the line between the ends it bends, so it never flips.
 */

import {
  add,
  addScaled,
  cross,
  direction,
  dot,
  perpendicular,
  scale,
  subtract,
  UP,
  type Vec3,
} from './vector';

export interface Limb {
  readonly middle: Vec3;
  /** The target, or the nearest point to it that the hinge's range lets the limb reach. */
  readonly end: Vec3;
}

/** Range of a hinge's flexion in degrees: 0 is straight. */
export interface HingeRange {
  readonly least: number;
  readonly most: number;
}

/** Ranges of motion after the American Academy of Orthopaedic Surgeons: elbow 0–150°, knee 0–135° (passively 150°). */
export const ELBOW: HingeRange = { least: 4, most: 148 };
export const KNEE: HingeRange = { least: 7, most: 148 };

/**
 * The middle joint turned about the line between the ends until it is above the ground, to the side it is on already; as high as
 * it gets where that is not enough.
 */
function aboveGround(centre: Vec3, axis: Vec3, side: Vec3, aside: number, least: number): Vec3 {
  if (centre[1] + aside * side[1] >= least) return side;
  const upwards = direction(perpendicular(UP, axis), side);
  const across = cross(axis, upwards);
  const rise = Math.min(1, (least - centre[1]) / Math.max(1e-6, aside * upwards[1]));
  const sideways = Math.sqrt(1 - rise * rise) * (dot(side, across) < 0 ? -1 : 1);
  return add(scale(upwards, rise), scale(across, sideways));
}

/** Distance between a limb's ends when its hinge is flexed by so many degrees (law of cosines). */
export function spanAt(upper: number, lower: number, flexion: number): number {
  const cosine = Math.cos((flexion * Math.PI) / 180);
  return Math.sqrt(upper * upper + lower * lower + 2 * upper * lower * cosine);
}

/**
 * @param upper length of the bone at `start`, metres; `lower` that of the other
 * @param ground height below which the middle joint does not go, metres
 * @param pole the direction in which the middle joint should point, any length
 */
export function solveLimb(
  start: Vec3,
  target: Vec3,
  upper: number,
  lower: number,
  pole: Vec3,
  range: HingeRange,
  ground: number,
): Limb {
  const towards = subtract(target, start);
  const asked = Math.sqrt(dot(towards, towards));
  const axis = direction(towards, [0, -1, 0]);
  const longest = spanAt(upper, lower, range.least);
  const shortest = spanAt(upper, lower, range.most);
  const span = Math.min(longest, Math.max(shortest, asked));

  const along = (span * span + upper * upper - lower * lower) / (2 * span);
  const aside = Math.sqrt(Math.max(0, upper * upper - along * along));
  const anySide = cross(axis, Math.abs(axis[0]) < 0.9 ? [1, 0, 0] : [0, 0, 1]);
  const side = direction(perpendicular(pole, axis), direction(anySide));
  const centre = addScaled(start, axis, along);
  const free = aboveGround(centre, axis, side, aside, ground);
  return {
    middle: addScaled(centre, free, aside),
    end: add(start, scale(axis, span)),
  };
}
