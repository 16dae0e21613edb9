/** Putting on and taking off: glasses, shoes, a jacket. Each pair has the same poses in opposite order. */

import { HANG, type HandTarget, type MotionScript, type Pose } from '../script';

const GLASSES_IN_FRONT: HandTarget = {
  at: 'belly',
  out: 0.04,
  up: 0.03,
  forward: 0.13,
  fingers: [-0.4, 0.2, 0.5],
};
const GLASSES_AHEAD: HandTarget = {
  at: 'temple',
  out: 0.01,
  up: -0.02,
  forward: 0.075,
  elbow: 0.2,
  fingers: [-0.1, 0.6, -0.5],
};
const GLASSES_ON: HandTarget = { ...GLASSES_AHEAD, forward: 0.02, out: 0.008 };

const putOnGlasses: MotionScript = {
  action: 18,
  start: { hands: GLASSES_IN_FRONT, body: { nod: 12 } },
  ways: [
    [
      { seconds: 0.7, hands: GLASSES_AHEAD, body: { nod: 6 }, through: true },
      { seconds: 0.35, hands: GLASSES_ON, body: { nod: 4 }, hold: 0.25 },
      { seconds: 0.75, hands: HANG, body: { nod: 0 }, hold: 0.3 },
    ],
  ],
};

const takeOffGlasses: MotionScript = {
  action: 19,
  ways: [
    [
      { seconds: 0.75, hands: GLASSES_ON, body: { nod: 4 }, hold: 0.2 },
      { seconds: 0.35, hands: GLASSES_AHEAD, body: { nod: 6 }, through: true },
      { seconds: 0.7, hands: GLASSES_IN_FRONT, body: { nod: 12 }, hold: 0.6 },
    ],
  ],
};

const AT_SHOE: HandTarget = { at: 'floor', out: 0.05, up: 0.07, forward: 0.17, fingers: [-0.2, -1, 0.2] };
const ACROSS_AT_SHOE: HandTarget = { ...AT_SHOE, out: -0.02, forward: 0.19 };
const CROUCH: Pose = {
  body: { height: -0.3, forward: -0.02, left: 0.02, pitch: 24, bend: 34, nod: 10 },
  rightFoot: { forward: 0.11 },
  leftFoot: { up: 0.03, forward: -0.1 },
  right: { ...AT_SHOE, forward: 0.13 },
  left: ACROSS_AT_SHOE,
};
const UPRIGHT: Pose = {
  body: { height: 0, forward: 0.03, left: 0, pitch: 0, bend: 0, nod: 0 },
  leftFoot: { up: 0, forward: 0.06 },
};

const putOnShoe: MotionScript = {
  action: 16,
  start: { right: { at: 'belly', out: 0.07, up: -0.01, forward: 0.13, fingers: [-0.2, -0.3, 0.6] } },
  ways: [
    [
      { seconds: 0.9, ...CROUCH },
      { seconds: 0.25, right: { ...AT_SHOE, forward: 0.1, up: 0.09 }, body: { pitch: 21 } },
      { seconds: 0.25, right: { ...AT_SHOE, forward: 0.14, up: 0.06 }, body: { pitch: 24 } },
      { seconds: 0.25, right: { ...AT_SHOE, forward: 0.1, up: 0.09 }, hold: 0.1 },
      { seconds: 0.9, ...UPRIGHT, hands: HANG, hold: 0.3 },
    ],
  ],
};

const takeOffShoe: MotionScript = {
  action: 17,
  ways: [
    [
      { seconds: 0.9, ...CROUCH },
      { seconds: 0.25, right: { ...AT_SHOE, forward: 0.12, up: 0.06 }, body: { pitch: 22 } },
      { seconds: 0.45, right: { ...AT_SHOE, forward: 0.2, up: 0.12 }, body: { pitch: 20 }, hold: 0.1 },
      {
        seconds: 0.9,
        ...UPRIGHT,
        right: { at: 'belly', out: 0.07, up: -0.01, forward: 0.13, fingers: [-0.2, -0.3, 0.6] },
        left: HANG,
        hold: 0.4,
      },
    ],
  ],
};

const COLLAR: HandTarget = {
  at: 'chest',
  out: 0.05,
  up: 0.02,
  forward: 0.05,
  elbow: 0.25,
  fingers: [-0.5, 0.6, 0],
};
const SLEEVE_OUT: HandTarget = { at: 'shoulder', out: 0.2, up: -0.3, forward: -0.03, elbow: 0.2 };
/** Between outstretched and bent in front, so that the elbow swings around the hand and not through the trunk. */
const SLEEVE_AHEAD: HandTarget = { at: 'shoulder', out: 0.11, up: -0.21, forward: 0.2, elbow: 0.2 };
const BEHIND: HandTarget = { at: 'hip', out: 0.05, up: 0.03, forward: -0.09, elbow: 0.4 };
const HELD_UP: HandTarget = { at: 'chest', out: 0.05, up: -0.04, forward: 0.17, elbow: 0.15 };

const putOnJacket: MotionScript = {
  action: 14,
  start: { hands: HELD_UP },
  ways: [
    [
      {
        seconds: 0.6,
        right: SLEEVE_OUT,
        left: { at: 'shoulder', out: -0.16, up: -0.02, forward: 0.1, elbow: 0.4, fingers: [-1, 0.2, 0] },
        body: { twist: -10, look: -16 },
      },
      {
        seconds: 0.6,
        left: BEHIND,
        right: { at: 'chest', out: 0.06, up: 0.02, forward: 0.08, elbow: 0.2 },
        body: { twist: 14, look: 12, bend: 6 },
      },
      { seconds: 0.5, left: SLEEVE_OUT, body: { twist: 6, bend: 0 } },
      { seconds: 0.3, left: SLEEVE_AHEAD, through: true },
      { seconds: 0.5, hands: COLLAR, body: { twist: 0, look: 0, nod: 14 }, hold: 0.15 },
      { seconds: 0.35, hands: { ...COLLAR, up: -0.12, forward: 0.07 } },
      { seconds: 0.5, hands: HANG, body: { nod: 0 } },
    ],
  ],
};

const takeOffJacket: MotionScript = {
  action: 15,
  ways: [
    [
      { seconds: 0.55, hands: COLLAR, body: { nod: 12 } },
      { seconds: 0.45, hands: { ...COLLAR, out: 0.13, up: 0.0, forward: 0.06 }, body: { bend: -4, nod: 0 } },
      { seconds: 0.55, hands: BEHIND, body: { bend: 8, nod: 4 } },
      {
        seconds: 0.5,
        left: SLEEVE_OUT,
        right: { ...BEHIND, out: 0.0 },
        body: { twist: 12, look: 14 },
      },
      { seconds: 0.3, hands: SLEEVE_AHEAD, through: true },
      { seconds: 0.4, hands: HELD_UP, body: { twist: 0, look: 0, bend: 0, nod: 10 }, hold: 0.4 },
    ],
  ],
};

export const CLOTHES: readonly MotionScript[] = [
  putOnGlasses,
  takeOffGlasses,
  putOnShoe,
  takeOffShoe,
  putOnJacket,
  takeOffJacket,
];
