/**
 * How thick the drawn body is at each joint, in metres: a mannequin around Kinect's 25 points, for the eye only.
 */

import { JOINT_NAMES, type JointName } from '../skeleton/joints';

const RADII: Readonly<Record<JointName, number>> = {
  spineBase: 0.076,
  spineMid: 0.078,
  spineShoulder: 0.068,
  neck: 0.042,
  head: 0.098,
  shoulderLeft: 0.054,
  elbowLeft: 0.042,
  wristLeft: 0.031,
  handLeft: 0.032,
  shoulderRight: 0.054,
  elbowRight: 0.042,
  wristRight: 0.031,
  handRight: 0.032,
  hipLeft: 0.068,
  kneeLeft: 0.053,
  ankleLeft: 0.039,
  footLeft: 0.032,
  hipRight: 0.068,
  kneeRight: 0.053,
  ankleRight: 0.039,
  footRight: 0.032,
  handTipLeft: 0.018,
  thumbLeft: 0.016,
  handTipRight: 0.018,
  thumbRight: 0.016,
};

/** Radius of the sphere at each joint, by joint index. */
export const JOINT_RADII: readonly number[] = JOINT_NAMES.map((name) => RADII[name]);

/** Bones are thinner than the joints they meet, so that joints read as joints. */
export const LIMB_TO_JOINT = 0.76;
export const TRUNK_TO_JOINT = 0.9;

/** The head is longer than wide. */
export const HEAD_STRETCH = 1.24;
