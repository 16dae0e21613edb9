/**
 * Legs and arms, hung onto the trunk by two-bone inverse kinematics. Knees and elbows bend one way and stay above the
 * ground. Simplifications: the shoulder girdle follows the hand, fingers are one bone, a foot is one bone.
 */

import { JOINT } from '../../skeleton/joints';
import type { BodyDimensions } from './anthropometry';
import { ELBOW, KNEE, solveLimb } from './inverseKinematics';
import { clavicle, type FootPlace, type Joints, restingShoulder, SIGN, type Side, type Torso } from './torso';
import {
  add,
  addScaled,
  direction,
  length,
  lerp,
  perpendicular,
  rotate,
  scale,
  subtract,
  UP,
  unrotate,
  type Vec3,
  withinCone,
} from './vector';

const WRIST_RANGE = 60;
const ANKLE_RANGE = 50;
/** Angle between shank and foot at rest. */
const ANKLE_REST = 100;
/** Toes and fingertips, and all other joints, above the ground, metres. */
const SOLE = 0.02;
const GROUND = 0.045;

const LEG_JOINTS = {
  left: [JOINT.hipLeft, JOINT.kneeLeft, JOINT.ankleLeft, JOINT.footLeft],
  right: [JOINT.hipRight, JOINT.kneeRight, JOINT.ankleRight, JOINT.footRight],
} as const;

export function writeLeg(
  joints: Joints,
  body: BodyDimensions,
  torso: Torso,
  side: Side,
  foot: FootPlace,
): void {
  const hip = torso.hips[side];
  const outwards = scale(torso.pelvis[0], SIGN[side] * 0.12);
  const pole = add(addScaled(torso.pelvis[2], foot.toes, 0.5), outwards);
  const { middle: knee, end: ankle } = solveLimb(hip, foot.ankle, body.thigh, body.shank, pole, KNEE, GROUND);

  const shank = direction(subtract(ankle, knee));
  const front = direction(perpendicular(add(torso.pelvis[2], foot.toes), shank), foot.toes);
  const hanging = add(scale(front, Math.sin((ANKLE_REST * Math.PI) / 180)), scale(shank, 0.35));
  const slope = Math.min(0.6, (body.ankleHeight * 0.62) / body.foot);
  const flat = direction([foot.toes[0], -slope, foot.toes[2]]);
  const toes = withinCone(lerp(direction(hanging), flat, foot.contact), direction(hanging), ANKLE_RANGE);
  const [hipIndex, kneeIndex, ankleIndex, footIndex] = LEG_JOINTS[side];
  joints[hipIndex] = hip;
  joints[kneeIndex] = knee;
  joints[ankleIndex] = ankle;
  joints[footIndex] = addScaled(ankle, overGround(toes, (SOLE - ankle[1]) / body.foot), body.foot);
}

/** The direction turned upwards until it falls by no more than `least`. */
function overGround(pointing: Vec3, least: number): Vec3 {
  if (pointing[1] >= least) return pointing;
  const level = direction([pointing[0], 0, pointing[2]], [0, 0, 1]);
  return addScaled(scale(level, Math.sqrt(1 - Math.min(1, least * least))), UP, least);
}

/** Where the palm is to go and how. Directions in the chest's frame with x outwards. */
export interface Reach {
  readonly palm: Vec3;
  readonly elbow: number;
  readonly fingers: Vec3;
}

const ARM_JOINTS = {
  left: [
    JOINT.shoulderLeft,
    JOINT.elbowLeft,
    JOINT.wristLeft,
    JOINT.handLeft,
    JOINT.handTipLeft,
    JOINT.thumbLeft,
  ],
  right: [
    JOINT.shoulderRight,
    JOINT.elbowRight,
    JOINT.wristRight,
    JOINT.handRight,
    JOINT.handTipRight,
    JOINT.thumbRight,
  ],
} as const;

/** Where an elbow points: back when the arm hangs, forwards when the hand is up, out and up as far as asked for. */
function elbowPole(palm: Vec3, elbow: number, arm: number): Vec3 {
  const height = palm[1] / arm;
  const risen = Math.max(0.3, Math.min(1, 0.85 + 0.9 * height)); // a low hand lets the elbow hang
  const lift = Math.max(-0.2, Math.min(1.2, elbow)) * risen;
  const raised = Math.max(0, Math.min(1, (height + 0.9) / 1.3));
  return [0.2 + lift, (lift - 1) * (0.15 + 0.85 * raised), 0.95 * raised - 0.45];
}

/** @param reach what the hand is asked for; it gets as near as the arm's length and joints allow */
export function writeArm(joints: Joints, body: BodyDimensions, torso: Torso, side: Side, reach: Reach): void {
  const outward = (v: Vec3): Vec3 => rotate(torso.chest, [SIGN[side] * v[0], v[1], v[2]]);
  const { upperArm, forearm, palm: palmLength, fingers: fingerLength } = body;
  const arm = upperArm + forearm + palmLength;
  const target: Vec3 = [reach.palm[0], Math.max(GROUND, reach.palm[1]), reach.palm[2]];

  // Scapulohumeral rhythm: the girdle rises and comes forward with the hand.
  const asked = unrotate(torso.chest, subtract(target, restingShoulder(body, torso, side)));
  const rise = 22 * Math.max(0, Math.min(1, asked[1] / arm));
  const advance = 18 * Math.max(-0.3, Math.min(1, asked[2] / arm - 0.25));
  const shoulder = add(torso.top, rotate(torso.chest, clavicle(body, side, rise, advance)));
  const pole = outward(elbowPole(asked, reach.elbow, arm));

  // Once with a straight wrist for the forearm's direction, then to where the wrist must be.
  const straight = solveLimb(shoulder, target, upperArm, forearm + palmLength, pole, ELBOW, GROUND);
  const along = direction(subtract(straight.end, straight.middle));
  const pointing = length(reach.fingers) < 1e-6 ? along : add(along, scale(outward(reach.fingers), 1.6));
  const bent = withinCone(pointing, along, WRIST_RANGE - 15);
  const wristTarget = addScaled(straight.end, bent, -palmLength);
  const { middle: elbow, end: wrist } = solveLimb(
    shoulder,
    wristTarget,
    upperArm,
    forearm,
    pole,
    ELBOW,
    GROUND,
  );
  const hand = overGround(
    withinCone(bent, direction(subtract(wrist, elbow)), WRIST_RANGE),
    (SOLE - wrist[1]) / (palmLength + fingerLength),
  );

  const thumbSide = direction(
    perpendicular(outward([-0.55, 0.5, 0.7]), hand),
    direction(perpendicular(UP, hand), [1, 0, 0]),
  );
  const thumb = overGround(direction(addScaled(hand, thumbSide, 0.8)), (SOLE - wrist[1]) / body.thumb);
  const [shoulderIndex, elbowIndex, wristIndex, palmIndex, tipIndex, thumbIndex] = ARM_JOINTS[side];
  const palm = addScaled(wrist, hand, palmLength);
  joints[shoulderIndex] = shoulder;
  joints[elbowIndex] = elbow;
  joints[wristIndex] = wrist;
  joints[palmIndex] = palm;
  joints[tipIndex] = addScaled(palm, hand, fingerLength);
  joints[thumbIndex] = addScaled(wrist, thumb, body.thumb);
}
