/**
 * Whether a motion begins with a pose that nobody took. In CMU's data base as B. Hahne converted it "every BVH file has a T-pose added
 * as its new first frame" (his READMEFIRST, cgspeed.com, 2008), from which the body jumps to where it was filmed, up to a metre.
 */

import type { BvhJoint } from './hierarchy';

/** Of the joints that are turned in the second row: his T-poses of 2010 turn some, legs among them. */
const STRAIGHT_SHARE = 2 / 3;
/** With fewer, the motion itself may begin at rest: an arm that is raised. */
const FEWEST_TURNED = 8;

/**
 * Whether the root and nearly all joints are turned in the second row, and not at all in the first.
 *
 * @param joints of the file
 * @param first channel values, in the order of the file
 */
export function isCalibrationPose(
  joints: readonly BvhJoint[],
  first: Float64Array,
  second: Float64Array,
): boolean {
  let end = 0;
  const turned = joints.map(({ channels }) => {
    const start = end;
    end += channels.length;
    const isTurned = (row: Float64Array) =>
      channels.some(({ kind }, channel) => kind === 'rotation' && row[start + channel] !== 0);
    return { inFirst: isTurned(first), inSecond: isTurned(second) };
  });
  const [root] = turned;
  if (root?.inFirst !== false || !root.inSecond) return false;
  const later = turned.filter(({ inSecond }) => inSecond);
  const straight = later.filter(({ inFirst }) => !inFirst);
  return later.length >= FEWEST_TURNED && straight.length >= later.length * STRAIGHT_SHARE;
}
