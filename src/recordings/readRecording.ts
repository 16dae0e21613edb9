/** The bytes of one file → a clean sequence. What the parsing workers do for every file of an import. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

import type { SkeletonSequence } from '../skeleton/sequence';
import type { BvhCorrection } from './bvh/corrections';
import { parseBvhInSlices } from './bvh/parseBvh';
import { cleanRecordingInSlices } from './clean';
import type { Breather } from './eventLoop';
import { recordingFormatOf } from './formats';
import { labelRecording, withAction } from './label';
import { baseNameOf, isNtuName } from './name';
import type { ParsedRecording } from './parsedRecording';
import { parseSkeletonInSlices } from './parseSkeleton';
import type { CleaningCounts, FileProblem } from './problem';
import { SkeletonParseError } from './skeletonParseError';
import { parseCsvInSlices } from './table/parseCsv';
import { parseJsonInSlices } from './table/parseJson';

/** Its id is the file name without extension: not yet unique among the others. */
export interface ReadSequence extends SkeletonSequence {
  /** Of the file's bytes, 16 hexadecimal digits: by it a file is known again that is read in another way. Left out where names suffice. */
  readonly fileHash?: string;
}

export interface ReadRecording {
  readonly sequence: ReadSequence;
  readonly counts: CleaningCounts;
  /** What the person should know although the file could be used. */
  readonly notes: readonly FileProblem[];
}

const HASH_BYTES = 8;
const HASH_SLICE = 2 ** 20;

/** What a person chose about the reading. */
export interface ReadingOptions {
  /** For BVH files of these skeletons; the others are mapped by the names of their joints. */
  readonly bvhCorrections?: readonly BvhCorrection[];
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
  const id = baseNameOf(path);
  const cleaned = await finish(cleanRecordingInSlices(raw, { id, name }), signal, breathe);
  const fileHash = isNtuName(id) ? null : await finish(hashInSlices(bytes), signal, breathe);
  const sequence = fileHash === null ? cleaned.sequence : { ...cleaned.sequence, fileHash };
  const notes: FileProblem[] = remarks.map((remark) => ({ ...remark, file: path, line: null }));
  if (name === null) notes.push({ code: 'name-not-understood', file: path, line: null, detail: '' });
  return { sequence, counts: cleaned.counts, notes };
}

function parserOf(
  path: string,
  bytes: Uint8Array,
  { bvhCorrections }: ReadingOptions,
): Generator<void, ParsedRecording> {
  const format = recordingFormatOf(path);
  switch (format) {
    case 'skeleton':
      return parseNtu(bytes);
    case 'bvh':
      return parseBvhInSlices(bytes, bvhCorrections);
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

function* hashInSlices(bytes: Uint8Array): Generator<void, string> {
  const hash = sha256.create();
  for (let start = 0; start < bytes.length; start += HASH_SLICE) {
    hash.update(bytes.subarray(start, start + HASH_SLICE));
    yield;
  }
  return bytesToHex(hash.digest().subarray(0, HASH_BYTES));
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
