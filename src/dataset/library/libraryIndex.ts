/**
 * What the library holds: named data sets, and where each of their sequences lies. A block of sequences and the
 * figures of its set change in one transaction, so that a crash leaves what was finished and nothing else.
 */

import type { CleaningCounts, FileProblem } from '../../recordings/problem';
import type { SequenceSummary } from '../protocol';
import type { Packing } from './packing';

/** One sequence and where its bytes are. */
export interface StoredSequence extends SequenceSummary {
  readonly segment: string;
  /** Where it starts in the segment, a multiple of four. */
  readonly from: number;
  readonly packing: Packing;
  /** Of its bytes and their packing, 16 hexadecimal digits: equal for equal contents whatever the name. */
  readonly hash: string;
  /** Of the file that it was read from; null where its name says enough, and in sets of before it was kept. */
  readonly fileHash: string | null;
  /** What cleaning did to it; null where nothing. */
  readonly cleaning: CleaningCounts | null;
}

export interface StoredSet {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly sequences: number;
  readonly frames: number;
  /** Bytes of the packed sequences. */
  readonly bytes: number;
  readonly segments: readonly string[];
  /** Hash of what it held at that time; sets of before there was one get theirs when they are opened. */
  readonly content?: { readonly hash: string; readonly changedAt: number };
  /** Files that could not be used; the last 1,000. */
  readonly refused: readonly FileProblem[];
  /** How many there were; missing from sets of before they were counted. */
  readonly refusedCount?: number;
}

/** Files that could not be used: the last 1,000, and how many there were. */
export type RefusedFiles = Required<Pick<StoredSet, 'refused' | 'refusedCount'>>;

/** Of sets of before they were counted, those that are listed count. */
export function refusedOf({ refused, refusedCount = refused.length }: StoredSet): RefusedFiles {
  return { refused, refusedCount };
}

export const NONE_REFUSED: RefusedFiles = { refused: [], refusedCount: 0 };

export interface LibraryIndex {
  sets(): Promise<readonly StoredSet[]>;
  /** In the order they were added; of one id the last counts. */
  sequences(setId: string): Promise<readonly StoredSequence[]>;
  /** A new set, or other words about one that is there. */
  put(set: StoredSet): Promise<void>;
  /** Adds a block of sequences and what it changes of its set. Rejects where the set is gone. */
  append(setId: string, block: readonly StoredSequence[], change: Partial<StoredSet>): Promise<StoredSet>;
  /** The set and all its blocks. */
  remove(setId: string): Promise<void>;
}

/** The set that something was asked of is not in the library (any more). */
export class SetGoneError extends Error {
  constructor() {
    super('The data set is not in the library');
    this.name = 'SetGoneError';
  }
}
