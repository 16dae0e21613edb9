/**
 * Which point of a BVH skeleton stands for each of Kinect's 25 joints: one of its joints, or a point between two. Guessed from
 * the joints' names, and plain data, so that a person can correct it.
 */

import { JOINT_NAMES, type JointName } from '../../skeleton/joints';
import { SkeletonParseError } from '../skeletonParseError';
import { guessBody } from './body';
import type { BvhJoint } from './hierarchy';

/** The joint `from`, or where `to` is given the point `share` of the way from it to there (0.5: in the middle). */
export interface JointSource {
  readonly from: string;
  readonly to: string | null;
  readonly share: number;
}

export type JointMapping = Readonly<Record<JointName, JointSource>>;
/** `null`: nothing in the file stands for it. */
export type GuessedMapping = Readonly<Record<JointName, JointSource | null>>;

/** A mapping in indices, in Kinect's order. */
export interface ResolvedSource {
  readonly from: number;
  /** −1: the joint itself. */
  readonly to: number;
  readonly share: number;
  /** One joint, and the first of Kinect's that it stands for; anything else was derived. */
  readonly isDirect: boolean;
}

/** As far as the names tell. */
export function guessMapping(joints: readonly BvhJoint[]): GuessedMapping {
  const body = guessBody(joints);
  const nameOf = (index: number) => joints[index]?.name ?? '';
  return Object.fromEntries(
    JOINT_NAMES.map((name) => {
      const point = body[name];
      if (point === null) return [name, null];
      const to = point.to === null ? null : nameOf(point.to);
      return [name, { from: nameOf(point.from), to, share: point.share }];
    }),
  ) as GuessedMapping;
}

/** The mapping in indices of these joints. Throws {@link SkeletonParseError} `bvh-joints-missing`. */
export function resolveMapping(
  joints: readonly BvhJoint[],
  mapping: GuessedMapping,
): readonly ResolvedSource[] {
  const indexOf = new Map(joints.map(({ name }, index) => [name, index]));
  const missing = JOINT_NAMES.filter((name) => mapping[name] === null);
  if (missing.length > 0) throw new SkeletonParseError('bvh-joints-missing', null, missing.join(', '));
  const taken = new Set<number>();
  return JOINT_NAMES.map((name) => {
    const source = mapping[name];
    const from = indexOf.get(source?.from ?? '') ?? 0;
    const to = source?.to == null ? -1 : (indexOf.get(source.to) ?? -1);
    const isDirect = to < 0 && !taken.has(from);
    if (isDirect) taken.add(from);
    return { from, to, share: source?.share ?? 0, isDirect };
  });
}
