/** Staggering and falling. */

import type { MotionScript } from '../script';

const stagger: MotionScript = {
  action: 42,
  ways: [
    [
      {
        seconds: 0.45,
        body: { left: 0.1, roll: -5, lean: -14, bend: 10, nod: 10 },
        leftFoot: { out: 0.13 },
        left: { at: 'hang', out: 0.13, up: 0.05 },
        right: { at: 'hang', out: 0.07, up: 0.03, forward: 0.06 },
      },
      {
        seconds: 0.5,
        body: { left: -0.02, forward: 0.1, roll: 5, lean: 16, bend: 18, look: 10 },
        rightFoot: { forward: 0.2, out: 0.09 },
        right: { at: 'hang', out: 0.16, up: 0.08 },
        left: { at: 'hang', out: 0.03, up: 0.02, forward: 0.05 },
      },
      {
        seconds: 0.45,
        body: { left: 0.08, forward: 0.2, roll: -6, lean: -12, bend: 6, look: -8, twist: 12 },
        leftFoot: { forward: 0.3, out: 0.06 },
        left: { at: 'hang', out: 0.15, up: 0.07 },
        right: { at: 'hang', out: 0.08, up: 0.03, forward: 0.04 },
      },
      {
        seconds: 0.5,
        body: { left: -0.06, forward: 0.3, roll: 4, lean: 13, bend: 16, look: 6, twist: -8 },
        rightFoot: { forward: 0.38, out: 0.13 },
        right: { at: 'hang', out: 0.13, up: 0.06, forward: 0.06 },
        left: { at: 'hang', out: 0.08, up: 0.03 },
      },
      {
        seconds: 0.5,
        body: { left: -0.02, forward: 0.36, roll: 0, lean: -4, bend: 8, look: 0, twist: 0 },
        leftFoot: { forward: 0.4, out: -0.02 },
        left: { at: 'hang', out: 0.05 },
        right: { at: 'hang', out: 0.03 },
      },
    ],
    [
      {
        seconds: 0.45,
        body: { forward: -0.07, bend: -8, lean: 8, nod: 8 },
        rightFoot: { forward: -0.18, out: 0.04 },
        hands: { at: 'hang', out: 0.11, up: 0.06, forward: 0.1 },
      },
      {
        seconds: 0.45,
        body: { forward: -0.2, left: 0.05, bend: 14, lean: -13, roll: -4 },
        leftFoot: { forward: -0.3, out: 0.08 },
        hands: { at: 'hang', out: 0.08, up: 0.03, forward: 0.05 },
      },
      {
        seconds: 0.5,
        body: { forward: -0.12, left: -0.1, bend: 22, lean: 14, roll: 6, look: 10 },
        rightFoot: { forward: -0.02, out: 0.16 },
        right: { at: 'hang', out: 0.15, up: 0.08 },
      },
      {
        seconds: 0.5,
        body: { forward: -0.06, left: 0.02, bend: 10, lean: -12, roll: -4, look: -8 },
        leftFoot: { forward: -0.02, out: 0.05 },
        left: { at: 'hang', out: 0.14, up: 0.06 },
        right: { at: 'hang', out: 0.05 },
      },
      {
        seconds: 0.5,
        body: { forward: -0.01, left: -0.02, lean: 3, roll: 0, look: 0 },
        rightFoot: { out: 0.04 },
        hands: { at: 'hang', out: 0.04 },
      },
    ],
  ],
};

const fall: MotionScript = {
  action: 43,
  ways: [
    // Backwards: down onto the seat, then onto the back, hands behind.
    [
      {
        seconds: 0.35,
        body: { forward: -0.1, bend: 8, height: -0.06, nod: 10 },
        rightFoot: { forward: -0.08 },
        hands: { at: 'shoulder', out: 0.1, up: -0.1, forward: 0.25 },
      },
      {
        seconds: 0.45,
        body: { forward: -0.36, height: -0.36, pitch: -20, bend: 34, nod: 12 },
        hands: { at: 'hip', out: 0.14, up: -0.02, forward: -0.02 },
        through: true,
      },
      {
        seconds: 0.3,
        body: { forward: -0.42, height: -0.475, pitch: -38, bend: 26, nod: 16 },
        hands: { at: 'shoulder', out: 0.17, up: -0.27, forward: -0.05 },
        through: true,
      },
      {
        seconds: 0.5,
        body: { forward: -0.44, height: -0.478, pitch: -84, bend: 0, nod: 8 },
        hands: { at: 'shoulder', out: 0.26, up: -0.2, forward: 0.0, elbow: 0.3 },
      },
      { seconds: 0.4, rightFoot: { forward: 0.02 }, hold: 0.8 },
    ],
    // Forwards: onto the knees, then onto the hands and the chest.
    [
      {
        seconds: 0.3,
        body: { forward: 0.08, bend: 14, height: -0.04, nod: -6 },
        hands: { at: 'shoulder', out: 0.06, up: -0.12, forward: 0.25 },
      },
      {
        seconds: 0.45,
        body: { forward: 0.24, height: -0.245, bend: 18, pitch: 14 },
        leftFoot: { forward: -0.03 },
        rightFoot: { forward: -0.03 },
        hands: { at: 'floor', out: 0.16, up: 0.2, forward: 0.62 },
        through: true,
      },
      {
        seconds: 0.4,
        body: { forward: 0.4, height: -0.37, pitch: 56, bend: 10, nod: -28 },
        hands: { at: 'floor', out: 0.18, up: 0.04, forward: 0.86, elbow: 0.6, fingers: [0, 0, 1] },
        through: true,
      },
      {
        seconds: 0.4,
        body: { forward: 0.46, height: -0.487, pitch: 87, bend: 0, nod: -20, look: 20 },
        hands: { at: 'floor', out: 0.17, up: 0.03, forward: 0.98, elbow: 0.75, fingers: [0, 0, 1] },
        hold: 0.9,
      },
    ],
  ],
};

export const LOSING_BALANCE: readonly MotionScript[] = [stagger, fall];
