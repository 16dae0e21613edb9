import { describe, expect, it } from 'vitest';

import { BONES, JOINT, JOINT_NAMES, type JointName } from '../skeleton/joints';
import { TRACKING } from '../skeleton/sequence';
import { bodyFromLandmarks, FOCAL_LENGTH, LANDMARK } from './poseLandmarks';
import { PHOTOGRAPHED } from './poseLandmarks.photograph.fixture';

const body = bodyFromLandmarks(PHOTOGRAPHED);
const positions = body?.positions ?? new Float32Array(75);

type Point = readonly [x: number, y: number, z: number];

function at(name: JointName): Point {
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = positions.subarray(JOINT[name] * 3);
  return [x, y, z];
}

const gap = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Metres that this bone has in grown people of any size, ends included, and 2 cm more for what the model gets wrong. */
const PLAUSIBLE: readonly (readonly [from: JointName, to: JointName, least: number, most: number])[] = [
  ['spineBase', 'spineShoulder', 0.38, 0.62],
  ['spineShoulder', 'shoulderLeft', 0.12, 0.24],
  ['spineShoulder', 'shoulderRight', 0.12, 0.24],
  ['shoulderLeft', 'elbowLeft', 0.2, 0.36],
  ['shoulderRight', 'elbowRight', 0.2, 0.36],
  ['elbowLeft', 'wristLeft', 0.18, 0.32],
  ['elbowRight', 'wristRight', 0.18, 0.32],
  ['wristLeft', 'handTipLeft', 0.1, 0.22],
  ['wristRight', 'handTipRight', 0.1, 0.22],
  ['hipLeft', 'kneeLeft', 0.32, 0.52],
  ['hipRight', 'kneeRight', 0.32, 0.52],
  ['kneeLeft', 'ankleLeft', 0.3, 0.5],
  ['kneeRight', 'ankleRight', 0.3, 0.5],
  ['ankleLeft', 'footLeft', 0.06, 0.22],
  ['ankleRight', 'footRight', 0.06, 0.22],
  ['hipLeft', 'hipRight', 0.12, 0.34],
];

describe('a body from what the pose model said of a photograph', () => {
  it('is there, joint by joint, in numbers', () => {
    expect(body?.positions.every(Number.isFinite)).toBe(true);
    expect(body?.tracking.every((state) => state === TRACKING.tracked)).toBe(true);
    for (const { from, to } of BONES) expect(gap(at(nameOf(from)), at(nameOf(to)))).toBeGreaterThan(0.01);
  });

  it.each(PLAUSIBLE)('has a person’s length from %s to %s', (from, to, least, most) => {
    const length = gap(at(from), at(to));
    expect(length).toBeGreaterThan(least);
    expect(length).toBeLessThan(most);
  });

  it('has limbs of about the same length on both sides', () => {
    for (const [from, to] of [
      ['shoulder', 'elbow'],
      ['elbow', 'wrist'],
      ['hip', 'knee'],
      ['knee', 'ankle'],
    ] as const) {
      const left = gap(at(`${from}Left`), at(`${to}Left`));
      const right = gap(at(`${from}Right`), at(`${to}Right`));
      expect(Math.max(left, right) / Math.min(left, right)).toBeLessThan(1.25);
    }
  });

  it('has its left on the sensor’s right, from the shoulders to the feet: arms and legs are stretched out', () => {
    for (const part of ['shoulder', 'elbow', 'wrist', 'hand', 'hip', 'knee', 'ankle', 'foot'] as const) {
      expect(at(`${part}Left`)[0]).toBeLessThan(at(`${part}Right`)[0]);
    }
    expect(at('wristRight')[0] - at('wristLeft')[0]).toBeGreaterThan(1);
  });

  it('stands upright, arms level, as tall as a person with legs apart', () => {
    const order = ['head', 'neck', 'spineShoulder', 'spineMid', 'spineBase'] as const;
    order.slice(1).forEach((lower, i) => {
      expect(at(order[i] ?? 'head')[1]).toBeGreaterThan(at(lower)[1]);
    });
    for (const side of ['Left', 'Right'] as const) {
      const down = (['shoulder', 'hip', 'knee', 'ankle'] as const).map((part) => at(`${part}${side}`)[1]);
      expect(down).toEqual(down.toSorted((a, b) => b - a));
      expect(Math.abs(at(`wrist${side}`)[1] - at(`shoulder${side}`)[1])).toBeLessThan(0.1);
    }
    const tall = at('head')[1] - Math.min(at('footLeft')[1], at('footRight')[1]);
    expect(tall).toBeGreaterThan(0.9);
    expect(tall).toBeLessThan(1.9);
  });

  it('faces the camera: chest, nose and toes', () => {
    const [left, right, neck, base] = [
      at('shoulderLeft'),
      at('shoulderRight'),
      at('spineShoulder'),
      at('spineBase'),
    ];
    const towards = (left[0] - right[0]) * (neck[1] - base[1]) - (left[1] - right[1]) * (neck[0] - base[0]);
    expect(towards).toBeLessThan(-0.1); // z of left × up, m²
    for (const side of ['Left', 'Right'] as const)
      expect(at(`foot${side}`)[2]).toBeLessThan(at(`ankle${side}`)[2]);
  });

  it('stands where a pinhole sees each joint on its place in the photograph, to 3 % of its width', () => {
    const { aspect, image } = PHOTOGRAPHED;
    for (const part of ['shoulder', 'elbow', 'wrist', 'hip', 'knee', 'ankle'] as const) {
      for (const side of ['Left', 'Right'] as const) {
        const [x, y, z] = at(`${part}${side}`);
        expect(z).toBeGreaterThan(1.5);
        const seen = image[LANDMARK[`${part}${side}`]] ?? { x: Number.NaN, y: Number.NaN };
        const across = 0.5 + ((-x / z) * FOCAL_LENGTH) / aspect - seen.x;
        const down = 0.5 - (y / z) * FOCAL_LENGTH - seen.y;
        expect(Math.hypot(across, down / aspect), `${part}${side}`).toBeLessThan(0.03);
      }
    }
  });
});

function nameOf(joint: number): JointName {
  return JOINT_NAMES[joint] ?? 'head';
}
