/**
 * Which joints a sensor cannot see: those outside its field of view, and those behind something. Limbs, trunk and head are capsules around the bones; a joint is hidden where one
 * of them lies in front of it. A body does not hide its own trunk (the tracker fits that as a whole), another body does.
 */

import { JOINT, JOINT_COUNT } from '../../skeleton/joints';

interface Capsule {
  readonly from: number;
  readonly to: number;
  /** Metres. */
  readonly radius: number;
}

/** Bones thick enough to hide something. */
const CAPSULES: readonly Capsule[] = [
  { from: JOINT.spineBase, to: JOINT.spineMid, radius: 0.13 },
  { from: JOINT.spineMid, to: JOINT.spineShoulder, radius: 0.135 },
  { from: JOINT.neck, to: JOINT.head, radius: 0.085 },
  { from: JOINT.shoulderLeft, to: JOINT.elbowLeft, radius: 0.042 },
  { from: JOINT.elbowLeft, to: JOINT.wristLeft, radius: 0.034 },
  { from: JOINT.shoulderRight, to: JOINT.elbowRight, radius: 0.042 },
  { from: JOINT.elbowRight, to: JOINT.wristRight, radius: 0.034 },
  { from: JOINT.hipLeft, to: JOINT.kneeLeft, radius: 0.068 },
  { from: JOINT.kneeLeft, to: JOINT.ankleLeft, radius: 0.045 },
  { from: JOINT.hipRight, to: JOINT.kneeRight, radius: 0.068 },
  { from: JOINT.kneeRight, to: JOINT.ankleRight, radius: 0.045 },
];

const TRUNK: ReadonlySet<number> = new Set([
  JOINT.spineBase,
  JOINT.spineMid,
  JOINT.spineShoulder,
  JOINT.neck,
  JOINT.head,
]);

/** Half the field of view of the depth camera, 70.6° × 60°, as tangents. */
const VIEW = { x: 0.708, y: 0.577 };

/** How far behind a capsule's surface a joint must lie, metres: joints are inside their own limbs. */
const MARGIN = 0.03;

/** `[25, capsules]` 1 where a capsule cannot hide a joint of its own body: the trunk, and the bones that end in the joint. */
const SPARED = Uint8Array.from({ length: JOINT_COUNT * CAPSULES.length }, (_, at) => {
  const joint = Math.floor(at / CAPSULES.length);
  const capsule = CAPSULES[at % CAPSULES.length];
  return TRUNK.has(joint) || capsule?.from === joint || capsule?.to === joint ? 1 : 0;
});

/** Numbers per capsule in the working memory: see `#placeCapsules`. */
const FIELDS = 8;

/** Finds the hidden joints frame by frame; the working memory is made once per recording. */
export class Occlusion {
  readonly #bodies: number;
  /** The pinhole image and the depth: x/z, y/z, z of every joint. */
  readonly #view: Float64Array;
  readonly #placed: Float64Array;
  /** `[bodies, capsules]` the depth at which each capsule begins to hide. */
  readonly #nearest: Float64Array;
  /** The capsules by that depth, which changes little from frame to frame. */
  readonly #order: Uint8Array;

  constructor(bodies: number) {
    this.#bodies = bodies;
    this.#view = new Float64Array(bodies * JOINT_COUNT * 3);
    this.#placed = new Float64Array(bodies * CAPSULES.length * FIELDS);
    this.#nearest = new Float64Array(bodies * CAPSULES.length);
    this.#order = Uint8Array.from(this.#nearest.keys());
  }

  /**
   * @param points `[frames, bodies, 25, 3]` in camera space
   * @param start of the frame in `points`
   * @param hidden `[bodies, 25]`, set to 1 where the joint is hidden and 0 elsewhere
   */
  findHidden(points: Float64Array, start: number, hidden: Uint8Array): void {
    this.#project(points, start);
    this.#placeCapsules();
    this.#sortCapsules();
    for (let body = 0; body < this.#bodies; body++) {
      for (let joint = 0; joint < JOINT_COUNT; joint++) {
        hidden[body * JOINT_COUNT + joint] = this.#isHidden(body, joint) ? 1 : 0;
      }
    }
  }

