/** The 75 coordinates of one body at one moment, moved, turned and scaled, and how they change. The inner loops of every batch. */

import { JOINT_COUNT } from '../skeleton/joints';
import type { BodySpace } from './bodySpace';

const VALUES = JOINT_COUNT * 3;
/** Positions may be any float: what leaves their range when it is moved or scaled stays at its end. */
const LARGEST = 3.4028234663852886e38;

/** A share of the way from one frame to another; the share is 0 where they are one. */
export interface Moment {
  readonly first: number;
  readonly second: number;
  /** The body in the first and in the second frame, among all bodies in all frames. */
  readonly here: number;
  readonly there: number;
  readonly share: number;
}

/**
 * turn · (p − origin), each frame from its own origin.
 *
 * @param positions `[frames, bodies, 25, 3]`
 */
export function writePositions(
  positions: Float32Array,
  space: BodySpace,
  { first, second, here, there, share }: Moment,
  target: Float32Array,
  to: number,
): void {
  const { origins, originStride, turn } = space;
  writeMoved(positions, here * VALUES, origins, first * originStride, target, to);
  if (share > 0) blendMoved(positions, there * VALUES, origins, second * originStride, share, target, to);
  if (turn !== null) turnWritten(turn, target, to);
}

function writeMoved(
  positions: Float32Array,
  from: number,
  origins: Float64Array,
  origin: number,
  target: Float32Array,
  to: number,
): void {
  const [ox, oy, oz] = [origins[origin] ?? 0, origins[origin + 1] ?? 0, origins[origin + 2] ?? 0];
  for (let i = 0; i < VALUES; i += 3) {
    target[to + i] = bounded((positions[from + i] ?? 0) - ox);
    target[to + i + 1] = bounded((positions[from + i + 1] ?? 0) - oy);
    target[to + i + 2] = bounded((positions[from + i + 2] ?? 0) - oz);
  }
}

/** Takes what is written a share of the way to the coordinates of another frame. */
function blendMoved(
  positions: Float32Array,
  from: number,
  origins: Float64Array,
  origin: number,
  share: number,
  target: Float32Array,
  to: number,
): void {
  const stay = 1 - share;
  for (let i = 0; i < VALUES; i++) {
    const other = (positions[from + i] ?? 0) - (origins[origin + (i % 3)] ?? 0);
    target[to + i] = bounded(stay * (target[to + i] ?? 0) + share * other);
  }
}

/** Turned where they stand: rounded to float32 twice, which is far below what a sensor can tell. */
function turnWritten(turn: NonNullable<BodySpace['turn']>, target: Float32Array, to: number): void {
  const [a, b, c, d, e, f, g, h, i] = turn;
  for (let at = to; at < to + VALUES; at += 3) {
    const x = target[at] ?? 0;
    const y = target[at + 1] ?? 0;
    const z = target[at + 2] ?? 0;
    target[at] = bounded(a * x + b * y + c * z);
    target[at + 1] = bounded(d * x + e * y + f * z);
    target[at + 2] = bounded(g * x + h * y + i * z);
  }
}

/** Differences between the coordinates at `now` and at `before`, times `rate`. */
export function writeChanges(
  target: Float32Array,
  now: number,
  before: number,
  to: number,
  rate: number,
): void {
  for (let i = 0; i < VALUES; i++) {
    target[to + i] = bounded(((target[now + i] ?? 0) - (target[before + i] ?? 0)) * rate);
  }
}

function bounded(value: number): number {
  if (value > LARGEST) return LARGEST;
  return value < -LARGEST ? -LARGEST : value;
}
