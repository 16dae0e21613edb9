/** The bytes of one file → a clean sequence. What the parsing workers do for every file of an import. */

import type { SkeletonSequence } from '../skeleton/sequence';
import { cleanRecordingInSlices } from './clean';
import type { Breather } from './eventLoop';
import { baseNameOf, parseRecordingName } from './name';
import { parseSkeletonInSlices } from './parseSkeleton';
import type { CleaningCounts, FileProblem } from './problem';

export interface ReadRecording {
  /** Its id is the file name without extension: not yet unique among the others. */
  readonly sequence: SkeletonSequence;
  readonly counts: CleaningCounts;
  /** What the person should know although the file could be used. */
  readonly notes: readonly FileProblem[];
}

/**
 * Reads one file, pausing every few milliseconds. Throws {@link SkeletonParseError} for what the file holds, and the
 * signal's reason when aborted.
 *
 * @param path inside the dropped folder or zip; its last part names the recording
 */
export async function readRecording(
  path: string,
  bytes: Uint8Array,
  signal: AbortSignal,
  breathe: Breather,
): Promise<ReadRecording> {
  const raw = await finish(parseSkeletonInSlices(bytes), signal, breathe);
  const name = parseRecordingName(path);
  const identity = { id: baseNameOf(path), name };
  const { sequence, counts } = await finish(cleanRecordingInSlices(raw, identity), signal, breathe);
  const notes: FileProblem[] =
    name === null ? [{ code: 'name-not-understood', file: path, line: null, detail: '' }] : [];
  return { sequence, counts, notes };
}

/** Does work slice by slice, hearing a cancel between them. Throws the signal's reason. */
async function finish<Result>(
  slices: Generator<void, Result>,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Result> {
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
    await breathe();
    signal.throwIfAborted();
  }
}
