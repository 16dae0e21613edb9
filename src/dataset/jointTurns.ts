/**
 * The joints' quaternions of one body over time. A quaternion and its negative are the same turn, and sensors give either:
 * here a joint's sign never flips from one used frame to the next. Zeros, a source's way to say that there is none, stay zeros.
 */

import { JOINT_COUNT } from '../skeleton/joints';
import type { BodySpace } from './bodySpace';

/** w, x, y and z of every joint. */
export const ORIENTATION_VALUES = JOINT_COUNT * 4;

/** What is shorter is no turn. */
const SHORTEST = 1e-3;

export class JointTurns {
  readonly #orientations: Float32Array;
  readonly #rotation: BodySpace['rotation'];
  /** `[25, 4]` what was last written of each joint; zeros where nothing was. */
  readonly #last = new Float64Array(ORIENTATION_VALUES);

  /** @param orientations `[frames, bodies, 25, 4]` */
  constructor(orientations: Float32Array, { rotation }: Pick<BodySpace, 'rotation'>) {
    this.#orientations = orientations;
    this.#rotation = rotation;
  }

  /**
   * Writes the quaternions at a share of the way from one body and frame to another, each turned with the view and of
   * length 1. Frames come in their order. The first of a joint has its first part other than zero positive.
   *
   * @param first, second index among all bodies in all frames
   */
  write(first: number, second: number, share: number, target: Float32Array, to: number): void {
    const [from, until] = [first * ORIENTATION_VALUES, second * ORIENTATION_VALUES];
    for (let i = 0; i < ORIENTATION_VALUES; i += 4) {
      const turn = this.#between(from + i, until + i, share);
      if (turn !== null)
        this.#put(this.#rotation === null ? turn : product(this.#rotation, turn), i, target, to);
    }
  }

  #at(from: number): Quaternion | null {
    const values = this.#orientations;
    return unit([values[from] ?? 0, values[from + 1] ?? 0, values[from + 2] ?? 0, values[from + 3] ?? 0]);
  }

  /** On the straight way between two turns, whichever signs they have; the nearer one where the other is none. */
  #between(from: number, until: number, share: number): Quaternion | null {
    const first = this.#at(from);
    if (share === 0) return first;
    const second = this.#at(until);
    if (first === null || second === null) return share <= 0.5 ? first : second;
    const towards = dot(first, second) < 0 ? -share : share;
    const [w, x, y, z] = first;
    const stay = 1 - share;
    return unit([
      stay * w + towards * second[0],
      stay * x + towards * second[1],
      stay * y + towards * second[2],
      stay * z + towards * second[3],
    ]);
  }

  #put(turn: Quaternion, joint: number, target: Float32Array, to: number): void {
    const last = this.#last;
    const same = turn.reduce((sum, value, part) => sum + value * (last[joint + part] ?? 0), 0);
    const known = last.subarray(joint, joint + 4).some((value) => value !== 0);
    const sign = (known ? same : (turn.find((value) => value !== 0) ?? 0)) < 0 ? -1 : 1;
    for (let part = 0; part < 4; part++) {
      const value = sign * (turn[part] ?? 0);
      last[joint + part] = value;
      target[to + joint + part] = value;
    }
  }
}

type Quaternion = readonly [w: number, x: number, y: number, z: number];

function dot(a: Quaternion, b: Quaternion): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
}

function unit(turn: Quaternion): Quaternion | null {
  const length = Math.sqrt(dot(turn, turn));
  if (length < SHORTEST) return null;
  return [turn[0] / length, turn[1] / length, turn[2] / length, turn[3] / length];
}

/** First b, then a. */
function product([aw, ax, ay, az]: Quaternion, [bw, bx, by, bz]: Quaternion): Quaternion {
  return [
    aw * bw - ax * bx - ay * by - az * bz,
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
  ];
}
