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

/** The pinhole image and the depth: x/z, y/z, z of every point. */
function project(points: Float64Array): Float64Array {
  const view = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const depth = Math.max(0.1, points[i + 2] as number);
    view[i] = (points[i] as number) / depth;
    view[i + 1] = (points[i + 1] as number) / depth;
    view[i + 2] = depth;
  }
  return view;
}

/** Whether the capsule between the points that start at `a` and `b` covers the one that starts at `point`. */
function covers(view: Float64Array, a: number, b: number, radius: number, point: number): boolean {
  const x = view[a] as number;
  const y = view[a + 1] as number;
  const z = view[a + 2] as number;
  const nearest = Math.min(z, view[b + 2] as number) + radius + MARGIN;
  if (nearest > (view[point + 2] as number)) return false; // true of most pairs, and cheap
  const dx = (view[b] as number) - x;
  const dy = (view[b + 1] as number) - y;
  const px = (view[point] as number) - x;
  const py = (view[point + 1] as number) - y;
  const square = dx * dx + dy * dy;
  const share = square < 1e-12 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
  const depth = z + share * ((view[b + 2] as number) - z);
  if (depth + radius + MARGIN > (view[point + 2] as number)) return false;
  const ex = px - share * dx;
  const ey = py - share * dy;
  return (ex * ex + ey * ey) * depth * depth < radius * radius;
}

function isCovered(view: Float64Array, bodies: number, body: number, joint: number): boolean {
  const point = 3 * (body * JOINT_COUNT + joint);
  if (Math.abs(view[point] as number) > VIEW.x || Math.abs(view[point + 1] as number) > VIEW.y) return true;
  for (let by = 0; by < bodies; by++) {
    if (by === body && TRUNK.has(joint)) continue;
    const first = 3 * by * JOINT_COUNT;
    for (let i = 0; i < CAPSULES.length; i++) {
      const { from, to, radius } = CAPSULES[i] as Capsule;
      if (by === body && (from === joint || to === joint)) continue;
      if (covers(view, first + 3 * from, first + 3 * to, radius, point)) return true;
    }
  }
  return false;
}

/**
 * @param points `[bodies, 25, 3]` of one frame in camera space
 * @param hidden `[bodies, 25]`, set to 1 where the joint is hidden and 0 elsewhere
 */
export function findHidden(points: Float64Array, bodies: number, hidden: Uint8Array): void {
  const view = project(points);
  for (let body = 0; body < bodies; body++) {
    for (let joint = 0; joint < JOINT_COUNT; joint++) {
      hidden[body * JOINT_COUNT + joint] = isCovered(view, bodies, body, joint) ? 1 : 0;
    }
  }
}
