/** What families call their joints whose names are hard to read, and what they stand for. */

import type { JointName } from '../../skeleton/joints';

/** Chains of names, the nearest to the hips first; `#` stands for a side as the family writes it. */
export interface FamilyNames {
  readonly sides: readonly [left: string, right: string];
  /** Up to what the arms hang from. */
  readonly trunk: readonly string[];
  readonly neck: readonly string[];
  readonly arm: readonly string[];
  readonly leg: readonly string[];
  /** What the legs hang from: the first of the trunk where not given. */
  readonly hips?: string;
  /** What Kinect's joints are, `a > b` between two; of the left side. */
  readonly is: Readonly<Partial<Record<JointName, string>>>;
}

const FULL = ['Left', 'Right'] as const;
const UPPER = ['L', 'R'] as const;
const LOWER = ['l', 'r'] as const;

export const NAMES: Readonly<Record<string, FamilyNames>> = {
  'DeepMotion, with a suffix': {
    sides: LOWER,
    trunk: ['hips_JNT', 'spine_JNT', 'spine1_JNT', 'spine2_JNT'],
    neck: ['neck_JNT', 'head_JNT'],
    arm: ['#_shoulder_JNT', '#_arm_JNT', '#_forearm_JNT', '#_hand_JNT'],
    leg: ['#_upleg_JNT', '#_leg_JNT', '#_foot_JNT', '#_toebase_JNT'],
    is: {
      spineShoulder: 'neck_JNT',
      shoulderLeft: 'l_arm_JNT',
      wristLeft: 'l_hand_JNT',
      footLeft: 'l_toebase_JNT',
    },
  },
  'Rigify, with neck and head in the spine': {
    sides: UPPER,
    trunk: ['spine', 'spine.001', 'spine.002', 'spine.003'],
    neck: ['spine.004', 'spine.005', 'spine.006'],
    arm: ['shoulder.#', 'upper_arm.#', 'forearm.#', 'hand.#'],
    leg: ['thigh.#', 'shin.#', 'foot.#', 'toe.#'],
    is: {
      spineBase: 'spine',
      spineShoulder: 'spine.004',
      neck: 'spine.004 > spine.006',
      head: 'spine.006 > spine.006 end',
    },
  },
  'Rigify, as generated': {
    sides: UPPER,
    trunk: ['root', 'DEF-spine', 'DEF-spine.001', 'DEF-spine.002', 'DEF-spine.003'],
    neck: ['DEF-spine.004', 'DEF-spine.005', 'DEF-spine.006'],
    arm: [
      'DEF-shoulder.#',
      'DEF-upper_arm.#',
      'DEF-upper_arm.#.001',
      'DEF-forearm.#',
      'DEF-forearm.#.001',
      'DEF-hand.#',
    ],
    leg: ['DEF-thigh.#', 'DEF-thigh.#.001', 'DEF-shin.#', 'DEF-shin.#.001', 'DEF-foot.#', 'DEF-toe.#'],
    hips: 'DEF-spine',
    is: {
      spineBase: 'DEF-spine',
      neck: 'DEF-spine.004 > DEF-spine.006',
      elbowLeft: 'DEF-forearm.L',
      kneeLeft: 'DEF-shin.L',
    },
  },
  'Rigify, with a bone each': {
    sides: UPPER,
    trunk: ['spine', 'spine.001', 'spine.002'],
    neck: ['spine.003', 'spine.004'],
    arm: ['shoulder.#', 'upper_arm.#', 'forearm.#', 'hand.#'],
    leg: ['thigh.#', 'shin.#', 'foot.#', 'toe.#'],
    is: { neck: 'spine.003 > spine.004', head: 'spine.004 > spine.004 end' },
  },
  OptiTrack: {
    sides: UPPER,
    trunk: ['Skeleton_Hip', 'Skeleton_Ab', 'Skeleton_Chest'],
    neck: ['Skeleton_Neck', 'Skeleton_Head'],
    arm: ['Skeleton_#Shoulder', 'Skeleton_#UArm', 'Skeleton_#FArm', 'Skeleton_#Hand'],
    leg: ['Skeleton_#Thigh', 'Skeleton_#Shin', 'Skeleton_#Foot', 'Skeleton_#Toe'],
    is: { shoulderLeft: 'Skeleton_LUArm', elbowLeft: 'Skeleton_LFArm', wristLeft: 'Skeleton_LHand' },
  },
  'MakeHuman, with several bones a limb': {
    sides: UPPER,
    trunk: ['root', 'spine05', 'spine04', 'spine03', 'spine02', 'spine01'],
    neck: ['neck01', 'neck02', 'neck03', 'head'],
    arm: [
      'clavicle.#',
      'shoulder01.#',
      'upperarm01.#',
      'upperarm02.#',
      'lowerarm01.#',
      'lowerarm02.#',
      'wrist.#',
      'finger2-1.#',
      'finger2-2.#',
    ],
    leg: [
      'pelvis.#',
      'upperleg01.#',
      'upperleg02.#',
      'lowerleg01.#',
      'lowerleg02.#',
      'foot.#',
      'toe1-1.#',
      'toe1-2.#',
    ],
    is: {
      spineBase: 'root',
      spineShoulder: 'neck01',
      neck: 'neck02',
      shoulderLeft: 'upperarm01.L',
      elbowLeft: 'lowerarm01.L',
      handLeft: 'finger2-1.L',
      hipLeft: 'upperleg01.L',
      kneeLeft: 'lowerleg01.L',
      footLeft: 'toe1-1.L',
    },
  },
  'Auto-Rig Pro': {
    sides: LOWER,
    trunk: ['root.x', 'spine_01.x', 'spine_02.x'],
    neck: ['neck.x', 'head.x'],
    arm: ['shoulder.#', 'arm_stretch.#', 'forearm_stretch.#', 'hand.#', 'c_middle1.#', 'c_middle2.#'],
    leg: ['thigh_stretch.#', 'leg_stretch.#', 'foot.#', 'toes_01.#'],
    is: {
      spineBase: 'root.x',
      neck: 'neck.x > head.x',
      shoulderLeft: 'arm_stretch.l',
      elbowLeft: 'forearm_stretch.l',
      handLeft: 'c_middle1.l',
      hipLeft: 'thigh_stretch.l',
      kneeLeft: 'leg_stretch.l',
      footLeft: 'toes_01.l',
    },
  },
  'H36M, whose head is the end of the neck': {
    sides: FULL,
    trunk: ['Hip', 'Spine', 'Thorax'],
    neck: ['Neck'],
    arm: ['#Shoulder', '#Elbow', '#Wrist'],
    leg: ['#Hip', '#Knee', '#Ankle'],
    is: {
      spineBase: 'Hip',
      spineShoulder: 'Neck',
      neck: 'Neck > Neck end',
      head: 'Neck end',
      hipLeft: 'LeftHip',
    },
  },
  'Kinect for Windows 2': {
    sides: FULL,
    trunk: ['SpineBase', 'SpineMid', 'SpineShoulder'],
    neck: ['Neck', 'Head'],
    arm: ['Shoulder#', 'Elbow#', 'Wrist#', 'Hand#', 'HandTip#'],
    leg: ['Hip#', 'Knee#', 'Ankle#', 'Foot#'],
    is: {
      spineBase: 'SpineBase',
      spineMid: 'SpineMid',
      spineShoulder: 'SpineShoulder',
      neck: 'Neck',
      handLeft: 'HandLeft',
      footLeft: 'FootLeft',
    },
  },
  'Kinect for Windows 1': {
    sides: FULL,
    trunk: ['Hip_Center', 'Spine', 'Shoulder_Center'],
    neck: ['Head'],
    arm: ['Shoulder_#', 'Elbow_#', 'Wrist_#', 'Hand_#'],
    leg: ['Hip_#', 'Knee_#', 'Ankle_#', 'Foot_#'],
    is: {
      spineBase: 'Hip_Center',
      spineMid: 'Spine',
      spineShoulder: 'Shoulder_Center',
      neck: 'Shoulder_Center > Head',
    },
  },
  iClone: {
    sides: UPPER,
    trunk: ['CC_Base_BoneRoot', 'CC_Base_Hip', 'CC_Base_Waist', 'CC_Base_Spine01', 'CC_Base_Spine02'],
    neck: ['CC_Base_NeckTwist01', 'CC_Base_NeckTwist02', 'CC_Base_Head'],
    arm: ['CC_Base_#_Clavicle', 'CC_Base_#_Upperarm', 'CC_Base_#_Forearm', 'CC_Base_#_Hand'],
    leg: ['CC_Base_#_Thigh', 'CC_Base_#_Calf', 'CC_Base_#_Foot', 'CC_Base_#_ToeBase'],
    hips: 'CC_Base_Hip',
    is: { spineBase: 'CC_Base_Hip', spineShoulder: 'CC_Base_NeckTwist01', neck: 'CC_Base_NeckTwist02' },
  },
};
