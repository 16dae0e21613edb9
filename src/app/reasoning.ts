/** Which joints mattered for the answer that is asked about, as the figure of joints and as a list. */

import { inputCount } from '../dataset/features';
import type { FeatureConfig } from '../experiment/config';
import {
  frameInfluence,
  influenceOfJoints,
  jointInfluence,
  sharesOfGreatest,
} from '../metrics/jointInfluence';
import { fedFrameIndex } from '../panels/predictionAt';
import { JOINT_COUNT, JOINT_NAMES, type JointName } from '../skeleton/joints';
import type { Explanation } from '../training/protocol';

/** What the viewer draws at most. */
const BODIES = 2;

export interface Influence {
  /** `[frames, bodies, 25]` lengths of the gradient. */
  readonly lengths: Float32Array;
  /** `[frames]` the same over all joints. */
  readonly ofFrames: Float32Array;
  readonly bodies: number;
}

/**
 * Null where the explanation is of features that are no longer asked for.
 *
 * @param present persons in the recording: a network reads zeros in place of a second one, but nobody stands there
 */
export function influenceOf(
  { gradient, frames }: Explanation,
  features: FeatureConfig,
  present: number,
): Influence | null {
  if (gradient.length !== frames.length * inputCount(features)) return null;
  const lengths = jointInfluence(gradient, features);
  const bodyOf = (at: number) => Math.floor(at / JOINT_COUNT) % features.bodies;
  for (const at of lengths.keys()) if (bodyOf(at) >= present) lengths[at] = 0;
  return { lengths, ofFrames: frameInfluence(lengths, features.bodies), bodies: features.bodies };
}

/**
 * What each joint counts at the shown frame: over all frames up to the answer where `held` is false; else of the shown frame
 * alone, against the greatest of all frames.
 *
 * @returns `[2, 25]`, 0–1
 */
export function jointWeights(
  { lengths, bodies }: Influence,
  { frames }: Explanation,
  shown: { readonly frame: number; readonly held: boolean },
): Float32Array<ArrayBuffer> {
  const weights = new Float32Array(BODIES * JOINT_COUNT);
  if (!shown.held) {
    weights.set(sharesOfGreatest(influenceOfJoints(lengths, bodies)));
    return weights;
  }
  const width = bodies * JOINT_COUNT;
  const index = fedFrameIndex(frames, shown.frame);
  const isLast = index === frames.length - 1;
  if (isLast && shown.frame > (frames[index] ?? 0)) return weights; // after the answer
  weights.set(sharesOfGreatest(lengths).subarray(index * width, (index + 1) * width));
  return weights;
}

export interface WeighedJoint {
  readonly joint: JointName;
  readonly body: number;
  /** Above 0, to 1. */
  readonly weight: number;
}

/** @param weights `[bodies, 25]` */
export function weightiestJoints(weights: Float32Array, count: number): WeighedJoint[] {
  return Array.from(weights, (weight, at): WeighedJoint => {
    const joint = JOINT_NAMES[at % JOINT_COUNT] ?? 'spineBase';
    return { joint, body: Math.floor(at / JOINT_COUNT), weight };
  })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count);
}
