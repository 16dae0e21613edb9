/** How much of the camera's sight a recording fills, so that a picture shows all of it, from head to foot, and does not move. */

/** Metres: nearer than this is behind the lens. */
export const NEAREST = 0.1;
/** Slopes: a recording of nearly a point is not blown up. */
const LEAST = 0.1;

/** Slopes of the lines of sight to the outermost joints, seen from the camera: to its right and up. */
export interface SeenBounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/**
 * @param positions `[…, 3]` metres, camera space; zeros where a body is absent
 * @returns at least 0.1 wide and high; null where nobody is seen
 */
export function seenBounds(positions: Float32Array): SeenBounds | null {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < positions.length; at += 3) {
    const [x = 0, y = 0, z = 0] = [positions[at], positions[at + 1], positions[at + 2]];
    if (z < NEAREST) continue;
    left = Math.min(left, -x / z); // camera space has x to the camera's left
    right = Math.max(right, -x / z);
    bottom = Math.min(bottom, y / z);
    top = Math.max(top, y / z);
  }
  if (left > right) return null;
  const [wider, higher] = [widening(left, right), widening(bottom, top)];
  return { left: left - wider, right: right + wider, bottom: bottom - higher, top: top + higher };
}

/** To be added on both sides. */
function widening(from: number, to: number): number {
  return Math.max(0, (LEAST - (to - from)) / 2);
}
