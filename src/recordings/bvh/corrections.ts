/**
 * Mappings of BVH joints as a person corrected them, each for one skeleton: the names of its joints in the file's order. Which of them
 * counts for a file; the names' own guess counts where none does. Small, for the page uses it without the parser.
 */

import { JOINT_NAMES } from '../../skeleton/joints';
import type { GuessedMapping, JointMapping, JointSource } from './mapping';

/** What a person made of the mapping of one skeleton. */
export interface BvhCorrection {
  /** Names of the skeleton's joints, in the file's order. */
  readonly joints: readonly string[];
  readonly mapping: JointMapping;
}

/** Whether every joint of Kinect has a counterpart. */
export function isWhole(mapping: GuessedMapping): mapping is JointMapping {
  return JOINT_NAMES.every((name) => mapping[name] !== null);
}

/**
 * The correction that counts for these joints: one of the same skeleton, else the first of which every joint is there, since
 * a folder may hold several variants of a skeleton. Null where none fits.
 */
export function correctionFor(
  joints: readonly string[],
  corrections: readonly BvhCorrection[],
): JointMapping | null {
  const names = new Set(joints);
  const fits = ({ from, to, share }: JointSource) =>
    names.has(from) && (to === null || names.has(to)) && Number.isFinite(share);
  const fitting = corrections.filter(({ mapping }) => JOINT_NAMES.every((name) => fits(mapping[name])));
  const same = fitting.find(
    (correction) =>
      correction.joints.length === joints.length && correction.joints.every((name, i) => name === joints[i]),
  );
  return (same ?? fitting[0])?.mapping ?? null;
}

/** Whether two mappings make the same of a file. */
export function isSameMapping(one: GuessedMapping, other: GuessedMapping): boolean {
  return JOINT_NAMES.every((name) => {
    const [a, b] = [one[name], other[name]];
    if (a === null || b === null) return a === b;
    return a.from === b.from && a.to === b.to && (a.to === null || a.share === b.share);
  });
}