  #project(points: Float64Array, start: number): void {
    const view = this.#view;
    for (let i = 0; i < view.length; i += 3) {
      const depth = Math.max(0.1, points[start + i + 2] as number);
      view[i] = (points[start + i] as number) / depth;
      view[i + 1] = (points[start + i + 1] as number) / depth;
      view[i + 2] = depth;
    }
  }

  /** Per capsule: x, y, z of one end, the differences to the other, dx² + dy², and its thickness. */
  #placeCapsules(): void {
    const view = this.#view;
    const placed = this.#placed;
    for (let index = 0; index < this.#nearest.length; index++) {
      const { from, to, radius } = CAPSULES[index % CAPSULES.length] as Capsule;
      const first = 3 * JOINT_COUNT * Math.floor(index / CAPSULES.length);
      const a = first + 3 * from;
      const b = first + 3 * to;
      const z = view[a + 2] as number;
      const dx = (view[b] as number) - (view[a] as number);
      const dy = (view[b + 1] as number) - (view[a + 1] as number);
      const at = index * FIELDS;
      placed[at] = view[a] as number;
      placed[at + 1] = view[a + 1] as number;
      placed[at + 2] = z;
      placed[at + 3] = dx;
      placed[at + 4] = dy;
      placed[at + 5] = (view[b + 2] as number) - z;
      placed[at + 6] = dx * dx + dy * dy;
      placed[at + 7] = radius;
      this.#nearest[index] = Math.min(z, view[b + 2] as number) + radius + MARGIN;
    }
  }

  /** By insertion: quick where the order was right before. */
  #sortCapsules(): void {
    const order = this.#order;
    const nearest = this.#nearest;
    for (let end = 1; end < order.length; end++) {
      const index = order[end] as number;
      let at = end;
      for (; at > 0 && (nearest[order[at - 1] as number] as number) > (nearest[index] as number); at--) {
        order[at] = order[at - 1] as number;
      }
      order[at] = index;
    }
  }

  #isHidden(body: number, joint: number): boolean {
    const view = this.#view;
    const nearest = this.#nearest;
    const point = 3 * (body * JOINT_COUNT + joint);
    const x = view[point] as number;
    const y = view[point + 1] as number;
    const depth = view[point + 2] as number;
    if (Math.abs(x) > VIEW.x || Math.abs(y) > VIEW.y) return true;
    const own = body * CAPSULES.length;
    const order = this.#order;
    for (let i = 0; i < order.length; i++) {
      const index = order[i] as number;
      if ((nearest[index] as number) > depth) return false; // and so are all that follow
      const within = index - own;
      const isOwn = within >= 0 && within < CAPSULES.length;
      if (isOwn && SPARED[joint * CAPSULES.length + within] === 1) continue;
      if (covers(this.#placed, index * FIELDS, x, y, depth)) return true;
    }
    return false;
  }
}

/** Whether the capsule that stands at `at` covers the joint seen at x, y and so deep. */
function covers(placed: Float64Array, at: number, x: number, y: number, depth: number): boolean {
  const dx = placed[at + 3] as number;
  const dy = placed[at + 4] as number;
  const px = x - (placed[at] as number);
  const py = y - (placed[at + 1] as number);
  const square = placed[at + 6] as number;
  const share = square < 1e-12 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
  const surface = (placed[at + 2] as number) + share * (placed[at + 5] as number);
  const radius = placed[at + 7] as number;
  if (surface + radius + MARGIN > depth) return false;
  const ex = px - share * dx;
  const ey = py - share * dy;
  return (ex * ex + ey * ey) * surface * surface < radius * radius;
}
