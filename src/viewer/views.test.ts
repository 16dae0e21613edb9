import { describe, expect, it } from 'vitest';

import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { boundsOf, placeCamera } from './framing';
import { standingSequence } from './sequences.fixture';
import { camerasAround } from './setup';
import { dot, subtract, turnedAboutUp, unit } from './vector';
import { chestDirection, directionOf, extentOf, type Scenery } from './views';

const NAME = { setup: 1, camera: 1, performer: 1, replication: 1, action: 23 };

/** The fixture's performer, turned about the vertical through their own place by degrees, to their left. */
function turnedBy(degrees: number) {
  const sequence = { ...standingSequence(2), synthetic: false };
  const { positions } = sequence;
  for (let i = 0; i < positions.length; i += 3) {
    const [x = 0, y = 0, z = 0] = positions.subarray(i, i + 3);
    const turned = turnedAboutUp([x, y, z - 3], (degrees * Math.PI) / 180);
    positions.set([turned[0], turned[1], turned[2] + 3], i);
  }
  return sequence;
}

function sceneryOf(degrees: number): Scenery {
  const sequence = turnedBy(degrees);
  const chest = chestDirection(sequence);
  return { bounds: boundsOf(sequence), cameras: camerasAround(sequence), chest };
}

describe('chestDirection', () => {
  it('is where the performer faces', () => {
    expect(chestDirection(turnedBy(0))?.[2]).toBeCloseTo(-1, 6);
    const [x = 0, y = 1, z = 0] = chestDirection(turnedBy(90)) ?? [];
    expect([x, y, z].map((value) => Math.round(value * 1e6) / 1e6 + 0)).toEqual([-1, 0, 0]);
  });

  it('is taken from the first frame that shows the trunk', () => {
    const sequence = turnedBy(0);
    sequence.tracking[JOINT.shoulderLeft] = 1;
    sequence.positions.set([5, 5, 5], JOINT.shoulderLeft * 3);
    expect(chestDirection(sequence)?.[2]).toBeCloseTo(-1, 6);
    sequence.tracking[JOINT_COUNT + JOINT.shoulderLeft] = 1;
    expect(chestDirection(sequence)).toBeNull();
  });
});

describe('directionOf', () => {
  it('faces a chest that is turned away from the sensor, and its left side', () => {
    const scenery = sceneryOf(90); // faces −x
    expect(directionOf('front', scenery)[0]).toBeGreaterThan(0.95);
    expect(directionOf('sensor', scenery)[2]).toBeGreaterThan(0.95);
    // who faces −x with the sensor at −z has it on the right, so the left side is seen from +z
    expect(directionOf('side', scenery)[2]).toBeLessThan(-0.95);
    expect(directionOf('top', scenery)[1]).toBeLessThan(-0.95);
  });

  it('looks from the setup’s cameras at the performers', () => {
    const scenery = sceneryOf(0);
    const [x, , z] = directionOf('camera3', scenery);
    expect(Math.atan2(x, z)).toBeCloseTo(Math.PI / 4, 1);
    expect(directionOf('camera1', scenery)).toEqual(directionOf('sensor', scenery));
  });

  it('falls back to the sensor where there is no such camera and no chest', () => {
    const scenery = { ...sceneryOf(0), cameras: [], chest: null };
    expect(directionOf('camera2', scenery)).toEqual(directionOf('sensor', scenery));
    expect(directionOf('front', scenery)[2]).toBeGreaterThan(0.95);
  });
});

describe('extentOf', () => {
  const scenery = sceneryOf(0);

  it('never grows by the cameras but in the view of the whole setup', () => {
    for (const view of ['sensor', 'front', 'side', 'top', 'camera1', 'camera2', 'camera3'] as const) {
      expect(extentOf(view, scenery)).toEqual([scenery.bounds]);
    }
    const [performers, ...stands] = extentOf('setup', scenery);
    expect(performers).toBe(scenery.bounds);
    expect(stands).toHaveLength(3);
    scenery.cameras.forEach(({ position }, i) => {
      position.forEach((x, axis) => {
        expect(x).toBeGreaterThan(stands[i]?.min[axis] ?? Number.NaN);
        expect(x).toBeLessThan(stands[i]?.max[axis] ?? Number.NaN);
      });
      expect(stands[i]?.min[1]).toBe(scenery.bounds.floor);
    });
  });

  it('is seen between the cameras, over whichever made the recording', () => {
    for (const own of [1, 2, 3]) {
      const sequence = turnedBy(0);
      const name = { ...(sequence.name ?? NAME), camera: own };
      const around = { ...scenery, cameras: camerasAround({ ...sequence, name }) };
      const forward = directionOf('setup', around);
      const { position } = placeCamera(extentOf('setup', around), forward, 0.6, 1.5);
      expect(position[1]).toBeGreaterThan(2);
      for (const camera of around.cameras) {
        const [a, b] = [camera.position, position].map((at) => unit(subtract(at, [0, 0, 3])));
        expect(dot(a ?? position, b ?? position)).toBeLessThan(Math.cos((19 * Math.PI) / 180));
      }
    }
  });
});
