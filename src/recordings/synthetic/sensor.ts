/**
 * What a Kinect v2 makes of joints that are truly somewhere. Noise grows with the square of depth (Fankhauser et al. 2015, "Kinect v2
 * for mobile robot navigation"), is larger for small and fast parts, and hangs together over a few frames. Joints that are hidden are
 * *inferred*: they lag behind and wander. Simplifications: no systematic offsets between the tracker's joints and anatomy, no lost
 * bodies, no swapped limbs. Positions are rounded to 2⁻¹⁶ m, exact in 32 bits, so recordings are equal on every machine.
 */

import type { Random } from '../../experiment/random';
import { JOINT, JOINT_COUNT } from '../../skeleton/joints';
import { TRACKING } from '../../skeleton/sequence';
import { Occlusion } from './occlusion';

/** Standard deviation at 2 m for a well-seen trunk joint, metres. */
const NOISE = 0.0022;
/** Share of the noise that stays from one frame to the next. */
const MEMORY = 0.65;
const INFERRED_NOISE = 5;
/** How fast an inferred joint follows where it really is. */
const INFERRED_PACE = 0.3;
const REGAINED_PACE = 0.65;
const GRID = 65_536;

const FINE = new Set<number>([JOINT.handTipLeft, JOINT.handTipRight, JOINT.thumbLeft, JOINT.thumbRight]);
const END = new Set<number>([
  JOINT.wristLeft,
  JOINT.wristRight,
  JOINT.handLeft,
  JOINT.handRight,
  JOINT.ankleLeft,
  JOINT.ankleRight,
  JOINT.footLeft,
  JOINT.footRight,
]);
const TRUNK_JOINTS = new Set<number>([
  JOINT.spineBase,
  JOINT.spineMid,
  JOINT.spineShoulder,
  JOINT.neck,
  JOINT.head,
]);

function relativeNoise(joint: number): number {
  if (FINE.has(joint)) return 3.2;
  if (END.has(joint)) return 2;
  return TRUNK_JOINTS.has(joint) ? 1 : 1.4;
}

const RELATIVE_NOISE: readonly number[] = Array.from({ length: JOINT_COUNT }, (_, joint) =>
  relativeNoise(joint),
);

export interface Observation {
  readonly positions: Float32Array<ArrayBuffer>;
  readonly tracking: Uint8Array<ArrayBuffer>;
}

/**
 * @param truth `[frames, bodies, 25, 3]` in camera space, metres
 * @returns what the sensor reports, same shape, and the tracking states `[frames, bodies, 25]`
 */
export function observe(truth: Float64Array, frames: number, bodies: number, random: Random): Observation {
  const joints = bodies * JOINT_COUNT;
  const positions = new Float32Array(truth.length);
  const tracking = new Uint8Array(frames * joints);
  const occlusion = new Occlusion(bodies);
  const hidden = new Uint8Array(joints);
  const followed = truth.slice(0, joints * 3);
  const noise = new Float64Array(joints * 3);
  const fresh = Math.sqrt(1 - MEMORY * MEMORY);
  for (let frame = 0; frame < frames; frame++) {
    const start = frame * joints * 3;
    occlusion.findHidden(truth, start, hidden);
    for (let joint = 0; joint < joints; joint++) {
      const inferred = hidden[joint] === 1;
      const was = frame > 0 && tracking[(frame - 1) * joints + joint] === TRACKING.inferred;
      tracking[frame * joints + joint] = inferred ? TRACKING.inferred : TRACKING.tracked;
      const depth = truth[start + 3 * joint + 2] as number;
      const size = NOISE * (RELATIVE_NOISE[joint % JOINT_COUNT] as number) * (depth * depth) * 0.25;
      const deviation = size * (inferred ? INFERRED_NOISE : 1);
      const pace = inferred ? INFERRED_PACE : was ? REGAINED_PACE : 1;
      for (let i = 3 * joint; i < 3 * joint + 3; i++) {
        noise[i] = MEMORY * (noise[i] as number) + fresh * deviation * random.normal();
        followed[i] =
          (followed[i] as number) + pace * ((truth[start + i] as number) - (followed[i] as number));
        const seen = (followed[i] as number) + (noise[i] as number);
        positions[start + i] = Math.round(seen * GRID) / GRID;
      }
    }
  }
  return { positions, tracking };
}
