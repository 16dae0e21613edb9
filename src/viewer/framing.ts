/**
 * Where the performers are over a whole sequence and where a camera must stand to see them: pure geometry in
 * Kinect camera space (metres, y up, z away from the sensor, which sits at the origin).
 */

import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';

export type Vector = readonly [x: number, y: number, z: number];

export interface Bounds {
  readonly min: Vector;
  readonly max: Vector;
  /** Height of the floor under the lowest feet. */
  readonly floor: number;
}

export type ViewName = 'sensor' | 'side' | 'top';

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

const add = (a: Vector, b: Vector, scale: number): Vector => [
  a[0] + b[0] * scale,
  a[1] + b[1] * scale,
  a[2] + b[2] * scale,
];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
function unit(a: Vector): Vector {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** Radians that the camera is raised above the performers' middle, by view. Straight down has no "up". */
const ELEVATION: Readonly<Record<ViewName, number>> = { sensor: 0.14, side: 0.14, top: 1.5 };

/** Direction from the camera to the performers. */
function viewDirection(centre: Vector, view: ViewName): Vector {
  const ahead = unit([centre[0], 0, centre[2] || 1]);
  const level: Vector = view === 'side' ? [ahead[2], 0, -ahead[0]] : ahead;
  const raised = ELEVATION[view];
  return [level[0] * Math.cos(raised), -Math.sin(raised), level[2] * Math.cos(raised)];
}

/**
 * The nearest camera that sees all of `bounds` from a side.
 * @param verticalView full vertical angle of view, radians
 * @param aspect width by height of the picture
 */
export function placeCamera(
  bounds: Bounds,
  view: ViewName,
  verticalView: number,
  aspect: number,
): CameraPlacement {
  const { min, max } = bounds;
  const target: Vector = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
  const forward = viewDirection(target, view);
  const right = unit(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const tanY = Math.tan(verticalView / 2);
  const tanX = tanY * aspect;
  let distance = 0;
  for (let corner = 0; corner < 8; corner++) {
    const offset: Vector = [
      (corner & 1 ? max[0] : min[0]) - target[0],
      (corner & 2 ? max[1] : min[1]) - target[1],
      (corner & 4 ? max[2] : min[2]) - target[2],
    ];
    const needed = Math.max(Math.abs(dot(offset, right)) / tanX, Math.abs(dot(offset, up)) / tanY);
    distance = Math.max(distance, needed - dot(offset, forward));
  }
  return { position: add(target, forward, -distance), target };
}
