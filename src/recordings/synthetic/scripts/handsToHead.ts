/** Motions of the hands at the head: drinking, grooming, phoning, hats, pain. */

import { HANG, type HandTarget, type MotionScript } from '../script';

const CUP: HandTarget = {
  at: 'mouth',
  forward: 0.045,
  up: -0.03,
  out: 0.015,
  elbow: 0.25,
  fingers: [-0.8, 0.2, 0.2],
};

const drinkWater: MotionScript = {
  action: 1,
  ways: [
    [
      { seconds: 0.85, right: CUP, body: { nod: -3 } },
      { seconds: 0.4, hold: 0.55, right: { ...CUP, up: -0.02, elbow: 0.3 }, body: { nod: -15, bend: -3 } },
      { seconds: 0.35, right: CUP, body: { nod: 0, bend: 0 } },
      { seconds: 0.8, right: HANG },
    ],
  ],
};

const STROKE_FRONT: HandTarget = {
  at: 'crown',
  out: 0.02,
  up: -0.005,
  forward: 0.055,
  elbow: 0.85,
  fingers: [-0.5, 0.2, -0.3],
};
const STROKE_TOP: HandTarget = {
  at: 'crown',
  out: 0.035,
  up: 0.02,
  forward: -0.01,
  elbow: 0.9,
  fingers: [-0.5, 0, -0.5],
};
const STROKE_BACK: HandTarget = {
  at: 'crown',
  out: 0.06,
  up: -0.06,
  forward: -0.06,
  elbow: 0.9,
  fingers: [-0.3, -0.4, -0.5],
};

const brushHair: MotionScript = {
  action: 4,
  ways: [
    [
      { seconds: 0.7, right: STROKE_FRONT, body: { nod: 5, tilt: -4 } },
      {
        times: [3, 4],
        moves: [
          { seconds: 0.15, right: STROKE_TOP, through: true },
          { seconds: 0.2, right: STROKE_BACK, body: { tilt: -7 } },
          { seconds: 0.28, right: { ...STROKE_FRONT, forward: 0.08, up: 0.01 }, body: { tilt: -3 } },
        ],
      },
      { seconds: 0.7, right: HANG, body: { nod: 0, tilt: 0 } },
    ],
  ],
};

const BRISTLES: HandTarget = {
  at: 'mouth',
  out: 0.045,
  up: -0.01,
  forward: 0.035,
  elbow: 0.5,
  fingers: [-0.9, 0.2, 0],
};

const brushTeeth: MotionScript = {
  action: 3,
  ways: [
    [
      { seconds: 0.65, right: BRISTLES, body: { nod: 6 } },
      {
        times: [6, 8],
        moves: [
          { seconds: 0.14, right: { ...BRISTLES, out: 0.015, up: -0.005 } },
          { seconds: 0.14, right: BRISTLES, body: { tilt: 4 } },
        ],
      },
      { seconds: 0.65, right: HANG, body: { nod: 0, tilt: 0 } },
    ],
  ],
};

const phoneCall: MotionScript = {
  action: 28,
  ways: [
    [
      {
        seconds: 0.5,
        hold: 0.15,
        right: { at: 'hip', out: 0.07, up: 0.01, forward: 0.03, elbow: 0.15 },
        body: { nod: 6 },
      },
      {
        seconds: 0.75,
        right: { at: 'ear', out: 0.02, up: -0.045, forward: 0.03, elbow: 0.0, fingers: [-0.2, 1, 0] },
        body: { nod: 0 },
      },
      { seconds: 0.5, body: { tilt: 7, look: 6 }, hold: 0.4 },
      { seconds: 0.5, body: { nod: 6, look: -8 }, hold: 0.3 },
    ],
  ],
};

const salute: MotionScript = {
  action: 38,
  alwaysRight: true,
  ways: [
    [
      {
        seconds: 0.45,
        right: { at: 'temple', out: 0.035, up: 0.02, forward: 0.035, elbow: 0.85, fingers: [-0.7, 0.5, 0.1] },
        body: { nod: -3, bend: -3 },
      },
      { seconds: 0.3, hold: 0.6, body: { bend: -4 } },
      { seconds: 0.45, right: HANG, body: { bend: 0, nod: 0 }, hold: 0.2 },
    ],
  ],
};

