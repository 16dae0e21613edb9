/** Small sequences for tests: a standing person facing the sensor, both ways of not being seen. */

import { JOINT_COUNT, JOINT_NAMES, type JointName } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';

/** Metres from the spine base of a person who faces the sensor: their left is at smaller x. */
const STANDING: Readonly<Record<JointName, readonly [number, number, number]>> = {
  spineBase: [0, 0, 0],
  spineMid: [0, 0.3, 0],
  spineShoulder: [0, 0.52, 0],
  neck: [0, 0.6, 0],
  head: [0, 0.74, -0.02],
  shoulderLeft: [-0.18, 0.48, 0],
  elbowLeft: [-0.24, 0.2, 0],
  wristLeft: [-0.26, -0.02, -0.06],
  handLeft: [-0.26, -0.1, -0.08],
  handTipLeft: [-0.26, -0.17, -0.09],
  thumbLeft: [-0.22, -0.1, -0.12],
  shoulderRight: [0.18, 0.48, 0],
  elbowRight: [0.24, 0.2, 0],
  wristRight: [0.26, -0.02, -0.06],
  handRight: [0.26, -0.1, -0.08],
  handTipRight: [0.26, -0.17, -0.09],
  thumbRight: [0.22, -0.1, -0.12],
  hipLeft: [-0.09, -0.03, 0],
  kneeLeft: [-0.1, -0.45, -0.02],
  ankleLeft: [-0.1, -0.85, 0],
  footLeft: [-0.12, -0.9, -0.12],
  hipRight: [0.09, -0.03, 0],
  kneeRight: [0.1, -0.45, -0.02],
  ankleRight: [0.1, -0.85, 0],
  footRight: [0.12, -0.9, -0.12],
};

/** Persons who stand still, 0.9 m apart, 3 m from the sensor, their feet's joints at y = −0.9 m. */
export function standingSequence(frameCount: number, bodyCount: 1 | 2 = 1): SkeletonSequence {
  const positions = new Float32Array(frameCount * bodyCount * JOINT_COUNT * 3);
  for (let sample = 0; sample < frameCount * bodyCount; sample++) {
    JOINT_NAMES.forEach((name, joint) => {
      const [x, y, z] = STANDING[name];
      const offset = bodyCount === 2 ? (sample % 2 === 0 ? -0.45 : 0.45) : 0;
      positions.set([x + offset, y, z + 3], (sample * JOINT_COUNT + joint) * 3);
    });
  }
  return {
    id: 'S001C001P001R001A023',
    name: { setup: 1, camera: 1, performer: 1, replication: 1, action: 23 },
    synthetic: true,
    frameCount,
    bodyCount,
    positions,
    tracking: new Uint8Array(frameCount * bodyCount * JOINT_COUNT).fill(TRACKING.tracked),
    orientations: null,
  };
}
