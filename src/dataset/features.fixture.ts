/** A performance, how other cameras would see it, and what preparation makes of it: for property tests. */

import fc from 'fast-check';
import { expect } from 'vitest';

import { DEFAULT_EXPERIMENT, type FeatureConfig } from '../experiment/config';
import { Random } from '../experiment/random';
import { generateSequence } from '../recordings/synthetic/generate';
import { JOINT } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';
import { inputCount, usedFrameCount, writeFeatures } from './features';

export const CONFIG = DEFAULT_EXPERIMENT.features;
export const ALL: FeatureConfig = {
  ...CONFIG,
  view: 'body',
  scale: 'spine',
  orientations: true,
  velocities: true,
};

export type Quaternion = readonly [w: number, x: number, y: number, z: number];

export function features(sequence: SkeletonSequence, config: FeatureConfig): Float32Array {
  const inputs = inputCount(config);
  const target = new Float32Array(usedFrameCount(sequence.frameCount, config) * inputs);
  writeFeatures(sequence, config, target, 0, inputs);
  return target;
}

export function largestDifference(one: Float32Array, other: Float32Array): number {
  expect(one).toHaveLength(other.length);
  return one.reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] ?? Number.NaN))), 0);
}

/** Two persons hugging, with made up quaternions whose signs flip at random. */
function performance(): SkeletonSequence {
  const sequence = generateSequence({ setup: 1, camera: 2, performer: 1, replication: 1, action: 55 }, 3);
  const random = new Random(9);
  const slow = Array.from({ length: 200 }, () => [random.normal(0, 0.02), random.normal(), random.normal()]);
  const turns = sequence.frameCount * sequence.bodyCount * 25;
  const orientations = new Float32Array(turns * 4);
  for (let i = 0; i < turns; i++) {
    const frame = Math.floor(i / (25 * sequence.bodyCount));
    const [speed = 0, tilt = 0, twist = 0] = slow[i % (25 * sequence.bodyCount)] ?? [];
    const sign = random.uniform() < 0.5 ? -1 : 1;
    const angle = 1 + speed * frame; // far from turns whose first part is 0
    const axis = Math.hypot(1, tilt, twist);
    const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2) / axis];
    if (i % 25 !== JOINT.head)
      orientations.set([sign * c, sign * s, sign * tilt * s, sign * twist * s], i * 4);
  }
  return { ...sequence, orientations };
}

function rotated([w, x, y, z]: Quaternion, [px, py, pz]: readonly [number, number, number]) {
  const [tx, ty, tz] = [2 * (y * pz - z * py), 2 * (z * px - x * pz), 2 * (x * py - y * px)];
  return [
    px + w * tx + y * tz - z * ty,
    py + w * ty + z * tx - x * tz,
    pz + w * tz + x * ty - y * tx,
  ] as const;
}

function product([aw, ax, ay, az]: Quaternion, b: Float32Array): number[] {
  const [bw = 0, bx = 0, by = 0, bz = 0] = b;
  return [
    aw * bw - ax * bx - ay * by - az * bz,
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
  ];
}

interface Motion {
  readonly turn?: Quaternion;
  readonly shift?: readonly [number, number, number];
  readonly scale?: number;
}

/** The scene as another camera sees it: scaled, then turned, then shifted. Absent bodies stay absent. */
export function seen(
  sequence: SkeletonSequence,
  { turn = [1, 0, 0, 0], shift = [0, 0, 0], scale = 1 }: Motion,
) {
  const positions = sequence.positions.slice();
  for (let i = 0; i < positions.length; i += 3) {
    const [x = 0, y = 0, z = 0] = positions.subarray(i, i + 3);
    if (x === 0 && y === 0 && z === 0) continue;
    const [rx, ry, rz] = rotated(turn, [scale * x, scale * y, scale * z]);
    positions.set([rx + shift[0], ry + shift[1], rz + shift[2]], i);
  }
  const orientations = sequence.orientations?.slice() ?? null;
  for (let i = 0; orientations !== null && i < orientations.length; i += 4) {
    orientations.set(product(turn, orientations.subarray(i, i + 4)), i);
  }
  return { ...sequence, positions, orientations };
}

const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
export const turn = fc
  .tuple(coordinate, coordinate, coordinate, coordinate)
  .filter((parts) => Math.hypot(...parts) > 0.1)
  .map((parts): Quaternion => {
    const [w, x, y, z] = parts;
    const length = Math.hypot(...parts);
    return [w / length, x / length, y / length, z / length];
  });
export const shift = fc.tuple(coordinate, coordinate, coordinate);
export const RUNS = { numRuns: 60 };
export const SCENE = performance();
