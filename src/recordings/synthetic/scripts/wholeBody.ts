/** Motions of the whole body with both feet on the ground or nearly: sitting, bowing, picking up, throwing, kicking, jumping. */

import { HANG, type HandTarget, type MotionScript, type Pose } from '../script';

const ON_THIGHS: HandTarget = {
  at: 'knee',
  out: -0.01,
  up: 0.035,
  forward: -0.045,
  elbow: 0.1,
  fingers: [-0.2, -0.2, 0.8],
};
/** Thighs level on a chair that only the performer can see. */
const SEATED: Pose = { body: { height: -0.25, forward: -0.23, bend: 2, pitch: 0, nod: 0 }, hands: ON_THIGHS };
const HALF_WAY: Pose = {
  body: { height: -0.13, forward: -0.13, bend: 34, pitch: 10, nod: -14 },
  hands: { at: 'knee', out: 0.02, up: 0.06, forward: -0.02 },
};

const sitDown: MotionScript = {
  action: 8,
  ways: [
    [
      { seconds: 0.65, ...HALF_WAY, through: true },
      { seconds: 0.6, body: { height: -0.25, forward: -0.23, bend: 22, pitch: 4 }, hands: ON_THIGHS },
      { seconds: 0.5, body: { bend: 2, pitch: 0, nod: 0 }, hold: 0.8 },
    ],
  ],
};

const standUp: MotionScript = {
  action: 9,
  start: SEATED,
  ways: [
    [
      { seconds: 0.5, body: { bend: 30, pitch: 6, nod: -8 }, through: true },
      { seconds: 0.5, ...HALF_WAY, through: true },
      { seconds: 0.75, body: { height: 0, forward: 0, bend: 0, pitch: 0, nod: 0 }, hands: HANG, hold: 0.7 },
    ],
  ],
};

const bow: MotionScript = {
  action: 35,
  ways: [
    [
      {
        seconds: 0.85,
        body: { bend: 34, pitch: 18, nod: 16, forward: -0.04 },
        hands: { at: 'hip', out: 0.015, up: -0.09, forward: 0.07, fingers: [0, -1, 0] },
        hold: 0.4,
      },
      { seconds: 0.85, body: { bend: 0, pitch: 0, nod: 0, forward: 0 }, hands: HANG, hold: 0.2 },
    ],
    [
      {
        times: [3, 4],
        moves: [
          { seconds: 0.3, body: { nod: 32, bend: 5 } },
          { seconds: 0.3, body: { nod: -4, bend: 0 } },
        ],
      },
    ],
  ],
};

const pickUp: MotionScript = {
  action: 6,
  ways: [
    [
      {
        seconds: 0.85,
        body: { height: -0.13, forward: -0.09, pitch: 38, bend: 52, nod: -5, twist: 8 },
        right: { at: 'floor', out: 0.06, up: 0.05, forward: 0.17, fingers: [0, -1, 0.3] },
        left: { at: 'hang', out: 0.02, forward: -0.02 },
        hold: 0.2,
      },
      {
        seconds: 0.9,
        body: { height: 0, forward: 0, pitch: 0, bend: 0, nod: 6, twist: 0 },
        right: { at: 'belly', out: 0.07, up: 0.01, forward: 0.14, fingers: [-0.4, 0, 0.6] },
        left: HANG,
        hold: 0.4,
      },
    ],
    [
      {
        seconds: 0.85,
        body: { height: -0.3, forward: -0.04, pitch: 20, bend: 30, nod: 4 },
        right: { at: 'floor', out: 0.1, up: 0.06, forward: 0.19, fingers: [0, -1, 0.3] },
        left: { at: 'knee', up: 0.04, forward: -0.03 },
        leftFoot: { forward: 0.1 },
        rightFoot: { up: 0.03, forward: -0.1 },
        hold: 0.2,
      },
      {
        seconds: 0.95,
        body: { height: 0, forward: 0.02, pitch: 0, bend: 0, nod: 6 },
        right: { at: 'belly', out: 0.07, up: 0.01, forward: 0.14, fingers: [-0.4, 0, 0.6] },
        left: HANG,
        rightFoot: { up: 0, forward: 0.05 },
        hold: 0.4,
      },
    ],
  ],
};