const HURT: HandTarget = {
  at: 'temple',
  out: 0.012,
  up: -0.025,
  forward: 0.03,
  elbow: 0.1,
  fingers: [-0.5, 0.8, 0],
};

const headache: MotionScript = {
  action: 44,
  ways: [
    [
      { seconds: 0.75, hands: HURT, body: { nod: 18, bend: 10 } },
      {
        times: [2, 2],
        moves: [
          { seconds: 0.35, body: { look: 14, tilt: 6, nod: 24 }, hands: { ...HURT, up: 0.02 } },
          { seconds: 0.35, body: { look: -14, tilt: -6, nod: 18 }, hands: { ...HURT, up: -0.01 } },
        ],
      },
      { seconds: 0.3, body: { look: 0, tilt: 0 } },
    ],
    [
      { seconds: 0.7, right: { ...HURT, forward: 0.04, out: -0.005 }, body: { nod: 22, bend: 12, tilt: 8 } },
      {
        times: [2, 3],
        moves: [
          { seconds: 0.3, right: { ...HURT, up: 0.025, forward: 0.04 }, body: { nod: 16, look: 8 } },
          { seconds: 0.3, right: { ...HURT, forward: 0.04, up: -0.01 }, body: { nod: 26, look: -6 } },
        ],
      },
    ],
  ],
};

const HAT_IN_FRONT: HandTarget = {
  at: 'belly',
  out: 0.055,
  up: 0.03,
  forward: 0.13,
  fingers: [-0.5, 0, 0.5],
};
const HAT_ABOVE: HandTarget = {
  at: 'crown',
  out: 0.065,
  up: 0.05,
  forward: 0.03,
  elbow: 0.55,
  fingers: [-0.6, 0.3, 0],
};
const HAT_ON: HandTarget = { ...HAT_ABOVE, up: -0.015, forward: 0.02 };

const putOnHat: MotionScript = {
  action: 20,
  start: { hands: HAT_IN_FRONT, body: { nod: 10 } },
  ways: [
    [
      { seconds: 0.75, hands: HAT_ABOVE, body: { nod: 4 }, through: true },
      { seconds: 0.3, hands: HAT_ON, body: { nod: 8 }, hold: 0.15 },
      { seconds: 0.2, hands: { ...HAT_ON, out: 0.06, up: -0.025 }, hold: 0.1 },
      { seconds: 0.75, hands: HANG, body: { nod: 0 }, hold: 0.25 },
    ],
  ],
};

const takeOffHat: MotionScript = {
  action: 21,
  ways: [
    [
      { seconds: 0.75, hands: HAT_ON, body: { nod: 8 }, hold: 0.2 },
      { seconds: 0.3, hands: HAT_ABOVE, body: { nod: 4 }, through: true },
      { seconds: 0.75, hands: HAT_IN_FRONT, body: { nod: 10 }, hold: 0.6 },
    ],
  ],
};

const wipeFace: MotionScript = {
  action: 37,
  ways: [
    [
      {
        seconds: 0.7,
        right: { at: 'temple', out: 0.0, up: 0.01, forward: 0.04, elbow: 0.35, fingers: [-0.6, 0.6, 0] },
        body: { nod: 8 },
      },
      {
        times: [2, 3],
        moves: [
          {
            seconds: 0.28,
            right: { at: 'mouth', out: 0.01, up: -0.01, forward: 0.025, elbow: 0.3, fingers: [-0.8, 0.4, 0] },
            body: { nod: 4 },
          },
          {
            seconds: 0.28,
            right: {
              at: 'temple',
              out: -0.06,
              up: 0.01,
              forward: 0.035,
              elbow: 0.5,
              fingers: [-0.8, 0.4, 0],
            },
            body: { nod: 9 },
          },
        ],
      },
      { seconds: 0.7, right: HANG, body: { nod: 0 } },
    ],
  ],
};

export const HANDS_TO_HEAD: readonly MotionScript[] = [
  drinkWater,
  brushHair,
  brushTeeth,
  phoneCall,
  salute,
  headache,
  putOnHat,
  takeOffHat,
  wipeFace,
];
