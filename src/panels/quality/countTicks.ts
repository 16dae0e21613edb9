/** Round whole numbers on an axis of counts: from zero to the first at or above the greatest, evenly spaced. Pure. */

const MOST_STEPS = 5;

/** @param greatest 1 or more */
export function countTicks(greatest: number): readonly number[] {
  const step = roundStep(greatest / MOST_STEPS);
  return Array.from({ length: Math.ceil(greatest / step) + 1 }, (_, i) => i * step);
}

/** The first of 1, 2, 5, 10, 20, 50 … that is not below. */
function roundStep(least: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power >= least) return digit * power;
  }
}