const throwSomething: MotionScript = {
  action: 7,
  ways: [
    [
      {
        seconds: 0.55,
        right: { at: 'shoulder', out: 0.15, up: 0.13, forward: -0.05, elbow: 0.35, fingers: [0.2, 1, -0.2] },
        left: { at: 'shoulder', out: -0.02, up: -0.06, forward: 0.26 },
        body: { twist: -26, turn: -12, bend: -7, forward: -0.03 },
      },
      { seconds: 0.35, leftFoot: { forward: 0.16 }, body: { forward: 0.05 }, through: true },
      {
        seconds: 0.3,
        right: { at: 'shoulder', out: 0.02, up: 0.2, forward: 0.23, elbow: 0.6 },
        left: { at: 'belly', out: 0.12, up: 0.0, forward: 0.08 },
        body: { twist: 20, turn: 6, bend: 10, forward: 0.08 },
        through: true,
      },
      {
        seconds: 0.35,
        right: { at: 'belly', out: -0.07, up: 0.02, forward: 0.2, elbow: 0.2 },
        body: { twist: 28, turn: 8, bend: 16, forward: 0.09 },
      },
      { seconds: 0.7, hands: HANG, body: { twist: 0, turn: 0, bend: 0 }, hold: 0.2 },
    ],
  ],
};

const kick: MotionScript = {
  action: 24,
  ways: [
    [
      { seconds: 0.4, body: { left: 0.045, forward: 0.03, height: -0.01 }, leftFoot: { forward: 0.08 } },
      {
        seconds: 0.42,
        body: { left: 0.06, forward: 0.07, bend: 8, turn: -10 },
        rightFoot: { forward: -0.12, up: 0.07 },
        left: { at: 'hang', out: 0.06, up: 0.04, forward: 0.08 },
        right: { at: 'hang', out: 0.08, up: 0.03, forward: -0.04 },
      },
      {
        seconds: 0.4,
        body: { turn: 14, bend: -8, pitch: -8, forward: 0.06 },
        rightFoot: { forward: 0.46, up: 0.2 },
        left: { at: 'hang', out: 0.1, up: 0.05, forward: -0.04 },
        right: { at: 'hang', out: 0.1, up: 0.06, forward: -0.08 },
        hold: 0.05,
      },
      {
        seconds: 0.5,
        body: { turn: 0, bend: 0, pitch: 0, left: 0.02, forward: 0.08 },
        rightFoot: { forward: 0.1, up: 0 },
        hands: HANG,
      },
      { seconds: 0.35, body: { left: 0 }, hold: 0.2 },
    ],
  ],
};

const HOP_ARMS: HandTarget = { at: 'hang', out: 0.07, up: 0.06, forward: 0.07, elbow: 0.15 };

const hop: MotionScript = {
  action: 26,
  ways: [
    [
      {
        seconds: 0.5,
        body: { left: -0.055, bend: 4 },
        leftFoot: { up: 0.13, forward: -0.1 },
        hands: HOP_ARMS,
      },
      {
        times: [3, 5],
        moves: [
          { seconds: 0.22, body: { height: -0.045, bend: 9 }, hands: { ...HOP_ARMS, up: 0.02 } },
          {
            seconds: 0,
            flight: 0.07,
            body: { height: 0, bend: 3 },
            hands: { ...HOP_ARMS, up: 0.1, out: 0.09 },
          },
        ],
      },
      { seconds: 0.2, body: { height: -0.035 } },
      { seconds: 0.45, body: { left: 0, height: 0, bend: 0 }, leftFoot: { up: 0, forward: 0 }, hands: HANG },
    ],
  ],
};

const jump: MotionScript = {
  action: 27,
  ways: [
    [
      {
        seconds: 0.55,
        body: { height: -0.11, bend: 28, pitch: 10, forward: -0.02 },
        hands: { at: 'shoulder', out: 0.03, up: -0.33, forward: -0.13 },
        hold: 0.05,
      },
      {
        seconds: 0.32,
        body: { height: 0.0, bend: 2, pitch: 0, forward: 0 },
        hands: { at: 'shoulder', out: 0.06, up: -0.1, forward: 0.3 },
        through: true,
      },
      { seconds: 0, flight: 0.17, hands: { at: 'shoulder', out: 0.05, up: 0.33, forward: 0.12, elbow: 0.5 } },
      {
        seconds: 0.36,
        body: { height: -0.1, bend: 22, pitch: 8 },
        hands: { at: 'shoulder', out: 0.08, up: 0.02, forward: 0.27 },
      },
      { seconds: 0.6, body: { height: 0, bend: 0, pitch: 0 }, hands: HANG, hold: 0.2 },
    ],
  ],
};

export const WHOLE_BODY: readonly MotionScript[] = [
  sitDown,
  standUp,
  bow,
  pickUp,
  throwSomething,
  kick,
  hop,
  jump,
];
