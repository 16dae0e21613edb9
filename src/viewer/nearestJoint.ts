/** Which joint a pointer means. Pure: points come in as pixels. */

/** Values of each projected joint: x, y, and how far around it a pointer still means it; 0 where it cannot be seen. */
export const VALUES_PER_JOINT = 3;
/** What is pointed at stays so until another is clearly nearer: joints move, pointers tremble. */
const LOYALTY = 0.6;

/**
 * @param points `[joints, 3]`, see {@link VALUES_PER_JOINT}
 * @param kept index of the joint that was meant before, or null
 * @returns index of the joint that is nearest by its own reach, or null
 */
export function nearestJoint(points: Float32Array, x: number, y: number, kept: number | null): number | null {
  let best: number | null = null;
  let least = 1;
  for (let joint = 0; joint * VALUES_PER_JOINT < points.length; joint++) {
    const [atX = 0, atY = 0, reach = 0] = points.subarray(
      joint * VALUES_PER_JOINT,
      (joint + 1) * VALUES_PER_JOINT,
    );
    if (reach <= 0) continue;
    const distance = (Math.hypot(atX - x, atY - y) / reach) * (joint === kept ? LOYALTY : 1);
    if (distance > least) continue;
    least = distance;
    best = joint;
  }
  return best;
}
