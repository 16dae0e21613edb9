/** Telephones, tablets, keyboards, watches. */

import { HANG, type HandTarget, type MotionScript } from '../script';

const SCREEN: HandTarget = {
  at: 'chest',
  out: 0.0,
  up: -0.12,
  forward: 0.15,
  elbow: 0.1,
  fingers: [-0.4, 0.5, 0.5],
};
const TAP: HandTarget = { ...SCREEN, out: 0.01, up: -0.09, forward: 0.16, fingers: [-0.5, -0.2, 0.4] };

const playWithPhone: MotionScript = {
  action: 29,
  ways: [
    [
      { seconds: 0.65, left: SCREEN, right: TAP, body: { nod: 26, bend: 4 } },
      {
        times: [4, 6],
        moves: [
          { seconds: 0.18, right: { ...TAP, up: -0.06, out: 0.025 } },
          { seconds: 0.2, right: TAP, body: { look: 2 } },
        ],
      },
    ],
    [
      { seconds: 0.65, hands: { ...SCREEN, out: 0.035 }, body: { nod: 24, bend: 3 } },
      {
        times: [3, 4],
        moves: [
          { seconds: 0.28, hands: { ...SCREEN, out: 0.035 }, body: { tilt: 4, lean: 2 } },
          {
            seconds: 0.28,
            right: { ...SCREEN, out: 0.04, up: -0.1 },
            left: { ...SCREEN, out: 0.03, up: -0.135 },
            body: { tilt: -4, lean: -2 },
          },
        ],
      },
    ],
  ],
};

const KEYS: HandTarget = {
  at: 'belly',
  out: 0.045,
  up: 0.0,
  forward: 0.18,
  elbow: 0.12,
  fingers: [-0.1, -0.15, 1],
};
const STROKE: HandTarget = { ...KEYS, up: 0.025 };

const type: MotionScript = {
  action: 30,
  start: { hands: KEYS, body: { height: -0.25, forward: -0.23, bend: 4, nod: 12 } },
  ways: [
    [
      {
        times: [4, 6],
        moves: [
          { seconds: 0.11, right: STROKE },
          { seconds: 0.11, right: { ...KEYS, out: 0.03 }, left: STROKE },
          { seconds: 0.11, left: { ...KEYS, out: 0.055 }, right: { ...STROKE, out: 0.06 } },
          { seconds: 0.11, right: KEYS, left: STROKE },
          { seconds: 0.11, left: KEYS, body: { nod: 10 } },
        ],
      },
    ],
  ],
};

const AT_ARMS_LENGTH: HandTarget = {
  at: 'shoulder',
  out: 0.05,
  up: 0.13,
  forward: 0.36,
  elbow: 0.25,
  fingers: [-0.2, 1, 0],
};

const selfie: MotionScript = {
  action: 32,
  ways: [
    [
      { seconds: 0.75, right: AT_ARMS_LENGTH, body: { nod: -8, look: -8, tilt: 4 } },
      { seconds: 0.4, body: { tilt: 10, lean: 4 }, hold: 0.5 },
      { seconds: 0.2, right: { ...AT_ARMS_LENGTH, up: 0.125 }, hold: 0.3 },
      { seconds: 0.7, right: HANG, body: { nod: 0, look: 0, tilt: 0, lean: 0 } },
    ],
  ],
};

const checkTime: MotionScript = {
  action: 33,
  ways: [
    [
      {
        seconds: 0.6,
        left: { at: 'chest', out: 0.01, up: -0.07, forward: 0.14, elbow: 0.55, fingers: [-1, 0.1, 0] },
        body: { nod: 24, look: 6 },
        hold: 0.9,
      },
      { seconds: 0.6, left: HANG, body: { nod: 0, look: 0 }, hold: 0.2 },
    ],
    [
      {
        seconds: 0.65,
        left: { at: 'chest', out: 0.01, up: -0.07, forward: 0.14, elbow: 0.55, fingers: [-1, 0.1, 0] },
        right: { at: 'chest', out: -0.06, up: -0.06, forward: 0.17, elbow: 0.2, fingers: [-0.8, 0, 0.3] },
        body: { nod: 24, look: 8 },
        hold: 0.7,
      },
      { seconds: 0.65, hands: HANG, body: { nod: 0, look: 0 }, hold: 0.2 },
    ],
  ],
};

export const DEVICES: readonly MotionScript[] = [playWithPhone, type, selfie, checkTime];
