/**
 * Vectors and rotations of the synthetic performers. Axes of every frame here, person or camera alike:
 * x to its own left, y up, z forward (right-handed, as in Kinect v2 camera space). Only + − × ÷ √ and sine and
 * cosine are used, so that the same seed gives the same recording on every machine.
 */

export type Vec3 = readonly [x: number, y: number, z: number];

/** Where a frame's own left, up and forward axes point. */
export type Rotation = readonly [left: Vec3, up: Vec3, forward: Vec3];

export const IDENTITY: Rotation = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

export const UP: Vec3 = [0, 1, 0];

const DEGREE = Math.PI / 180;

export function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vec3, factor: number): Vec3 {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

/** a + factor · b */
export function addScaled(a: Vec3, b: Vec3, factor: number): Vec3 {
  return [a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]];
}

export function lerp(a: Vec3, b: Vec3, share: number): Vec3 {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function length(a: Vec3): number {
  return Math.sqrt(dot(a, a));
}

/** The unit vector along `a`; `fallback` where `a` has no direction. */
export function direction(a: Vec3, fallback: Vec3 = UP): Vec3 {
  const size = length(a);
  return size < 1e-9 ? fallback : scale(a, 1 / size);
}

/** The part of `a` at right angles to the unit vector `axis`. */
export function perpendicular(a: Vec3, axis: Vec3): Vec3 {
  return addScaled(a, axis, -dot(a, axis));
}

/** From a frame's own coordinates to its parent's. */
export function rotate(rotation: Rotation, v: Vec3): Vec3 {
  const left = rotation[0]; // taking an array apart by pattern would run its iterator, for every joint of every frame
  const up = rotation[1];
  const forward = rotation[2];
  return [
    v[0] * left[0] + v[1] * up[0] + v[2] * forward[0],
    v[0] * left[1] + v[1] * up[1] + v[2] * forward[1],
    v[0] * left[2] + v[1] * up[2] + v[2] * forward[2],
  ];
}

/** From the parent's coordinates to the frame's own. */
export function unrotate(rotation: Rotation, v: Vec3): Vec3 {
  return [dot(v, rotation[0]), dot(v, rotation[1]), dot(v, rotation[2])];
}

/**
 * A frame turned within itself, in degrees: first rolled (positive leans to its right), then pitched (positive bows
 * forward), then turned (positive to its left).
 */
export function turned(rotation: Rotation, turn: number, pitch: number, roll: number): Rotation {
  const sinTurn = Math.sin(turn * DEGREE);
  const cosTurn = Math.cos(turn * DEGREE);
  const sinPitch = Math.sin(pitch * DEGREE);
  const cosPitch = Math.cos(pitch * DEGREE);
  const sinRoll = Math.sin(roll * DEGREE);
  const cosRoll = Math.cos(roll * DEGREE);
  const column = (x: number, y: number, z: number): Vec3 =>
    rotate(rotation, [cosTurn * x + sinTurn * z, y, cosTurn * z - sinTurn * x]);
  return [
    column(cosRoll, sinRoll * cosPitch, sinRoll * sinPitch),
    column(-sinRoll, cosRoll * cosPitch, cosRoll * sinPitch),
    column(0, -sinPitch, cosPitch),
  ];
}

/** The unit vector nearest to `v` that is at most `degrees` away from the unit vector `axis`. */
export function withinCone(v: Vec3, axis: Vec3, degrees: number): Vec3 {
  const unit = direction(v, axis);
  const limit = Math.cos(degrees * DEGREE);
  if (dot(unit, axis) >= limit) return unit;
  const side = direction(perpendicular(unit, axis), direction(perpendicular(UP, axis), [1, 0, 0]));
  return addScaled(scale(axis, limit), side, Math.sin(degrees * DEGREE));
}
