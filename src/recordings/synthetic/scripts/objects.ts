/** Hands busy with a thing: food, paper, a book, a pocket. */

import { HANG, type HandTarget, type MotionScript } from '../script';

const HELD: HandTarget = { at: 'belly', out: 0.06, up: 0.0, forward: 0.15, fingers: [-0.4, 0, 0.6] };
const BOWL: HandTarget = { at: 'belly', out: 0.01, up: 0.02, forward: 0.12, fingers: [-0.7, 0.1, 0.4] };
const SPOON: HandTarget = {
  at: 'belly',
  out: 0.03,
  up: 0.055,
  forward: 0.15,
  elbow: 0.25,
  fingers: [-0.6, -0.2, 0.3],
};
const BITE: HandTarget = {
  at: 'mouth',
  out: 0.02,
  up: -0.02,
  forward: 0.035,
  elbow: 0.3,
  fingers: [-0.7, 0.4, 0],
};

const eat: MotionScript = {
  action: 2,
  start: { left: BOWL, right: SPOON, body: { nod: 8 } },
  ways: [
    [
      {
        times: [2, 3],
        moves: [
          { seconds: 0.5, right: BITE, body: { nod: 12, bend: 4 }, hold: 0.12 },
          { seconds: 0.5, right: SPOON, body: { nod: 8, bend: 0 }, hold: 0.1 },
        ],
      },
    ],
  ],
};

const drop: MotionScript = {
  action: 5,
  start: { right: HELD },
  ways: [
    [
      { seconds: 0.3, right: { ...HELD, out: 0.09, up: 0.02, fingers: [0, 0.2, 0.8] } },
      {
        seconds: 0.18,
        right: { ...HELD, out: 0.11, up: 0.01, fingers: [0.4, -0.8, 0.5] },
        body: { nod: 20 },
        hold: 0.3,
      },
      { seconds: 0.6, right: HANG, body: { nod: 24, bend: 5 }, hold: 0.3 },
    ],
  ],
};

const BOOK: HandTarget = {
  at: 'chest',
  out: 0.06,
  up: -0.09,
  forward: 0.17,
  elbow: 0.1,
  fingers: [-0.3, 0.6, 0.4],
};

const read: MotionScript = {
  action: 11,
  ways: [
    [
      { seconds: 0.7, hands: BOOK, body: { nod: 22, bend: 3 } },
      { seconds: 0.5, body: { look: 7 } },
      { seconds: 0.6, body: { look: -8 } },
      { seconds: 0.3, right: { ...BOOK, up: -0.06, forward: 0.2 }, body: { look: -4 } },
      { seconds: 0.35, right: { ...BOOK, out: -0.05, up: -0.06, forward: 0.19 } },
      { seconds: 0.4, right: BOOK, body: { look: 7 }, hold: 0.4 },
    ],
  ],
};

const PAPER: HandTarget = { at: 'belly', out: 0.02, up: 0.03, forward: 0.16, fingers: [-0.6, 0.1, 0.5] };
const PEN: HandTarget = {
  at: 'belly',
  out: -0.02,
  up: 0.05,
  forward: 0.17,
  elbow: 0.15,
  fingers: [-0.5, -0.2, 0.5],
};

const write: MotionScript = {
  action: 12,
  start: { left: PAPER, right: PEN, body: { nod: 22, bend: 4 } },
  ways: [
    [
      {
        times: [3, 4],
        moves: [
          { seconds: 0.12, right: { ...PEN, out: -0.005, up: 0.065 }, through: true },
          { seconds: 0.12, right: { ...PEN, out: 0.005, up: 0.045 }, through: true },
          { seconds: 0.12, right: { ...PEN, out: 0.02, up: 0.065 }, through: true },
          { seconds: 0.12, right: { ...PEN, out: 0.03, up: 0.045 }, through: true },
          { seconds: 0.14, right: { ...PEN, out: 0.045, up: 0.06 }, hold: 0.05 },
          { seconds: 0.25, right: { ...PEN, up: 0.055 }, body: { look: 3 } },
        ],
      },
    ],
  ],
};

const SHEET: HandTarget = {
  at: 'chest',
  out: 0.03,
  up: -0.08,
  forward: 0.16,
  elbow: 0.25,
  fingers: [-0.5, 0.4, 0.5],
};

const tearPaper: MotionScript = {
  action: 13,
  start: { hands: SHEET, body: { nod: 14 } },
  ways: [
    [
      {
        times: [2, 3],
        moves: [
          {
            seconds: 0.4,
            right: { ...SHEET, out: 0.07, up: -0.15, forward: 0.1 },
            left: { ...SHEET, out: 0.06, up: -0.05, forward: 0.18 },
            hold: 0.1,
          },
          { seconds: 0.4, hands: SHEET, hold: 0.1 },
        ],
      },
      { seconds: 0.35, hands: { ...SHEET, out: 0.13 }, hold: 0.2 },
    ],
  ],
};

const intoPocket: MotionScript = {
  action: 25,
  ways: [
    [
      {
        seconds: 0.5,
        right: { at: 'hip', out: 0.075, up: 0.06, forward: 0.03, elbow: 0.35 },
        body: { nod: 8 },
      },
      {
        seconds: 0.4,
        right: { at: 'hip', out: 0.05, up: -0.03, forward: 0.045, elbow: 0.3, fingers: [-0.1, -1, 0.2] },
        body: { lean: 3, nod: 12, look: -8 },
        hold: 0.6,
      },
      {
        seconds: 0.4,
        right: { at: 'hip', out: 0.075, up: 0.07, forward: 0.05, elbow: 0.35 },
        body: { lean: 0 },
      },
      { seconds: 0.55, right: HANG, body: { nod: 0, look: 0 } },
    ],
  ],
};

export const OBJECTS: readonly MotionScript[] = [eat, drop, read, write, tearPaper, intoPocket];
