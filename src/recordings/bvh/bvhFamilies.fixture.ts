/** What the joints of a body are called in BVH files of several families, for tests. */

export type Vec3 = readonly [x: number, y: number, z: number];

/** Names of a family: trunk from the hips to the head, an arm from the collar bone to the hand, a leg from the hip to the toes. */
export interface Family {
  readonly trunk: readonly [hips: string, ...spine: string[], neck: string, head: string];
  readonly arm: (side: 'Left' | 'Right') => readonly string[];
  readonly leg: (side: 'Left' | 'Right') => readonly string[];
  /** Names of the fingers under the hand: middle and thumb, root first. */
  readonly fingers?: (
    side: 'Left' | 'Right',
  ) => readonly [middle: readonly string[], thumb: readonly string[]];
  /** Metres from the parent, of the joints whose place is the family's own. */
  readonly offsets?: Readonly<Record<string, Vec3>>;
}

const HERE: Vec3 = [0, 0, 0];
const letter = (side: 'Left' | 'Right') => side[0] as 'L' | 'R';
const low = (side: 'Left' | 'Right') => side.toLowerCase();

export const FAMILIES = {
  cmu: {
    trunk: ['Hips', 'LowerBack', 'Spine', 'Spine1', 'Neck', 'Neck1', 'Head'],
    arm: (side) => [`${side}Shoulder`, `${side}Arm`, `${side}ForeArm`, `${side}Hand`],
    leg: (side) => [`${letter(side)}HipJoint`, `${side}UpLeg`, `${side}Leg`, `${side}Foot`, `${side}ToeBase`],
    fingers: (side) => [[`${side}FingerBase`, `${side}HandIndex1`], [`${letter(side)}Thumb`]],
    // As in the files: ten joints lie on their parents, and the neck begins below the shoulders.
    offsets: {
      LowerBack: HERE,
      Spine: [0, 0.12, -0.01],
      Spine1: [0, 0.12, 0],
      Neck: HERE,
      Neck1: [0, 0.1, 0.01],
      Head: [0, 0.1, -0.01],
      LeftShoulder: HERE,
      RightShoulder: HERE,
      LeftArm: [0.18, 0.07, -0.02],
      RightArm: [-0.18, 0.07, -0.02],
      LeftFingerBase: HERE,
      RightFingerBase: HERE,
      LThumb: HERE,
      RThumb: HERE,
    },
  },
  mixamo: {
    trunk: ['Hips', 'Spine', 'Spine1', 'Spine2', 'Neck', 'Head'].map((name) => `mixamorig:${name}`) as [
      string,
      string,
      string,
    ],
    arm: (side) => ['Shoulder', 'Arm', 'ForeArm', 'Hand'].map((bone) => `mixamorig:${side}${bone}`),
    leg: (side) => ['UpLeg', 'Leg', 'Foot', 'ToeBase'].map((bone) => `mixamorig:${side}${bone}`),
    fingers: (side) => [
      [1, 2, 3].map((bone) => `mixamorig:${side}HandMiddle${bone}`),
      [1, 2, 3].map((bone) => `mixamorig:${side}HandThumb${bone}`),
    ],
  },
  rokoko: {
    trunk: ['Hips', 'Spine1', 'Spine2', 'Spine3', 'Spine4', 'Neck', 'Head'],
    arm: (side) => [`${side}Shoulder`, `${side}Arm`, `${side}ForeArm`, `${side}Hand`],
    leg: (side) => [`${side}Thigh`, `${side}Shin`, `${side}Foot`, `${side}Toe`],
  },
  biovision: {
    trunk: ['Hips', 'Chest', 'Chest2', 'Neck', 'Head'],
    arm: (side) => [`${side}Collar`, `${side}Shoulder`, `${side}Elbow`, `${side}Wrist`],
    leg: (side) => [`${side}Hip`, `${side}Knee`, `${side}Ankle`],
  },
  biped: {
    trunk: ['Bip01 Pelvis', 'Bip01 Spine', 'Bip01 Spine1', 'Bip01 Neck', 'Bip01 Head'],
    arm: (side) => ['Clavicle', 'UpperArm', 'Forearm', 'Hand'].map((bone) => `Bip01 ${letter(side)} ${bone}`),
    leg: (side) => ['Thigh', 'Calf', 'Foot', 'Toe0'].map((bone) => `Bip01 ${letter(side)} ${bone}`),
    fingers: (side) => [
      ['Finger2', 'Finger21'].map((bone) => `Bip01 ${letter(side)} ${bone}`),
      ['Finger0', 'Finger02'].map((bone) => `Bip01 ${letter(side)} ${bone}`),
    ],
  },
  unreal: {
    trunk: ['pelvis', 'spine_01', 'spine_02', 'neck_01', 'head'],
    arm: (side) => ['clavicle', 'upperarm', 'lowerarm', 'hand'].map((bone) => `${bone}_${low(side)[0]}`),
    leg: (side) => ['thigh', 'calf', 'foot', 'ball'].map((bone) => `${bone}_${low(side)[0]}`),
  },
  smpl: {
    trunk: ['Pelvis', 'Spine_1', 'Spine_2', 'Spine_3', 'Neck', 'Head'],
    arm: (side) => ['collar', 'shoulder', 'elbow', 'wrist', 'hand'].map((bone) => `${low(side)}_${bone}`),
    leg: (side) => ['hip', 'knee', 'ankle', 'foot'].map((bone) => `${low(side)}_${bone}`),
  },
  acclaim: {
    trunk: ['root', 'lowerback', 'upperback', 'thorax', 'lowerneck', 'upperneck', 'head'],
    arm: (side) => ['clavicle', 'humerus', 'radius', 'wrist', 'hand'].map((bone) => low(side)[0] + bone),
    leg: (side) => ['femur', 'tibia', 'foot', 'toes'].map((bone) => low(side)[0] + bone),
  },
  vrm: {
    trunk: ['Hips', 'Spine', 'Chest', 'Neck', 'Head'].map((name) => `J_Bip_C_${name}`) as [
      string,
      string,
      string,
    ],
    arm: (side) =>
      ['Shoulder', 'UpperArm', 'LowerArm', 'Hand'].map((bone) => `J_Bip_${letter(side)}_${bone}`),
    leg: (side) => ['UpperLeg', 'LowerLeg', 'Foot', 'ToeBase'].map((bone) => `J_Bip_${letter(side)}_${bone}`),
  },
} as const satisfies Record<string, Family>;

export type FamilyName = keyof typeof FAMILIES;
