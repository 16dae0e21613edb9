/** The bytes of one file → a clean sequence. What the parsing workers do for every file of an import. */

import type { SkeletonSequence } from '../skeleton/sequence';
import type { JointMapping } from './bvh/mapping';
import { parseBvhInSlices } from './bvh/parseBvh';
import { cleanRecordingInSlices } from './clean';
import type { Breather } from './eventLoop';
import { recordingFormatOf } from './formats';
import { labelRecording, withAction } from './label';
import { baseNameOf } from './name';
import type { ParsedRecording } from './parsedRecording';
import { parseSkeletonInSlices } from './parseSkeleton';
import type { CleaningCounts, FileProblem } from './problem';
import { SkeletonParseError } from './skeletonParseError';
import { parseCsvInSlices } from './table/parseCsv';
import { parseJsonInSlices } from './table/parseJson';

export interface ReadRecording {
  /** Its id is the file name without extension: not yet unique among the others. */
  readonly sequence: SkeletonSequence;
  readonly counts: CleaningCounts;
  /** What the person should know although the file could be used. */
  readonly notes: readonly FileProblem[];
}

/** What a person chose about the reading. */
export interface ReadingOptions {
  /** For BVH files that have its joints; the others are mapped by the names of theirs. */
  readonly bvhMapping?: JointMapping;
}

/**
 * Reads one file of whatever format its extension says, pausing every few milliseconds. Throws {@link SkeletonParseError} for what the
 * file holds, and the signal's reason when aborted.
 *
 * @param path inside the dropped folder or zip; it names the recording, and its action (`label.ts`)
 */
export async function readRecording(
  path: string,
  bytes: Uint8Array,
  signal: AbortSignal,
  breathe: Breather,
  options: ReadingOptions = {},
): Promise<ReadRecording> {
  const { raw, remarks, action } = await finish(parserOf(path, bytes, options), signal, breathe);
  const named = labelRecording(path);
  const name = action === null ? named : { ...(named ?? withAction(action, path)), action };
  const identity = { id: baseNameOf(path), name };
  const { sequence, counts } = await finish(cleanRecordingInSlices(raw, identity), signal, breathe);
  const notes: FileProblem[] = remarks.map((remark) => ({ ...remark, file: path, line: null }));
  if (name === null) notes.push({ code: 'name-not-understood', file: path, line: null, detail: '' });
  return { sequence, counts, notes };
}

function parserOf(
  path: string,
  bytes: Uint8Array,
  { bvhMapping }: ReadingOptions,
): Generator<void, ParsedRecording> {
  const format = recordingFormatOf(path);
  switch (format) {
    case 'skeleton':
      return parseNtu(bytes);
    case 'bvh':
      return parseBvhInSlices(bytes, bvhMapping ?? null);
    case 'csv':
      return parseCsvInSlices(bytes);
    case 'json':
      return parseJsonInSlices(bytes);
    case null:
      throw new SkeletonParseError('unknown-format');
    default:
      return format satisfies never;
  }
}

function* parseNtu(bytes: Uint8Array): Generator<void, ParsedRecording> {
  return { raw: yield* parseSkeletonInSlices(bytes), remarks: [], action: null };
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
