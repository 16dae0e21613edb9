/** Gestures of hands and head while standing. */

import { HANG, type HandTarget, type MotionScript } from '../script';

const PALMS_APART: HandTarget = {
  at: 'chest',
  out: 0.1,
  up: -0.04,
  forward: 0.16,
  elbow: 0.15,
  fingers: [-0.2, 0.5, 0.6],
};
const PALMS_MET: HandTarget = { ...PALMS_APART, out: 0.01 };

const clap: MotionScript = {
  action: 10,
  ways: [
    [
      { seconds: 0.55, hands: PALMS_APART },
      {
        times: [4, 6],
        moves: [
          { seconds: 0.16, hands: PALMS_MET },
          { seconds: 0.18, hands: PALMS_APART },
        ],
      },
      { seconds: 0.6, hands: HANG },
    ],
  ],
};

const WAVE_OUT: HandTarget = {
  at: 'shoulder',
  out: 0.16,
  up: 0.17,
  forward: 0.09,
  elbow: 0.35,
  fingers: [0.3, 1, 0],
};
const WAVE_IN: HandTarget = { ...WAVE_OUT, out: 0.0, up: 0.19, fingers: [-0.3, 1, 0] };
const HIGH: HandTarget = {
  at: 'shoulder',
  out: 0.12,
  up: 0.31,
  forward: 0.06,
  elbow: 0.6,
  fingers: [0.3, 1, 0],
};

const wave: MotionScript = {
  action: 23,
  ways: [
    [
      { seconds: 0.65, right: WAVE_OUT },
      {
        times: [3, 5],
        moves: [
          { seconds: 0.24, right: WAVE_IN },
          { seconds: 0.24, right: WAVE_OUT },
        ],
      },
      { seconds: 0.65, right: HANG },
    ],
    [
      { seconds: 0.7, right: HIGH },
      {
        times: [3, 4],
        moves: [
          { seconds: 0.26, right: { ...HIGH, out: -0.03 } },
          { seconds: 0.26, right: HIGH },
        ],
      },
      { seconds: 0.7, right: HANG },
    ],
  ],
};

const point: MotionScript = {
  action: 31,
  ways: [
    [
      {
        seconds: 0.65,
        right: { at: 'shoulder', forward: 0.46, up: 0.02, out: -0.01, elbow: 0.1 },
        body: { twist: 10 },
        hold: 0.9,
      },
      { seconds: 0.65, right: HANG, body: { twist: 0 }, hold: 0.2 },
    ],
    [
      {
        seconds: 0.65,
        right: { at: 'shoulder', forward: 0.3, up: 0.1, out: 0.34, elbow: 0.2 },
        body: { look: -30, twist: -6 },
        hold: 0.9,
      },
      { seconds: 0.65, right: HANG, body: { look: 0, twist: 0 }, hold: 0.2 },
    ],
  ],
};

const shakeHead: MotionScript = {
  action: 36,
  ways: [
    [
      { seconds: 0.25, body: { look: 24, nod: 4 } },
      {
        times: [3, 4],
        moves: [
          { seconds: 0.33, body: { look: -34, tilt: 5, twist: 4 } },
          { seconds: 0.33, body: { look: 34, tilt: -5, twist: -4 } },
        ],
      },
      { seconds: 0.25, body: { look: 0, nod: 0, tilt: 0, twist: 0 }, hold: 0.15 },
    ],
  ],
};

const crossHands: MotionScript = {
  action: 40,
  ways: [
    [
      {
        seconds: 0.65,
        right: { at: 'chest', out: -0.06, up: 0.04, forward: 0.17, elbow: 0.35, fingers: [-0.3, 1, 0] },
        left: { at: 'chest', out: -0.06, up: 0.03, forward: 0.13, elbow: 0.35, fingers: [-0.3, 1, 0] },
        hold: 1.0,
      },
      { seconds: 0.65, hands: HANG, hold: 0.2 },
    ],
    [
      {
        seconds: 0.5,
        hands: { at: 'chest', out: 0.09, up: 0.02, forward: 0.16, elbow: 0.25, fingers: [0, 1, 0] },
      },
      {
        seconds: 0.3,
        right: { at: 'chest', out: -0.07, up: 0.05, forward: 0.18, elbow: 0.4, fingers: [-0.3, 1, 0] },
        left: { at: 'chest', out: -0.07, up: 0.04, forward: 0.14, elbow: 0.4, fingers: [-0.3, 1, 0] },
        hold: 0.8,
      },
      { seconds: 0.6, hands: HANG, hold: 0.2 },
    ],
  ],
};

const FISTS_UP: HandTarget = {
  at: 'shoulder',
  out: 0.09,
  up: 0.33,
  forward: 0.05,
  elbow: 0.7,
  fingers: [0, 1, 0],
};

const cheerUp: MotionScript = {
  action: 22,
  ways: [
    [
      { seconds: 0.5, hands: FISTS_UP, body: { nod: -10, bend: -5 } },
      {
        times: [2, 3],
        moves: [
          { seconds: 0.22, hands: { ...FISTS_UP, up: 0.19, out: 0.12 }, body: { height: -0.015 } },
          { seconds: 0.22, hands: FISTS_UP, body: { height: 0 } },
        ],
      },
      { seconds: 0.7, hands: HANG, body: { nod: 0, bend: 0 } },
    ],
  ],
};

const putPalmsTogether: MotionScript = {
  action: 39,
  ways: [
    [
      {
        seconds: 0.75,
        hands: { at: 'chest', out: 0.006, up: -0.02, forward: 0.1, elbow: 0.4, fingers: [-0.1, 1, 0.1] },
        hold: 0.3,
      },
      { seconds: 0.4, body: { nod: 16, bend: 5 }, hold: 0.3 },
      { seconds: 0.4, body: { nod: 0, bend: 0 } },
      { seconds: 0.7, hands: HANG },
    ],
  ],
};

const CLUTCH: HandTarget = {
  at: 'chest',
  out: 0.0,
  up: -0.03,
  forward: 0.03,
  elbow: 0.15,
  fingers: [-1, 0.2, 0],
};

const chestPain: MotionScript = {
  action: 45,
  ways: [
    [
      {
        seconds: 0.65,
        right: CLUTCH,
        left: { ...CLUTCH, out: 0.01, up: -0.055, forward: 0.05 },
        body: { bend: 16, nod: 14 },
      },
      {
        times: [2, 2],
        moves: [
          { seconds: 0.35, body: { bend: 26, nod: 18, height: -0.02 } },
          { seconds: 0.35, body: { bend: 18, nod: 12, height: -0.01 } },
        ],
      },
    ],
  ],
};

export const GESTURES: readonly MotionScript[] = [
  clap,
  wave,
  point,
  shakeHead,
  crossHands,
  cheerUp,
  putPalmsTogether,
  chestPain,
];
