import { describe, expect, it } from 'vitest';

import { JOINT } from '../skeleton/joints';
import { around, type Bounds, boundsOf, type CameraPlacement, placeCamera } from './framing';
import { standingSequence } from './sequences.fixture';
import { unit, type Vector } from './vector';

const VIEW = (38 * Math.PI) / 180;

/** Normalised image coordinates, right and up, of a point as a camera sees it. */
function project({ position, target }: CameraPlacement, aspect: number, point: Vector): [number, number] {
  const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const toTarget = minus(target, position);
  const length = Math.hypot(...toTarget);
  const forward: Vector = [toTarget[0] / length, toTarget[1] / length, toTarget[2] / length];
  const flat = Math.hypot(forward[0], forward[2]);
  const right: Vector = [-forward[2] / flat, 0, forward[0] / flat];
  const up: Vector = [(-forward[0] * forward[1]) / flat, flat, (-forward[2] * forward[1]) / flat];
  const offset = minus(point, position);
  const depth = dot(offset, forward) * Math.tan(VIEW / 2);
  return [dot(offset, right) / (depth * aspect), dot(offset, up) / depth];
}

function corners({ min, max }: Bounds): Vector[] {
  return [min[0], max[0]].flatMap((x) =>
    [min[1], max[1]].flatMap((y) => [min[2], max[2]].map((z): Vector => [x, y, z])),
  );
}

describe('boundsOf', () => {
  it('puts the floor under the feet and flesh around the joints', () => {
    const bounds = boundsOf(standingSequence(20));
    expect(bounds.floor).toBeCloseTo(-0.934, 3);
    expect(bounds.max[1]).toBeCloseTo(0.74 + 0.14, 2);
    expect(bounds.min[0]).toBeLessThan(-0.26);
  });

  it('does not see absent joints or a single wild one', () => {
    const sequence = standingSequence(40);
    sequence.tracking[JOINT.head] = 0;
    sequence.positions.set([0, 0, 0], JOINT.head * 3);
    sequence.positions.set([9, 9, 9], JOINT.handLeft * 3);
    const bounds = boundsOf(sequence);
    expect(bounds.min[2]).toBeGreaterThan(2.5);
    expect(bounds.max[0]).toBeLessThan(1);
  });

  it('invents a person where nothing was tracked', () => {
    const sequence = standingSequence(3);
    sequence.tracking.fill(0);
    expect(boundsOf(sequence).floor).toBe(-0.9);
  });
});

describe('around', () => {
  it('holds both', () => {
    const bounds = boundsOf(standingSequence(5));
    const both = around(bounds, { min: [2, -3, 3], max: [3, -2, 9] });
    expect(both.min).toEqual([bounds.min[0], -3, bounds.min[2]]);
    expect(both.max).toEqual([3, bounds.max[1], 9]);
  });
});

describe('placeCamera', () => {
  const bounds = boundsOf(standingSequence(5, 2));

  it.each([
    ['ahead', [0, -0.14, 1]],
    ['the side', [1, -0.14, 0]],
    ['above', [0, -14, 1]],
  ] as const)('sees everything, barely, from %s', (_, direction) => {
    for (const aspect of [0.6, 1, 2.2]) {
      const placement = placeCamera([bounds], unit(direction), VIEW, aspect);
      const reach = corners(bounds).map((corner) =>
        Math.max(...project(placement, aspect, corner).map(Math.abs)),
      );
      expect(Math.max(...reach)).toBeLessThanOrEqual(1.0001);
      expect(Math.max(...reach)).toBeGreaterThan(0.98);
    }
  });

  it('sees several boxes, no wider than they are', () => {
    const boxes = [bounds, { min: [-3, 0, -1], max: [-2.9, 0.1, -0.9] } as const];
    const placement = placeCamera(boxes, unit([0.3, -0.6, 1]), VIEW, 1.5);
    const reach = boxes.flatMap((box) =>
      corners({ ...box, floor: 0 }).map((c) => project(placement, 1.5, c)),
    );
    expect(Math.max(...reach.flat().map(Math.abs))).toBeLessThanOrEqual(1.0001);
    expect(Math.max(...reach.flat().map(Math.abs))).toBeGreaterThan(0.98);
  });

  it('looks ahead without mirroring: the left hand is on the right of the image', () => {
    const sequence = standingSequence(1);
    const placement = placeCamera([boundsOf(sequence)], [0, 0, 1], VIEW, 1);
    const at = (joint: number): Vector => {
      const [x = 0, y = 0, z = 0] = sequence.positions.subarray(joint * 3, joint * 3 + 3);
      return [x, y, z];
    };
    expect(placement.position[2]).toBeLessThan(3);
    expect(project(placement, 1, at(JOINT.handLeft))[0]).toBeGreaterThan(0.1);
    expect(project(placement, 1, at(JOINT.handRight))[0]).toBeLessThan(-0.1);
    expect(project(placement, 1, at(JOINT.head))[1]).toBeGreaterThan(0.1);
  });
});
