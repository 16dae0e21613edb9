/**
 * Raw detections → a {@link SkeletonSequence}, each step counted for the import report: frames without bodies
 * dropped; values that are not finite repaired; bodies followed by id; of several bodies the short-lived ones
 * and those wider than tall removed, never the last one left; the two that move most kept, main one first.
 */

import { JOINT_COUNT } from '../skeleton/joints';
import type { RecordingName, SkeletonSequence } from '../skeleton/sequence';
import { type BodyTrack, followBodiesInSlices, isWiderThanTall, motionOf } from './bodyTrack';
import type { CleaningCounts } from './problem';
import type { RawRecording } from './rawRecording';
import { SkeletonParseError } from './skeletonParseError';
import { isSyntheticBodyId } from './syntheticBodyId';

/** Bodies seen in fewer frames are flickers of the sensor where there is another body. */
const LEAST_FRAMES = 12;
const MOST_BODIES = 2;

interface RecordingIdentity {
  readonly id: string;
  readonly name: RecordingName | null;
}

export interface CleanedRecording {
  readonly sequence: SkeletonSequence;
  readonly counts: CleaningCounts;
}

export function emptyCleaningCounts(): CleaningCounts {
  return {
    framesWithoutBodies: 0,
    coordinatesRepaired: 0,
    bodiesTooShort: 0,
    bodiesTooWide: 0,
    bodiesBeyondTwo: 0,
  };
}

/**
 * Cleans one recording. Frames that only removed bodies were in are dropped with those that had none. Throws
 * {@link SkeletonParseError} `no-bodies` where no frame holds a body, or none that is anywhere.
 */
export function cleanRecording(raw: RawRecording, identity: RecordingIdentity): CleanedRecording {
  const slices = cleanRecordingInSlices(raw, identity);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}

/** As {@link cleanRecording}, pausing after each of its steps so that the caller can look up. */
export function* cleanRecordingInSlices(
  raw: RawRecording,
  identity: RecordingIdentity,
): Generator<void, CleanedRecording> {
  const bodies = yield* followBodiesInSlices(raw);
  if (bodies.length === 0) throw new SkeletonParseError('no-bodies', null, String(raw.frameCount));
  const counts = emptyCleaningCounts();
  const kept = yield* chooseBodies(bodies, counts);
  counts.coordinatesRepaired = kept.reduce((sum, body) => sum + body.repaired, 0);
  const frames = [...new Set(kept.flatMap((body) => body.frames))].sort((a, b) => a - b);
  counts.framesWithoutBodies = raw.frameCount - frames.length;
  yield;
  return { sequence: yield* assemble(kept, frames, identity), counts };
}

/** The main body and, where there is one, the second. Adds the removed ones to `counts`. */
function* chooseBodies(
  bodies: readonly BodyTrack[],
  counts: CleaningCounts,
): Generator<void, readonly BodyTrack[]> {
  const motions = new Map<BodyTrack, number>();
  for (const body of bodies) {
    motions.set(body, motionOf(body));
    yield;
  }
  // Sorting is stable: bodies that move equally keep the order of their appearance.
  const byMotion = [...bodies].sort((a, b) => motions.get(b)! - motions.get(a)!);
  const longest = bodies.reduce((most, body) => Math.max(most, body.frames.length), 0);
  const lasting = keepUnless(
    byMotion,
    (body) => body.frames.length < LEAST_FRAMES,
    (body) => body.frames.length === longest,
  );
  counts.bodiesTooShort = byMotion.length - lasting.length;
  const upright = keepUnless(lasting, isWiderThanTall, () => true);
  counts.bodiesTooWide = lasting.length - upright.length;
  counts.bodiesBeyondTwo = Math.max(0, upright.length - MOST_BODIES);
  return upright.slice(0, MOST_BODIES);
}

/** Removes what `isSpurious`; where that is all of them, the first of the `lastResort` stays. */
function keepUnless(
  bodies: readonly BodyTrack[],
  isSpurious: (body: BodyTrack) => boolean,
  lastResort: (body: BodyTrack) => boolean,
): readonly BodyTrack[] {
  if (bodies.length <= 1) return bodies;
  const kept = bodies.filter((body) => !isSpurious(body));
  return kept.length > 0 ? kept : bodies.filter(lastResort).slice(0, 1);
}

function* assemble(
  bodies: readonly BodyTrack[],
  frames: readonly number[],
  identity: RecordingIdentity,
): Generator<void, SkeletonSequence> {
  const bodyCount = bodies.length > 1 ? 2 : 1;
  const joints = frames.length * bodyCount * JOINT_COUNT;
  const positions = new Float32Array(joints * 3);
  const tracking = new Uint8Array(joints);
  const orientations = new Float32Array(joints * 4);
  const rowOfFrame = new Map(frames.map((frame, row) => [frame, row]));
  bodies.forEach((body, slot) => {
    body.frames.forEach((frame, at) => {
      const from = at * JOINT_COUNT;
      const to = (rowOfFrame.get(frame)! * bodyCount + slot) * JOINT_COUNT;
      positions.set(body.positions.subarray(from * 3, (from + JOINT_COUNT) * 3), to * 3);
      orientations.set(body.orientations.subarray(from * 4, (from + JOINT_COUNT) * 4), to * 4);
      tracking.set(body.tracking.subarray(from, from + JOINT_COUNT), to);
    });
  });
  yield;
  return {
    id: identity.id,
    name: identity.name,
    synthetic: bodies.every((body) => isSyntheticBodyId(body.id)),
    frameCount: frames.length,
    bodyCount,
    positions,
    tracking,
    orientations: usableOrientations(orientations),
  };
}

/** A source without orientations writes zeros, which are no rotation. */
function usableOrientations(values: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> | null {
  for (let at = 0; at < values.length; at += 1) {
    // Bad in every frame of its body: there was nothing to repair it from.
    if (!Number.isFinite(values[at])) values[at] = 0;
  }
  return values.some((value) => value !== 0) ? values : null;
}
