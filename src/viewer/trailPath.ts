/** The way of one joint through a sequence as line segments, for all of it and for the last moment. Pure. */

import { JOINT_COUNT } from '../skeleton/joints';
import { FRAME_RATE, type SkeletonSequence, TRACKING } from '../skeleton/sequence';

/** One joint of one performer, both from 0. */
export interface JointChoice {
  readonly body: number;
  readonly joint: number;
}

export function isSameJoint(a: JointChoice | null, b: JointChoice | null): boolean {
  return a?.body === b?.body && a?.joint === b?.joint;
}

export interface TrailPath {
  /** `[segments, 2, 3]`, metres; no segment where the joint was not tracked at either end. */
  readonly segments: Float32Array;
  /** Frame in which each segment ends, rising. */
  readonly ends: Int32Array;
}

/** How long the strong part of a trail is. */
export const TRAIL_FRAMES = FRAME_RATE;

/** Index of a joint in the tracking states, and a third of that in the positions. */
export function sampleOf(sequence: SkeletonSequence, frame: number, { body, joint }: JointChoice): number {
  return (frame * sequence.bodyCount + body) * JOINT_COUNT + joint;
}

/** @throws nothing: a performer who is not in the sequence has no path */
export function trailPath(sequence: SkeletonSequence, choice: JointChoice): TrailPath {
  const segments: number[] = [];
  const ends: number[] = [];
  const frames = choice.body < sequence.bodyCount ? sequence.frameCount : 0;
  for (let frame = 1; frame < frames; frame++) {
    const [from, to] = [sampleOf(sequence, frame - 1, choice), sampleOf(sequence, frame, choice)];
    const seen = [from, to].every((sample) => sequence.tracking[sample] !== TRACKING.notTracked);
    if (!seen) continue;
    for (const sample of [from, to])
      segments.push(...sequence.positions.subarray(sample * 3, sample * 3 + 3));
    ends.push(frame);
  }
  return { segments: Float32Array.from(segments), ends: Int32Array.from(ends) };
}

/** Segments of the last second before a frame: the first of them, and the one after the last. */
export function recentSegments({ ends }: TrailPath, frame: number): readonly [first: number, end: number] {
  const after = (limit: number) => {
    const index = ends.findIndex((end) => end > limit);
    return index === -1 ? ends.length : index;
  };
  return [after(frame - TRAIL_FRAMES), after(frame)];
}
