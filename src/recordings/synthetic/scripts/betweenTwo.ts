/** Motions of two persons in which the first does something to the second, who answers. */

import { HANG, type HandTarget, type MotionScript } from '../script';

const kickOther: MotionScript = {
  action: 51,
  partner: { distance: 0.57, facing: 'each other' },
  ways: [
    [
      { seconds: 0.35, body: { left: 0.045, forward: 0.03 }, leftFoot: { forward: 0.08 } },
      {
        seconds: 0.4,
        body: { left: 0.06, forward: 0.07, bend: 8, turn: -10 },
        rightFoot: { forward: -0.12, up: 0.07 },
        left: { at: 'hang', out: 0.06, up: 0.04, forward: 0.08 },
        right: { at: 'hang', out: 0.08, up: 0.03, forward: -0.04 },
      },
      {
        seconds: 0.35,
        body: { turn: 14, bend: -8, pitch: -8, forward: 0.07 },
        rightFoot: { forward: 0.46, up: 0.2 },
        hands: { at: 'hang', out: 0.1, up: 0.06, forward: -0.04 },
      },
      {
        seconds: 0.45,
        body: { turn: 0, bend: 0, pitch: 0, left: 0.02, forward: 0.06 },
        rightFoot: { forward: 0.08, up: 0 },
        hands: HANG,
        partner: {
          body: { forward: -0.12, bend: 30, pitch: 8, nod: -6, height: -0.02 },
          hands: { at: 'knee', out: -0.01, up: 0.11, forward: 0.03, elbow: 0.1 },
          rightFoot: { forward: -0.16 },
        },
      },
      {
        seconds: 0.5,
        body: { left: 0 },
        partner: { body: { forward: -0.1, bend: 18, pitch: 3 }, leftFoot: { forward: -0.12 } },
        hold: 0.2,
      },
    ],
  ],
};

const PAT_OFF: HandTarget = {
  at: 'otherBack',
  out: 0.03,
  up: 0.03,
  forward: -0.075,
  elbow: 0.2,
  fingers: [-0.1, 0.6, 0.6],
};
const PAT_ON: HandTarget = { ...PAT_OFF, forward: -0.005 };

const patOnBack: MotionScript = {
  action: 53,
  partner: { distance: 0.36, facing: 'same way' },
  ways: [
    [
      { seconds: 0.6, right: PAT_OFF, body: { twist: 6 } },
      {
        times: [3, 4],
        moves: [
          { seconds: 0.16, right: PAT_ON },
          { seconds: 0.2, right: PAT_OFF, partner: { body: { bend: 3, nod: 4 } } },
        ],
      },
      { seconds: 0.6, right: HANG, body: { twist: 0 }, partner: { body: { look: -24, twist: -8, bend: 0 } } },
    ],
  ],
};

const FINGER: HandTarget = { at: 'shoulder', out: -0.01, up: 0.05, forward: 0.43, elbow: 0.15 };

const pointAtOther: MotionScript = {
  action: 54,
  partner: { distance: 0.72, facing: 'each other' },
  ways: [
    [
      { seconds: 0.5, right: FINGER, body: { twist: 10, bend: 4 }, hold: 0.1 },
      {
        times: [2, 3],
        moves: [
          { seconds: 0.2, right: { ...FINGER, forward: 0.36, up: 0.09 } },
          {
            seconds: 0.2,
            right: FINGER,
            body: { bend: 7, nod: 5 },
            partner: { body: { bend: -5, nod: -4 } },
          },
        ],
      },
      { seconds: 0.3, hold: 0.3 },
      {
        seconds: 0.6,
        right: HANG,
        body: { twist: 0, bend: 0, nod: 0 },
        partner: { body: { bend: 0, nod: 0 } },
      },
    ],
  ],
};

const HELD: HandTarget = { at: 'belly', out: 0.05, up: 0.03, forward: 0.14, fingers: [-0.3, 0, 0.7] };
const OFFERED: HandTarget = { at: 'between', up: -0.17, forward: -0.035, elbow: 0.1, fingers: [0, 0, 1] };
const TAKEN: HandTarget = { ...OFFERED, forward: -0.03 };

const giveObject: MotionScript = {
  action: 56,
  partner: { distance: 0.48, facing: 'each other' },
  start: { right: HELD },
  ways: [
    [
      { seconds: 0.6, right: OFFERED, body: { bend: 5, twist: 6 }, hold: 0.1 },
      { seconds: 0.5, partner: { right: TAKEN, body: { bend: 4, twist: 6, nod: 8 } }, hold: 0.15 },
      { seconds: 0.6, partner: { right: HELD, body: { bend: 0, twist: 0 } } },
      { seconds: 0.55, right: HANG, body: { bend: 0, twist: 0 }, partner: { body: { nod: 14 } }, hold: 0.2 },
    ],
  ],
};

const touchPocket: MotionScript = {
  action: 57,
  partner: { distance: 0.34, facing: 'same way' },
  ways: [
    [
      {
        seconds: 0.75,
        right: { at: 'otherHip', out: 0.045, up: 0.03, forward: -0.06, elbow: 0.1, fingers: [0, -0.4, 0.8] },
        body: { bend: 12, pitch: 4, nod: 10, twist: 6 },
      },
      {
        seconds: 0.4,
        right: { at: 'otherHip', out: 0.035, up: -0.02, forward: -0.035, fingers: [0, -0.8, 0.5] },
        hold: 0.5,
      },
      {
        seconds: 0.35,
        right: { at: 'otherHip', out: 0.05, up: 0.04, forward: -0.09, fingers: [0, -0.2, 0.8] },
        partner: { body: { look: -26, twist: -10, nod: 8 } },
      },
      { seconds: 0.6, right: HANG, body: { bend: 0, pitch: 0, nod: 0, twist: 0 } },
    ],
  ],
};

export const BETWEEN_TWO: readonly MotionScript[] = [
  kickOther,
  patOnBack,
  pointAtOther,
  giveObject,
  touchPocket,
];
