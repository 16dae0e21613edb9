/**
 * The 20 joints of Kinect v1 as 25 of Kinect v2. The first 20 are the same and in the same order (Microsoft, Kinect for Windows SDK
 * 1.8, `NUI_SKELETON_POSITION_INDEX`), but for number 2: v1's shoulder centre is v2's spine shoulder, and v2's neck stands
 * there. Derived: the neck, a third of the way from the spine shoulder to the head; hand tips and thumbs, at the hands. What is
 * derived is marked inferred.
 */

import { JOINT, JOINT_NAMES } from '../skeleton/joints';
import { TRACKING } from '../skeleton/sequence';

export const KINECT_V1_JOINT_COUNT = 20;

/** v1's names in v1's order; those that v2 has are v2's. */
export const KINECT_V1_JOINT_NAMES: readonly string[] = JOINT_NAMES.slice(0, KINECT_V1_JOINT_COUNT).map(
  (name) => (name === 'neck' ? 'shoulderCentre' : name),
);

const NECK_SHARE = 1 / 3;
const SHOULDER_CENTRE = JOINT.neck;

/**
 * Completes one detection whose first 20 joints were filled with v1's.
 *
 * @param first joint of the detection in the arrays `[joints, 3]`, `[joints, 4]` and `[joints]`
 */
export function completeKinectV1(
  positions: Float32Array,
  orientations: Float32Array,
  tracking: Uint8Array,
  first: number,
): void {
  const copy = (from: number, to: number): void => {
    positions.copyWithin((first + to) * 3, (first + from) * 3, (first + from + 1) * 3);
    orientations.copyWithin((first + to) * 4, (first + from) * 4, (first + from + 1) * 4);
    tracking[first + to] = inferred(tracking[first + from]);
  };
  copy(SHOULDER_CENTRE, JOINT.spineShoulder);
  tracking[first + JOINT.spineShoulder] = tracking[first + SHOULDER_CENTRE] ?? 0;
  copy(JOINT.handLeft, JOINT.handTipLeft);
  copy(JOINT.handLeft, JOINT.thumbLeft);
  copy(JOINT.handRight, JOINT.handTipRight);
  copy(JOINT.handRight, JOINT.thumbRight);
  for (let axis = 0; axis < 3; axis += 1) {
    const base = positions[(first + JOINT.spineShoulder) * 3 + axis]!;
    const head = positions[(first + JOINT.head) * 3 + axis]!;
    positions[(first + JOINT.neck) * 3 + axis] = base + (head - base) * NECK_SHARE;
  }
  const ends = Math.min(tracking[first + JOINT.spineShoulder] ?? 0, tracking[first + JOINT.head] ?? 0);
  tracking[first + JOINT.neck] = inferred(ends);
}

function inferred(state: number | undefined): number {
  return Math.min(state ?? TRACKING.notTracked, TRACKING.inferred);
}
