/**
 * For tests: what a pose model would say of a synthetic performer, who stands as a camera of our own sees her. Landmarks that no joint
 * stands for (face, fingers, heels) are put where an adult has them.
 */

import { JOINT, type JointName } from '../skeleton/joints';
import {
  formatRecordingName,
  type RecordingName,
  type SkeletonSequence,
  TRACKING,
} from '../skeleton/sequence';
import { FOCAL_LENGTH, LANDMARK, LANDMARK_COUNT, type Landmark, type SeenBody } from './poseLandmarks';
import { cameraOf, toCameraSpace } from './synthetic/cameras';
import { performRecording } from './synthetic/generate';

type Vec = readonly [number, number, number];

const add = (a: Vec, b: Vec, factor = 1): Vec => [
  a[0] + factor * b[0],
  a[1] + factor * b[1],
  a[2] + factor * b[2],
];
const from = (a: Vec, b: Vec): Vec => add(b, a, -1);
const scaled = (a: Vec, factor: number): Vec => [a[0] * factor, a[1] * factor, a[2] * factor];
const unit = (a: Vec): Vec => scaled(a, 1 / Math.hypot(...a));
const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** A performance as a sensor without any error would record it. */
export function performed(name: RecordingName, seed: number): SkeletonSequence {
  const { frameCount, bodyCount, positions } = performRecording(name, seed);
  return {
    id: formatRecordingName(name),
    name,
    synthetic: true,
    frameCount,
    bodyCount,
    positions: Float32Array.from(toCameraSpace(cameraOf(name), positions)),
    tracking: new Uint8Array(frameCount * bodyCount * 25).fill(TRACKING.tracked),
    orientations: null,
  };
}

/** The main body of a frame as landmarks in camera space (Kinect's axes), by number. */
function landmarksInSpace(sequence: SkeletonSequence, frame: number): Vec[] {
  const at = (name: JointName): Vec => {
    const start = frame * sequence.bodyCount * 75 + JOINT[name] * 3;
    const [x = 0, y = 0, z = 0] = sequence.positions.subarray(start, start + 3);
    return [x, y, z];
  };
  const left = unit(from(at('shoulderRight'), at('shoulderLeft')));
  const up = unit(from(at('neck'), at('head')));
  const ahead = unit(cross(left, up));
  const face = (toLeft: number, higher: number, forward: number): Vec =>
    add(add(add(at('head'), left, toLeft), up, higher), ahead, forward);
  const points: Vec[] = Array.from({ length: LANDMARK_COUNT }, () => face(0, 0, 0.1));
  const put = (landmark: number, point: Vec) => {
    points[landmark] = point;
  };
  for (const [eye, side] of [
    [1, 1],
    [4, -1],
  ] as const) {
    for (const i of [0, 1, 2]) put(eye + i, face(side * (0.02 + 0.012 * i), 0.03, 0.085));
  }
  put(9, face(0.025, -0.04, 0.085));
  put(10, face(-0.025, -0.04, 0.085));
  put(LANDMARK.earLeft, face(0.075, 0, 0));
  put(LANDMARK.earRight, face(-0.075, 0, 0));
  for (const side of ['Left', 'Right'] as const) {
    const wrist = at(`wrist${side}`);
    const knuckles = add(wrist, from(wrist, at(`hand${side}`)), 0.055 / 0.045);
    const across = scaled(unit(from(wrist, at(`thumb${side}`))), 0.03);
    put(LANDMARK[`shoulder${side}`], at(`shoulder${side}`));
    put(LANDMARK[`elbow${side}`], at(`elbow${side}`));
    put(LANDMARK[`wrist${side}`], wrist);
    put(LANDMARK[`index${side}`], add(knuckles, across));
    put(LANDMARK[`pinky${side}`], add(knuckles, across, -1));
    put(LANDMARK[`thumb${side}`], at(`thumb${side}`));
    put(LANDMARK[`hip${side}`], at(`hip${side}`));
    put(LANDMARK[`knee${side}`], at(`knee${side}`));
    const ankle = at(`ankle${side}`);
    put(LANDMARK[`ankle${side}`], ankle);
    put(LANDMARK[`toes${side}`], add(ankle, from(ankle, at(`foot${side}`)), 0.121 / 0.09));
    put(LANDMARK[`toes${side}`] - 2, add(ankle, from(ankle, at(`foot${side}`)), -0.4));
  }
  return points;
}

/** As a camera with this picture sees the frame: what `bodyFromLandmarks` is given. */
export function seenBody(sequence: SkeletonSequence, frame: number, aspect: number): SeenBody {
  const points = landmarksInSpace(sequence, frame);
  const middle = scaled(add(points[LANDMARK.hipLeft] as Vec, points[LANDMARK.hipRight] as Vec), 0.5);
  const focal = FOCAL_LENGTH * Math.min(1, aspect);
  const world: Landmark[] = points.map((point) => {
    const [x, y, z] = from(middle, point);
    return { x: -x, y: -y, z, visibility: 0.99 };
  });
  const image: Landmark[] = points.map(([x, y, z]) => ({
    x: 0.5 + (-x / z) * (focal / aspect),
    y: 0.5 + (-y / z) * focal,
    z: 0,
    visibility: 0.99,
  }));
  return { world, image, aspect };
}
