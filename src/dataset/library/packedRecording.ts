/** A sequence on its way into the library: what is known of it, and its bytes. Goes from worker to worker. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import type { CleaningCounts } from '../../recordings/problem';
import type { ReadSequence } from '../../recordings/readRecording';
import type { SequenceSummary } from '../protocol';
import { type Packing, packSequence } from './packing';

/** Of 2⁶⁴: among a million sequences two share one by chance once in forty million libraries. */
const HASH_BYTES = 8;

export interface PackedRecording extends SequenceSummary {
  /** Name of its file without extension, which others may have too; the id where there is no file. */
  readonly fileName: string;
  readonly packing: Packing;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of packing and bytes, 16 hexadecimal digits. */
  readonly hash: string;
  /** Of the file that it was read from; null where there is none, or its name says enough. */
  readonly fileHash: string | null;
  /** What cleaning did to it; null where nothing. */
  readonly cleaning: CleaningCounts | null;
}

export function packRecording(sequence: ReadSequence, counts: CleaningCounts | null): PackedRecording {
  const { id, name, synthetic, frameCount, bodyCount, fileHash = null } = sequence;
  const { bytes, packing } = packSequence(sequence);
  const described = utf8ToBytes(JSON.stringify([frameCount, bodyCount, packing]));
  const hash = bytesToHex(sha256.create().update(described).update(bytes).digest().subarray(0, HASH_BYTES));
  const cleaned = counts !== null && Object.values(counts).some((count) => count > 0);
  return {
    id,
    fileName: id,
    name,
    synthetic,
    frameCount,
    bodyCount,
    packing,
    bytes,
    hash,
    fileHash,
    cleaning: cleaned ? counts : null,
  };
}
