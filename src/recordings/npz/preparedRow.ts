/**
 * One row of a prepared set, `[frames, 150]`: two bodies of 25 joints per frame, zeros where there is none and after the end → a
 * sequence. What the toolchain did (centring, turning, choosing bodies) is kept as it is.
 */

import { JOINT_COUNT } from '../../skeleton/joints';
import type { RecordingName, SkeletonSequence } from '../../skeleton/sequence';
import { TRACKING } from '../../skeleton/sequence';
import { followBodiesInSlices } from '../bodyTrack';
import { emptyCleaningCounts } from '../clean';
import type { CleaningCounts } from '../problem';
import type { RawRecording } from '../rawRecording';

const BODY = JOINT_COUNT * 3;
export const ROW_VALUES = 2 * BODY;

export type PreparedSide = 'train' | 'test';

/**
 * Name of a row. The published split is in the arrays, not in names, so the name is made to agree with it under each of the page's
 * official splits: training rows are camera 2, performer 1 and setup 2, test rows camera 1, performer 3 and setup 1.
 */
export function preparedName(side: PreparedSide, action: number): RecordingName {
  return side === 'train'
    ? { setup: 2, camera: 2, performer: 1, replication: 1, action }
    : { setup: 1, camera: 1, performer: 3, replication: 1, action };
}

/** @param row `[frames, 150]`. Null where it holds only zeros. */
export function sequenceOfRow(
  row: Float32Array,
  id: string,
  name: RecordingName,
): { sequence: SkeletonSequence; counts: CleaningCounts } | null {
  const end = lastNonZero(row);
  if (end < 0) return null;
  const frameCount = Math.floor(end / ROW_VALUES) + 1;
  const bodyCount = hasSecondBody(row, frameCount) ? 2 : 1;
  const positions = new Float32Array(frameCount * bodyCount * BODY);
  const tracking = new Uint8Array(frameCount * bodyCount * JOINT_COUNT);
  for (let body = 0; body < frameCount * bodyCount; body += 1) {
    const from = Math.floor(body / bodyCount) * ROW_VALUES + (body % bodyCount) * BODY;
    const values = row.subarray(from, from + BODY);
    positions.set(values, body * BODY);
    if (values.some((value) => value !== 0)) {
      tracking.fill(TRACKING.tracked, body * JOINT_COUNT, (body + 1) * JOINT_COUNT);
    }
  }
  const counts = emptyCleaningCounts();
  if (!positions.every(Number.isFinite)) {
    counts.coordinatesRepaired = repair(positions, tracking, frameCount, bodyCount);
  }
  const sequence: SkeletonSequence = {
    id,
    name,
    synthetic: false,
    frameCount,
    bodyCount,
    positions,
    tracking,
    orientations: null,
  };
  return { sequence, counts };
}

/** −1 where all are zero. A plain loop: most of a set's numbers are padding. */
function lastNonZero(row: Float32Array): number {
  let at = row.length - 1;
  while (at >= 0 && row[at] === 0) at -= 1;
  return at;
}

function hasSecondBody(row: Float32Array, frameCount: number): boolean {
  for (let start = BODY; start < frameCount * ROW_VALUES; start += ROW_VALUES) {
    if (row.subarray(start, start + BODY).some((value) => value !== 0)) return true;
  }
  return false;
}

/** As cleaning repairs: from the nearest good value in time. Returns how many values were bad. */
function repair(
  positions: Float32Array,
  tracking: Uint8Array,
  frameCount: number,
  bodyCount: number,
): number {
  let repaired = 0;
  const slices = followBodiesInSlices(detectionsOf(positions, tracking, frameCount, bodyCount));
  let step = slices.next();
  while (!step.done) step = slices.next();
  for (const track of step.value) {
    repaired += track.repaired;
    track.frames.forEach((frame, at) => {
      const values = track.positions.subarray(at * BODY, (at + 1) * BODY);
      positions.set(values, (frame * bodyCount + Number(track.id)) * BODY);
    });
  }
  // Bodies that are good nowhere.
  for (let at = 0; at < positions.length; at += 1) {
    if (Number.isFinite(positions[at])) continue;
    positions[at] = 0;
    repaired += 1;
  }
  return repaired;
}

function detectionsOf(
  positions: Float32Array,
  tracking: Uint8Array,
  frameCount: number,
  bodyCount: number,
): RawRecording {
  const rows = Array.from({ length: frameCount * bodyCount }, (_, row) => row);
  const present = rows.filter((row) => tracking[row * JOINT_COUNT] !== TRACKING.notTracked);
  const gathered = new Float32Array(present.length * BODY);
  present.forEach((row, at) => {
    gathered.set(positions.subarray(row * BODY, (row + 1) * BODY), at * BODY);
  });
  return {
    frameCount,
    detectionCount: present.length,
    frames: present.map((row) => Math.floor(row / bodyCount)),
    bodyIds: present.map((row) => String(row % bodyCount)),
    positions: gathered,
    orientations: new Float32Array(),
    tracking: new Uint8Array(present.length * JOINT_COUNT),
  };
}
