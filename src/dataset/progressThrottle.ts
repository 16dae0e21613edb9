/**
 * Progress reports at a rate a page can draw: ten a second at most, the first at once.
 */

import type { DataProgress } from './protocol';

const INTERVAL_MS = 100;

/**
 * @param report gets the latest progress, with the seconds since this call
 * @param now milliseconds, monotonic
 */
export function throttleProgress(
  report: (progress: DataProgress) => void,
  now: () => number,
): (progress: Omit<DataProgress, 'seconds'>) => void {
  const start = now();
  let next = start;
  return (progress) => {
    const time = now();
    if (time < next) return;
    next = time + INTERVAL_MS;
    report({ ...progress, seconds: (time - start) / 1000 });
  };
}
