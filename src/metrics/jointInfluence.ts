/**
 * Which joints on which frames mattered: the gradient of a score with respect to a network's inputs, gathered to one length per
 * frame, body and joint (simple gradient saliency, Simonyan et al. 2014, section 3, on skeletons in place of images).
 */

import { inputCount } from '../dataset/features';
import { ORIENTATION_VALUES } from '../dataset/jointTurns';
import type { FeatureConfig } from '../experiment/config';
import { JOINT_COUNT } from '../skeleton/joints';

/** Coordinates, or velocities, of a joint. */
const AXES = 3;
const TURN_VALUES = ORIENTATION_VALUES / JOINT_COUNT;

/**
 * @param gradient `[frames, inputs]`
 * @returns `[frames, bodies, 25]` Euclidean length of the gradient with respect to all inputs that tell of the joint: its coordinates,
 *   and its quaternion and velocity where the features hold them
 */
export function jointInfluence(gradient: Float32Array, features: FeatureConfig): Float32Array<ArrayBuffer> {
  const inputs = inputCount(features);
  const ofBody = inputs / features.bodies;
  const frames = gradient.length / inputs;
  const lengths = new Float32Array(frames * features.bodies * JOINT_COUNT);
  for (let at = 0; at < lengths.length; at++) {
    const joint = at % JOINT_COUNT;
    const body = (at - joint) / JOINT_COUNT; // among all bodies on all frames
    const from = body * ofBody;
    let sum = squares(gradient, from + joint * AXES, AXES);
    let next = from + JOINT_COUNT * AXES;
    if (features.orientations) {
      sum += squares(gradient, next + joint * TURN_VALUES, TURN_VALUES);
      next += ORIENTATION_VALUES;
    }
    if (features.velocities) sum += squares(gradient, next + joint * AXES, AXES);
    lengths[at] = Math.sqrt(sum);
  }
  return lengths;
}

function squares(values: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += (values[i] ?? 0) ** 2;
  return sum;
}

/**
 * @param influence `[frames, bodies, 25]`
 * @returns `[frames]` Euclidean length over all joints of a frame
 */
export function frameInfluence(influence: Float32Array, bodies: number): Float32Array<ArrayBuffer> {
  const width = bodies * JOINT_COUNT;
  return Float32Array.from({ length: influence.length / width }, (_, frame) =>
    Math.sqrt(squares(influence, frame * width, width)),
  );
}

/**
 * @param influence `[frames, bodies, 25]`
 * @returns `[bodies, 25]` Euclidean length over all frames
 */
export function influenceOfJoints(influence: Float32Array, bodies: number): Float32Array<ArrayBuffer> {
  const width = bodies * JOINT_COUNT;
  const sums = new Float32Array(width);
  for (const [at, length] of influence.entries()) sums[at % width] = (sums[at % width] ?? 0) + length ** 2;
  return sums.map(Math.sqrt);
}

/** Shares of the greatest, 0–1; zeros where nothing matters. */
export function sharesOfGreatest(lengths: Float32Array): Float32Array<ArrayBuffer> {
  const greatest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return Float32Array.from(lengths, (length) => (greatest > 0 ? length / greatest : 0));
}
