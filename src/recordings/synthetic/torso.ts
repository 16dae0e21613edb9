/**
 * The trunk: from dimensions and a pose to the spine, the head, and where legs and arms attach. It follows angles; its
 * height follows from the planted feet, which are never moved: where a leg would not reach, the pelvis sinks.
 * Simplification: the spine is two bones.
 */

import { JOINT } from '../../skeleton/joints';
import type { BodyDimensions } from './anthropometry';
import { KNEE, spanAt } from './inverseKinematics';
import type { BodyPose, FootPose } from './script';
import { add, addScaled, IDENTITY, type Rotation, rotate, scale, turned, type Vec3 } from './vector';

export type Side = 'left' | 'right';
export const SIDES: readonly Side[] = ['left', 'right'];
/** Left is where x grows. */
export const SIGN: Readonly<Record<Side, number>> = { left: 1, right: -1 };

/** Where a person stands: a frame on the ground, and how high a jump has lifted it. */
export interface Place {
  readonly origin: Vec3;
  readonly rotation: Rotation;
}

/** Everything but arms and legs. */
export interface Torso {
  readonly base: Vec3;
  readonly mid: Vec3;
  readonly top: Vec3;
  readonly neck: Vec3;
  readonly head: Vec3;
  readonly pelvis: Rotation;
  readonly chest: Rotation;
  readonly skull: Rotation;
  readonly hips: Readonly<Record<Side, Vec3>>;
}

export interface FootPlace {
  readonly ankle: Vec3;
  /** Horizontal direction of the toes. */
  readonly toes: Vec3;
  /** 1 flat on the ground, 0 in the air. */
  readonly contact: number;
}

export type Joints = Vec3[];

/** A limit that is felt before it is reached, so that movement into it has no corner. */
function softMinimum(a: number, b: number, softness: number): number {
  const share = Math.max(softness - Math.abs(a - b), 0) / softness;
  return Math.min(a, b) - (share * share * softness) / 4;
}

export function placeFoot(
  body: BodyDimensions,
  pose: FootPose,
  side: Side,
  place: Place,
  stance: { readonly width: number; readonly toeOut: number; readonly flight: number },
): FootPlace {
  const { stature } = body;
  const out = body.halfHips + (stance.width + pose.out) * stature;
  const height = body.ankleHeight + (pose.up + stance.flight) * stature;
  const ankle = rotate(place.rotation, [SIGN[side] * out, height, pose.forward * stature]);
  const toes = turned(place.rotation, SIGN[side] * (stance.toeOut + pose.turn), 0, 0)[2];
  const contact = Math.max(0, 1 - (pose.up + stance.flight) / 0.06);
  return { ankle: add(place.origin, ankle), toes, contact };
}

/** How high the spine base may be so that the legs reach the planted feet. */
function reachableHeight(
  body: BodyDimensions,
  base: Vec3,
  pelvis: Rotation,
  feet: Readonly<Record<Side, FootPlace>>,
): number {
  const reach = spanAt(body.thigh, body.shank, KNEE.least);
  let highest = base[1];
  for (const side of SIDES) {
    const { ankle, contact } = feet[side];
    const hip = add(base, rotate(pelvis, [SIGN[side] * body.halfHips, -body.hipDrop, 0]));
    const [dx, dz] = [hip[0] - ankle[0], hip[2] - ankle[2]];
    const rise = Math.sqrt(Math.max(0.01, reach * reach - dx * dx - dz * dz));
    const limit = ankle[1] + rise + (base[1] - hip[1]) + (1 - contact) * 0.3;
    highest = softMinimum(highest, limit, 0.012);
  }
  return highest;
}

/** @param flight how high a jump has lifted the whole body, in statures */
export function poseTorso(
  body: BodyDimensions,
  pose: BodyPose,
  place: Place,
  feet: Readonly<Record<Side, FootPlace>>,
  flight: number,
): Torso {
  const { stature } = body;
  const standing = body.thigh + body.shank + body.ankleHeight + body.hipDrop;
  const wanted = add(
    place.origin,
    rotate(place.rotation, [
      pose.left * stature,
      standing + (pose.height + flight) * stature,
      pose.forward * stature,
    ]),
  );
  const pelvis = turned(place.rotation, pose.turn, pose.pitch, pose.roll);
  const base: Vec3 = [wanted[0], reachableHeight(body, wanted, pelvis, feet), wanted[2]];
  const loin = turned(pelvis, 0.4 * pose.twist, 0.4 * pose.bend, 0.4 * pose.lean);
  const chest = turned(pelvis, pose.twist, pose.bend, pose.lean);
  const throat = turned(chest, 0.4 * pose.look, 12 + 0.3 * pose.nod, 0.3 * pose.tilt);
  const skull = turned(chest, pose.look, pose.nod, pose.tilt);
  const mid = addScaled(base, loin[1], body.lowerSpine);
  const top = addScaled(mid, chest[1], body.upperSpine);
  const neck = addScaled(top, throat[1], body.neck);
  const head = addScaled(neck, turned(skull, 0, 15, 0)[1], body.head);
  const hip = (side: Side) => add(base, rotate(pelvis, [SIGN[side] * body.halfHips, -body.hipDrop, 0]));
  return {
    base,
    mid,
    top,
    neck,
    head,
    pelvis,
    chest,
    skull,
    hips: { left: hip('left'), right: hip('right') },
  };
}

export function writeTorso(joints: Joints, torso: Torso): void {
  joints[JOINT.spineBase] = torso.base;
  joints[JOINT.spineMid] = torso.mid;
  joints[JOINT.spineShoulder] = torso.top;
  joints[JOINT.neck] = torso.neck;
  joints[JOINT.head] = torso.head;
}

/** The shoulder joint before the girdle moves. */
export function restingShoulder(body: BodyDimensions, torso: Torso, side: Side): Vec3 {
  return add(torso.top, rotate(torso.chest, clavicle(body, side, 0, 0)));
}

/** From the spine to a shoulder in the chest's frame, the girdle raised and brought forward by so many degrees. */
export function clavicle(body: BodyDimensions, side: Side, rise: number, advance: number): Vec3 {
  const frame = turned(IDENTITY, -SIGN[side] * advance, 0, SIGN[side] * (rise - 11));
  return scale(frame[0], SIGN[side] * body.halfShoulders);
}
