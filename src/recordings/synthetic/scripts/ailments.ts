/** What people do when they are unwell, cold or hot: sneezing, aching back and neck, nausea, rubbing hands, fanning. */

import { HANG, type HandTarget, type MotionScript } from '../script';

const BEFORE_MOUTH: HandTarget = {
  at: 'mouth',
  out: 0.01,
  up: -0.005,
  forward: 0.03,
  elbow: 0.35,
  fingers: [-0.7, 0.5, 0],
};

const sneeze: MotionScript = {
  action: 41,
  ways: [
    [
      { seconds: 0.55, right: BEFORE_MOUTH, body: { nod: -12, bend: -6 }, hold: 0.15 },
      {
        times: [2, 2],
        moves: [
          { seconds: 0.16, body: { nod: 24, bend: 24, height: -0.015 }, hold: 0.1 },
          { seconds: 0.4, body: { nod: -4, bend: 4, height: 0 } },
        ],
      },
      { seconds: 0.65, right: HANG, body: { nod: 0, bend: 0 } },
    ],
  ],
};

const LOIN: HandTarget = {
  at: 'hip',
  out: 0.02,
  up: 0.05,
  forward: -0.03,
  elbow: 0.45,
  fingers: [-0.7, -0.3, -0.1],
};

const backPain: MotionScript = {
  action: 46,
  ways: [
    [
      { seconds: 0.7, hands: LOIN, body: { bend: 14, nod: 10, pitch: 5 } },
      {
        times: [2, 2],
        moves: [
          { seconds: 0.45, body: { bend: -10, pitch: -4, nod: -8 }, hands: { ...LOIN, up: 0.06 } },
          { seconds: 0.45, body: { bend: 12, pitch: 4, nod: 10, lean: 4 }, hands: { ...LOIN, up: 0.035 } },
        ],
      },
    ],
    [
      { seconds: 0.65, right: LOIN, body: { bend: 18, nod: 12, pitch: 6, lean: 5 } },
      {
        times: [2, 3],
        moves: [
          { seconds: 0.35, right: { ...LOIN, up: 0.065 }, body: { bend: 22, twist: -6 } },
          { seconds: 0.35, right: { ...LOIN, up: 0.03 }, body: { bend: 15, twist: 4 } },
        ],
      },
    ],
  ],
};

const NAPE: HandTarget = {
  at: 'ear',
  out: -0.015,
  up: -0.09,
  forward: -0.05,
  elbow: 0.55,
  fingers: [-0.8, 0, -0.4],
};

const neckPain: MotionScript = {
  action: 47,
  ways: [
    [
      { seconds: 0.75, right: NAPE, body: { nod: 14 } },
      {
        times: [2, 3],
        moves: [
          { seconds: 0.38, right: { ...NAPE, up: -0.075 }, body: { tilt: 13, nod: 8 } },
          { seconds: 0.38, right: { ...NAPE, up: -0.105 }, body: { tilt: -11, nod: 16 } },
        ],
      },
    ],
  ],
};

const STOMACH: HandTarget = {
  at: 'belly',
  out: -0.01,
  up: 0.0,
  forward: 0.02,
  elbow: 0.2,
  fingers: [-1, 0, 0],
};

const nausea: MotionScript = {
  action: 48,
  ways: [
    [
      {
        seconds: 0.75,
        right: BEFORE_MOUTH,
        left: STOMACH,
        body: { bend: 30, pitch: 10, nod: 14, forward: -0.03, height: -0.02 },
      },
      {
        times: [2, 3],
        moves: [
          { seconds: 0.28, body: { bend: 46, pitch: 20, nod: 22, forward: -0.06, height: -0.04 } },
          { seconds: 0.42, body: { bend: 32, pitch: 12, nod: 12, forward: -0.03, height: -0.02 } },
        ],
      },
    ],
  ],
};

const RUB: HandTarget = { at: 'belly', out: 0.008, up: 0.03, forward: 0.15, fingers: [-0.1, 0.4, 0.9] };

const rubHands: MotionScript = {
  action: 34,
  ways: [
    [
      { seconds: 0.6, hands: RUB, body: { nod: 8 } },
      {
        times: [4, 6],
        moves: [
          {
            seconds: 0.16,
            right: { ...RUB, forward: 0.18, up: 0.045 },
            left: { ...RUB, forward: 0.125, up: 0.02 },
          },
          {
            seconds: 0.16,
            right: { ...RUB, forward: 0.125, up: 0.02 },
            left: { ...RUB, forward: 0.18, up: 0.045 },
          },
        ],
      },
      { seconds: 0.6, hands: HANG, body: { nod: 0 } },
    ],
  ],
};

const FAN: HandTarget = {
  at: 'mouth',
  out: 0.06,
  up: -0.03,
  forward: 0.08,
  elbow: 0.3,
  fingers: [-0.6, 0.9, -0.1],
};

const fanSelf: MotionScript = {
  action: 49,
  ways: [
    [
      { seconds: 0.65, right: FAN, body: { nod: -5 } },
      {
        times: [4, 6],
        moves: [
          { seconds: 0.17, right: { ...FAN, forward: 0.17, out: 0.08, fingers: [-0.3, 0.9, 0.4] } },
          { seconds: 0.17, right: FAN, body: { tilt: 3 } },
        ],
      },
      { seconds: 0.65, right: HANG, body: { nod: 0, tilt: 0 } },
    ],
  ],
};

export const AILMENTS: readonly MotionScript[] = [sneeze, backPain, neckPain, nausea, rubHands, fanSelf];
