/** Where an eye comes to be that is turned around what it looks at, or moved nearer. Pure geometry, y up. */

import { addScaled, subtract, type Vector } from './vector';

/** Radians from straight up and straight down that an eye keeps: there is no "up" there. */
const FROM_THE_POLES = 0.05;

/** @param round radians counted from above against the clock @param up radians */
export function turnedAround(position: Vector, target: Vector, round: number, up: number): Vector {
  const [x, y, z] = subtract(position, target);
  const distance = Math.hypot(x, y, z) || 1;
  const fromAbove = Math.acos(y / distance) - up;
  const polar = Math.min(Math.PI - FROM_THE_POLES, Math.max(FROM_THE_POLES, fromAbove));
  const azimuth = Math.atan2(x, z) + round;
  const level = distance * Math.sin(polar);
  return addScaled(
    target,
    [level * Math.sin(azimuth), distance * Math.cos(polar), level * Math.cos(azimuth)],
    1,
  );
}

/** @param share of the distance that stays: below 1 nearer @param range metres, least and most */
export function movedNearer(
  position: Vector,
  target: Vector,
  share: number,
  [least, most]: readonly [number, number],
): Vector {
  const way = subtract(position, target);
  const distance = Math.hypot(...way) || 1;
  return addScaled(target, way, Math.min(most, Math.max(least, distance * share)) / distance);
}
