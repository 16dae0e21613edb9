/** What tells the content of a data set apart from any other, in whatever library it is. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import type { StoredSequence, StoredSet } from './libraryIndex';

const HASH_BYTES = 8;

/**
 * Of the sequences' ids and the hashes of their contents, whatever their order: their ids decide what they show, on which side
 * of a split they are, and the order of batches.
 *
 * @returns 16 hexadecimal digits
 */
export function hashOfSet(sequences: Iterable<Pick<StoredSequence, 'id' | 'hash'>>): string {
  const lines = Array.from(sequences, ({ id, hash }) => `${id} ${hash}\n`).sort();
  return bytesToHex(sha256(utf8ToBytes(lines.join(''))).subarray(0, HASH_BYTES));
}

/** The hash that is kept with the set; null where there is none of its content as it now is. */
export function keptHash({ content, changedAt }: StoredSet): string | null {
  return content?.changedAt === changedAt ? content.hash : null;
}
