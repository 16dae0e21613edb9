/**
 * What one body in one frame tells: whether it is there, where its joints are, the axes that a view takes from it, how long its
 * spine is. The coordinates of the body start at `from`.
 */

import type { FeatureConfig } from '../experiment/config';
import { JOINT, JOINT_COUNT } from '../skeleton/joints';

type Vector = readonly [x: number, y: number, z: number];
export type Axes = readonly [x: Vector, y: Vector, z: Vector];

export const BODY_VALUES = JOINT_COUNT * 3;
/** Metres: what is shorter gives no direction. */
const SHORTEST_DIRECTION = 0.01;
const UP: Vector = [0, 1, 0];

/** Whether the body is in its frame. */
export function isAbsent(positions: Float32Array, from: number): boolean {
  for (let i = from; i < from + BODY_VALUES; i++) {
    if (positions[i] !== 0) return false;
  }
  return true;
}

export function jointAt(positions: Float32Array, from: number, joint: number): Vector {
  const at = from + joint * 3;
  return [positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0];
}

/** The axes that a view takes from one body in one frame; null where that body has none, or the view is the camera's. */
export function axesAt(positions: Float32Array, from: number, view: FeatureConfig['view']): Axes | null {
  switch (view) {
    case 'camera':
      return null;
    case 'body':
      return bodyAxes(positions, from);
    case 'shoulders':
      return shoulderAxes(positions, from);
  }
}

/**
 * Axes of Shahroudy et al. 2016: x from the right to the left shoulder; y towards the middle of the spine from its base, made
 * perpendicular to x; z = x × y, which is where the body faces.
 */
function bodyAxes(positions: Float32Array, from: number): Axes | null {
  const x = unit(between(positions, from, JOINT.shoulderRight, JOINT.shoulderLeft));
  if (x === null) return null;
  const spine = between(positions, from, JOINT.spineBase, JOINT.spineMid);
  const along = dot(spine, x);
  const y = unit([spine[0] - along * x[0], spine[1] - along * x[1], spine[2] - along * x[2]]);
  return y === null ? null : [x, y, cross(x, y)];
}

/** The same x, but level: the camera's y stays. */
function shoulderAxes(positions: Float32Array, from: number): Axes | null {
  const [across, , away] = between(positions, from, JOINT.shoulderRight, JOINT.shoulderLeft);
  const x = unit([across, 0, away]);
  return x === null ? null : [x, UP, cross(x, UP)];
}

/** In metres, from its base over its middle to the shoulders. */
export function spineLength(positions: Float32Array, from: number): number {
  return (
    distance(positions, from, JOINT.spineBase, JOINT.spineMid) +
    distance(positions, from, JOINT.spineMid, JOINT.spineShoulder)
  );
}

function distance(positions: Float32Array, from: number, start: number, end: number): number {
  const [a, b] = [from + start * 3, from + end * 3];
  const x = (positions[b] ?? 0) - (positions[a] ?? 0);
  const y = (positions[b + 1] ?? 0) - (positions[a + 1] ?? 0);
  const z = (positions[b + 2] ?? 0) - (positions[a + 2] ?? 0);
  return Math.sqrt(x * x + y * y + z * z);
}

function between(positions: Float32Array, from: number, start: number, end: number): Vector {
  const [ax, ay, az] = jointAt(positions, from, start);
  const [bx, by, bz] = jointAt(positions, from, end);
  return [bx - ax, by - ay, bz - az];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(vector: Vector): Vector | null {
  const length = Math.sqrt(dot(vector, vector));
  return length < SHORTEST_DIRECTION ? null : [vector[0] / length, vector[1] / length, vector[2] / length];
}
