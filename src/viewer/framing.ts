/**
 * Where the performers are over a whole sequence and where a camera must stand to see them: pure geometry in
 * Kinect camera space (metres, y up, z away from the sensor, which sits at the origin).
 */

import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { addScaled, cross, dot, subtract, unit, type Vector } from './vector';

/** Its faces look along the axes. */
export interface Box {
  readonly min: Vector;
  readonly max: Vector;
}

export interface Bounds extends Box {
  /** Height of the floor under the lowest feet. */
  readonly floor: number;
}

export interface CameraPlacement {
  readonly position: Vector;
  readonly target: Vector;
}

/** Share of samples cut off at each end: single wild joints must not shrink the picture. */
const OUTLIERS = 0.005;
/** Share of foot samples below the floor: noise, not ground. */
const FOOT_OUTLIERS = 0.08;
/** A foot joint is inside the foot, this far above its sole. */
const SOLE = 0.034;
/** Flesh around joints: the crown is above the head joint, fingers beyond the hands. */
const FLESH = 0.14;
const NOTHING: Box = { min: [0, 0, 0], max: [0, 0, 0] };
const FEET: ReadonlySet<number> = new Set([JOINT.footLeft, JOINT.footRight]);

function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))] ?? 0;
}

/** Indices, in joints, of all samples that were seen at all. */
function presentSamples(sequence: SkeletonSequence): number[] {
  const samples: number[] = [];
  for (let i = 0; i < sequence.tracking.length; i++) {
    if (sequence.tracking[i] !== TRACKING.notTracked) samples.push(i);
  }
  return samples;
}

/** Bounds of everything that moves in the sequence; a standing person's box where nothing was tracked. */
export function boundsOf(sequence: SkeletonSequence): Bounds {
  const samples = presentSamples(sequence);
  if (samples.length === 0) return { min: [-0.4, -0.9, 2.6], max: [0.4, 0.9, 3.4], floor: -0.9 };
  const axis = (dimension: number, of: readonly number[]) =>
    Float32Array.from(of, (sample) => sequence.positions[sample * 3 + dimension] ?? 0).sort();
  const range = (dimension: number): readonly [number, number] => {
    const sorted = axis(dimension, samples);
    return [quantile(sorted, OUTLIERS) - FLESH, quantile(sorted, 1 - OUTLIERS) + FLESH];
  };
  const [x, y, z] = [range(0), range(1), range(2)];
  const feet = samples.filter((sample) => FEET.has(sample % JOINT_COUNT));
  const floor = feet.length > 0 ? quantile(axis(1, feet), FOOT_OUTLIERS) - SOLE : y[0];
  return { min: [x[0], Math.min(y[0], floor), z[0]], max: [x[1], y[1], z[1]], floor };
}

function merged(a: Vector, b: Vector, choose: (a: number, b: number) => number): Vector {
  return [choose(a[0], b[0]), choose(a[1], b[1]), choose(a[2], b[2])];
}

/** The box that holds both. */
export function around(a: Box, b: Box): Box {
  return { min: merged(a.min, b.min, Math.min), max: merged(a.max, b.max, Math.max) };
}

export function middleOf({ min, max }: Box): Vector {
  return [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
}

function cornersOf({ min, max }: Box): Vector[] {
  return Array.from({ length: 8 }, (_, corner) => [
    corner & 1 ? max[0] : min[0],
    corner & 2 ? max[1] : min[1],
    corner & 4 ? max[2] : min[2],
  ]);
}

/** By how much points reach further to one side of a target than to the other, halved. */
function imbalance(offsets: readonly Vector[], axis: Vector): number {
  const reaches = offsets.map((offset) => dot(offset, axis));
  return (Math.min(...reaches) + Math.max(...reaches)) / 2;
}

/**
 * The nearest camera that sees all of some boxes from a side.
 * @param forward where it looks, unit vector, not straight up or down
 * @param verticalView full vertical angle of view, radians
 * @param aspect width by height of the picture
 */
export function placeCamera(
  boxes: readonly Box[],
  forward: Vector,
  verticalView: number,
  aspect: number,
): CameraPlacement {
  const right = unit(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const [first = NOTHING, ...others] = boxes;
  const middle = middleOf(others.reduce(around, first));
  const corners = boxes.flatMap(cornersOf);
  const offsets = corners.map((corner) => subtract(corner, middle));
  const target = addScaled(addScaled(middle, right, imbalance(offsets, right)), up, imbalance(offsets, up));
  const tanY = Math.tan(verticalView / 2);
  const tanX = tanY * aspect;
  const distances = corners.map((corner) => {
    const offset = subtract(corner, target);
    const needed = Math.max(Math.abs(dot(offset, right)) / tanX, Math.abs(dot(offset, up)) / tanY);
    return needed - dot(offset, forward);
  });
  return { position: addScaled(target, forward, -Math.max(0, ...distances)), target };
}
