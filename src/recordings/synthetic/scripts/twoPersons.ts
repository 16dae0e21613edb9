/** Motions of two persons. Moves say what the first one does and, under `partner`, what the other does meanwhile. */

import { HANG, type HandTarget, type MotionScript, type Pose } from '../script';
import { walk } from './walking';

const RECOIL: Pose = {
  body: { bend: -14, pitch: -6, forward: -0.06, nod: -14, look: 18 },
  hands: { at: 'shoulder', out: 0.03, up: -0.02, forward: 0.16, elbow: 0.1, fingers: [0, 1, 0] },
};
const RECOVERED: Pose = { body: { bend: 0, pitch: 0, nod: 0, look: 0 }, hands: HANG };
const GUARD: HandTarget = {
  at: 'chest',
  out: 0.06,
  up: 0.0,
  forward: 0.1,
  elbow: 0.1,
  fingers: [0, 0.5, 0.3],
};

const punch: MotionScript = {
  action: 50,
  partner: { distance: 0.5, facing: 'each other' },
  ways: [
    [
      {
        seconds: 0.55,
        right: { at: 'shoulder', out: 0.08, up: -0.13, forward: 0.04, elbow: 0.35 },
        left: GUARD,
        body: { twist: -24, turn: -8, bend: 4 },
        leftFoot: { forward: 0.09 },
      },
      {
        seconds: 0.32,
        right: { at: 'otherHead', forward: -0.07, elbow: 0.7 },
        body: { twist: 22, turn: 6, forward: 0.08, bend: 9 },
      },
      {
        seconds: 0.3,
        right: GUARD,
        body: { twist: 6 },
        partner: { ...RECOIL, rightFoot: { forward: -0.12 } },
      },
      {
        seconds: 0.6,
        hands: HANG,
        body: { twist: 0, turn: 0, bend: 0, forward: 0.03 },
        partner: RECOVERED,
        hold: 0.3,
      },
    ],
    [
      {
        seconds: 0.5,
        right: { at: 'shoulder', out: 0.2, up: 0.04, forward: 0.08, elbow: 0.2 },
        body: { twist: -22 },
      },
      {
        seconds: 0.33,
        right: { at: 'otherHead', out: 0.03, forward: -0.04, elbow: 0.5, fingers: [-0.3, 0.6, 0.4] },
        body: { twist: 20, forward: 0.05, bend: 6 },
        through: true,
      },
      {
        seconds: 0.33,
        right: { at: 'chest', out: -0.1, up: 0.06, forward: 0.2, elbow: 0.5 },
        body: { twist: 26 },
        partner: {
          body: { look: 34, tilt: -10, lean: -6, bend: -5 },
          right: { at: 'temple', out: 0.03, up: -0.04, forward: 0.04, elbow: 0.3 },
        },
      },
      {
        seconds: 0.7,
        hands: HANG,
        body: { twist: 0, bend: 0, forward: 0.01 },
        partner: { body: { look: 10, tilt: 0, lean: 0, bend: 4 } },
        hold: 0.3,
      },
    ],
  ],
};

const ARMS_OPEN: HandTarget = { at: 'shoulder', out: 0.1, up: -0.05, forward: 0.27, elbow: 0.35 };
const STEP_IN: Pose = { rightFoot: { forward: 0.17 }, body: { forward: 0.1, left: 0 }, hands: ARMS_OPEN };
const CLOSE: Pose = {
  leftFoot: { forward: 0.17 },
  body: { forward: 0.175, left: -0.02, bend: 5, twist: 4, tilt: 12, lean: 7, look: -8 },
};
const LET_GO: Pose = {
  body: { forward: 0.13, left: 0, bend: 0, twist: 0, tilt: 0, lean: 0, look: 0 },
  leftFoot: { forward: 0.06 },
  hands: { at: 'shoulder', out: 0.14, up: -0.14, forward: 0.2, elbow: 0.2 },
};
const STEP_BACK: Pose = { body: { forward: 0.06 }, rightFoot: { forward: 0.06 }, hands: HANG };

