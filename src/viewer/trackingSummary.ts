/** How many joints of one frame the sensor saw, guessed or missed: the picture in words. */

import { JOINT_COUNT } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';

interface TrackingSummary {
  readonly bodies: number;
  readonly tracked: number;
  readonly inferred: number;
  readonly missing: number;
}

/** Counts joints of the bodies that are present in the frame; an absent body counts nothing. */
export function summarizeTracking(sequence: SkeletonSequence, frame: number): TrackingSummary {
  const counts = [0, 0, 0];
  let bodies = 0;
  for (let body = 0; body < sequence.bodyCount; body++) {
    const first = (frame * sequence.bodyCount + body) * JOINT_COUNT;
    const states = sequence.tracking.subarray(first, first + JOINT_COUNT);
    if (!states.some((state) => state !== TRACKING.notTracked)) continue;
    bodies += 1;
    for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  }
  const [missing = 0, inferred = 0, tracked = 0] = counts;
  return { bodies, tracked, inferred, missing };
}
