/**
 * The 25 joints of the Kinect v2 skeleton, in file order, and the bones between them.
 *
 * Source: Microsoft's Kinect for Windows SDK 2.0 `JointType` and thesis fig 3.4, with its errata
 * (joint 16 is the left foot; joints 21–25 are named). Indices here count from 0, the thesis's from 1.
 */

export const JOINT_COUNT = 25;

export type BodySide = 'centre' | 'left' | 'right';

export interface Joint {
  /** Name as the message catalogue knows it. */
  readonly name: JointName;
  /** Index of the parent joint; the spine base is its own root and has −1. */
  readonly parent: number;
  /** Side of the performer's own body, not of the image. */
  readonly side: BodySide;
}

export const JOINT_NAMES = [
  'spineBase',
  'spineMid',
  'neck',
  'head',
  'shoulderLeft',
  'elbowLeft',
  'wristLeft',
  'handLeft',
  'shoulderRight',
  'elbowRight',
  'wristRight',
  'handRight',
  'hipLeft',
  'kneeLeft',
  'ankleLeft',
  'footLeft',
  'hipRight',
  'kneeRight',
  'ankleRight',
  'footRight',
  'spineShoulder',
  'handTipLeft',
  'thumbLeft',
  'handTipRight',
  'thumbRight',
] as const;

export type JointName = (typeof JOINT_NAMES)[number];

/** Index of each joint by name: `JOINT.spineBase` is 0. */
export const JOINT = Object.freeze(
  Object.fromEntries(JOINT_NAMES.map((name, index) => [name, index])),
) as Readonly<Record<JointName, number>>;

const PARENTS: Readonly<Record<JointName, JointName | null>> = {
  spineBase: null,
  spineMid: 'spineBase',
  spineShoulder: 'spineMid',
  neck: 'spineShoulder',
  head: 'neck',
  shoulderLeft: 'spineShoulder',
  elbowLeft: 'shoulderLeft',
  wristLeft: 'elbowLeft',
  handLeft: 'wristLeft',
  handTipLeft: 'handLeft',
  thumbLeft: 'wristLeft',
  shoulderRight: 'spineShoulder',
  elbowRight: 'shoulderRight',
  wristRight: 'elbowRight',
  handRight: 'wristRight',
  handTipRight: 'handRight',
  thumbRight: 'wristRight',
  hipLeft: 'spineBase',
  kneeLeft: 'hipLeft',
  ankleLeft: 'kneeLeft',
  footLeft: 'ankleLeft',
  hipRight: 'spineBase',
  kneeRight: 'hipRight',
  ankleRight: 'kneeRight',
  footRight: 'ankleRight',
};

function sideOf(name: JointName): BodySide {
  if (name.endsWith('Left')) return 'left';
  return name.endsWith('Right') ? 'right' : 'centre';
}

export const JOINTS: readonly Joint[] = JOINT_NAMES.map((name) => {
  const parent = PARENTS[name];
  return { name, parent: parent === null ? -1 : JOINT[parent], side: sideOf(name) };
});

export interface Bone {
  readonly from: number;
  readonly to: number;
  readonly side: BodySide;
}

/** The 24 bones, parent to child, in joint order. */
export const BONES: readonly Bone[] = JOINTS.flatMap((joint, index) =>
  joint.parent < 0 ? [] : [{ from: joint.parent, to: index, side: joint.side }],
);
