/**
 * Forward kinematics of a BVH hierarchy: a row of channel values → where the joints are.
 *
 * With column vectors a joint's rotation is R = R₁ R₂ R₃ in the order of its channels, its world rotation Rᵂ = Rᵂₚ R, and its place
 * p = pₚ + Rᵂₚ (offset + translation) (Meredith and Maddock 2001). Exporters differ in what the position channels of
 * a joint other than the root hold: the whole way from the parent, or what is added to the offset. The first row tells:
 * values nearer to the offset than to zero replace it.
 */

import type { BvhHierarchy, BvhJoint } from './hierarchy';

const DEGREES = Math.PI / 180;

export class ForwardKinematics {
  /** `[joints, 3]` in the file's unit and axes, of the row posed last; only those asked for and their ancestors. */
  readonly positions: Float64Array;
  readonly #joints: readonly BvhJoint[];
  /** First channel of each joint in a row. */
  readonly #firstChannels: readonly number[];
  /** Indices to compute, parents first. */
  readonly #order: readonly number[];
  readonly #rotations: Float64Array;
  readonly #replacesOffset: boolean[] = [];
  #isFirst = true;

  /** @param needed indices of the joints whose places are wanted */
  constructor({ joints }: BvhHierarchy, needed: Iterable<number>) {
    this.#joints = joints;
    this.positions = new Float64Array(joints.length * 3);
    this.#rotations = new Float64Array(joints.length * 9);
    let channel = 0;
    this.#firstChannels = joints.map(({ channels }) => {
      channel += channels.length;
      return channel - channels.length;
    });
    const wanted = new Set<number>();
    for (let joint of needed) {
      for (; joint >= 0 && !wanted.has(joint); joint = joints[joint]?.parent ?? -1) wanted.add(joint);
    }
    this.#order = [...wanted].sort((a, b) => a - b);
  }

  /** @param row channel values of one frame, in the order of the file */
  pose(row: Float64Array): void {
    for (const index of this.#order) {
      const joint = this.#joints[index]!;
      if (this.#isFirst)
        this.#replacesOffset[index] = replacesOffset(joint, row, this.#firstChannels[index]!);
      this.#place(joint, index, row);
      this.#turn(joint, index, row);
    }
    this.#isFirst = false;
  }

  #place({ parent, offset, channels }: BvhJoint, index: number, row: Float64Array): void {
    const way: [number, number, number] = [...offset];
    const first = this.#firstChannels[index]!;
    channels.forEach(({ kind, axis }, at) => {
      if (kind === 'rotation') return;
      way[axis] = (this.#replacesOffset[index] ? 0 : way[axis]) + row[first + at]!;
    });
    const { positions } = this;
    const rotations = this.#rotations;
    for (let axis = 0; axis < 3; axis += 1) {
      const r = parent * 9 + axis * 3;
      positions[index * 3 + axis] =
        parent < 0
          ? way[axis]!
          : positions[parent * 3 + axis]! +
            rotations[r]! * way[0] +
            rotations[r + 1]! * way[1] +
            rotations[r + 2]! * way[2];
    }
  }

  #turn({ parent, channels }: BvhJoint, index: number, row: Float64Array): void {
    const rotations = this.#rotations;
    const at = index * 9;
    if (parent < 0) rotations.set(IDENTITY, at);
    else rotations.copyWithin(at, parent * 9, parent * 9 + 9);
    const first = this.#firstChannels[index]!;
    channels.forEach(({ kind, axis }, channel) => {
      if (kind === 'rotation') rotateAbout(rotations, at, axis, row[first + channel]! * DEGREES);
    });
  }
}

const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** R ← R · Rₐ(angle): only the two columns of the other axes change. */
function rotateAbout(rotations: Float64Array, at: number, axis: number, angle: number): void {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const b = (axis + 1) % 3;
  const c = (axis + 2) % 3;
  for (let r = at; r < at + 9; r += 3) {
    const columnB = rotations[r + b]!;
    const columnC = rotations[r + c]!;
    rotations[r + b] = cos * columnB + sin * columnC;
    rotations[r + c] = cos * columnC - sin * columnB;
  }
}

function replacesOffset({ parent, offset, channels }: BvhJoint, row: Float64Array, first: number): boolean {
  if (parent < 0) return true;
  let toOffset = 0;
  let toZero = 0;
  channels.forEach(({ kind, axis }, at) => {
    if (kind === 'rotation') return;
    toOffset += (row[first + at]! - offset[axis]) ** 2;
    toZero += row[first + at]! ** 2;
  });
  return toOffset < toZero;
}