const hug: MotionScript = {
  action: 55,
  partner: { distance: 0.56, facing: 'each other' },
  ways: [
    [
      { seconds: 0.5, ...STEP_IN, through: true, partner: STEP_IN },
      {
        seconds: 0.55,
        ...CLOSE,
        right: { at: 'otherBack', out: 0.01, up: 0.02, forward: 0.02, elbow: 0.55, fingers: [-0.9, 0, 0.2] },
        left: { at: 'otherBack', out: 0.02, up: -0.07, forward: 0.02, elbow: 0.25, fingers: [-0.9, 0, 0.2] },
        partner: {
          ...CLOSE,
          right: { at: 'otherBack', out: 0.01, up: 0.0, forward: 0.02, elbow: 0.5, fingers: [-0.9, 0, 0.2] },
          left: { at: 'otherBack', out: 0.02, up: -0.08, forward: 0.02, elbow: 0.2, fingers: [-0.9, 0, 0.2] },
        },
        hold: 0.8,
      },
      { seconds: 0.45, ...LET_GO, through: true, partner: LET_GO },
      { seconds: 0.5, ...STEP_BACK, partner: STEP_BACK },
    ],
  ],
};

const GRIP: HandTarget = { at: 'between', out: 0.0, up: -0.19, forward: -0.012, fingers: [0, 0, 1] };
const HIGHER: HandTarget = { ...GRIP, up: -0.16 };
const LOWER: HandTarget = { ...GRIP, up: -0.21 };

const shakeHands: MotionScript = {
  action: 58,
  alwaysRight: true,
  partner: { distance: 0.46, facing: 'each other' },
  ways: [
    [
      {
        seconds: 0.7,
        right: GRIP,
        body: { bend: 4, twist: 6 },
        partner: { right: GRIP, body: { bend: 4, twist: 6 } },
      },
      {
        times: [2, 4],
        moves: [
          { seconds: 0.2, right: HIGHER, partner: { right: HIGHER, body: { nod: 6 } } },
          { seconds: 0.2, right: LOWER, body: { nod: 5 }, partner: { right: LOWER } },
        ],
      },
      {
        seconds: 0.65,
        right: HANG,
        body: { bend: 0, twist: 0, nod: 0 },
        partner: { right: HANG, body: { bend: 0, twist: 0, nod: 0 } },
        hold: 0.3,
      },
    ],
  ],
};

const walkTowards: MotionScript = {
  action: 59,
  partner: { distance: 1.45, facing: 'each other' },
  ways: [
    walk({ steps: 4, stride: 0.16, seconds: 0.55 }, true),
    walk({ steps: 3, stride: 0.24, seconds: 0.66 }, true),
  ],
};

const walkApart: MotionScript = {
  action: 60,
  partner: { distance: 0.4, facing: 'away' },
  ways: [
    walk({ steps: 4, stride: 0.16, seconds: 0.55 }, true),
    walk({ steps: 3, stride: 0.24, seconds: 0.66 }, true),
  ],
};

const PUSH_READY: HandTarget = {
  at: 'chest',
  out: 0.07,
  up: 0.0,
  forward: 0.1,
  elbow: 0.15,
  fingers: [0, 1, 0.2],
};

const push: MotionScript = {
  action: 52,
  partner: { distance: 0.46, facing: 'each other' },
  ways: [
    [
      { seconds: 0.55, hands: PUSH_READY, body: { bend: -2, forward: -0.02 }, leftFoot: { forward: 0.08 } },
      {
        seconds: 0.3,
        hands: { at: 'otherChest', out: 0.05, up: 0.02, forward: -0.03, elbow: 0.25, fingers: [0, 1, 0.2] },
        body: { bend: 8, forward: 0.05 },
      },
      {
        seconds: 0.2,
        hands: { at: 'shoulder', out: -0.02, up: 0.0, forward: 0.36, fingers: [0, 1, 0.2] },
        body: { bend: 14, forward: 0.09 },
        partner: {
          body: { forward: -0.07, bend: 10, pitch: -6, nod: -10 },
          hands: { at: 'shoulder', out: 0.08, up: -0.16, forward: 0.24 },
          rightFoot: { forward: -0.2 },
        },
      },
      {
        seconds: 0.5,
        hands: HANG,
        body: { bend: 0, forward: 0.03 },
        partner: {
          body: { forward: -0.17, bend: 0, pitch: 0, nod: 0 },
          hands: HANG,
          leftFoot: { forward: -0.18 },
        },
        hold: 0.3,
      },
    ],
  ],
};

export const TWO_PERSONS: readonly MotionScript[] = [punch, hug, shakeHands, walkTowards, walkApart, push];
