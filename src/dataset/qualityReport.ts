/** What the quality report of a data set says: figures and ids, plain data, no words. */

import type { SplitName } from '../experiment/config';
import type { CleaningCounts, FileProblem } from '../recordings/problem';

/** The parts of a recording's name by which recordings are counted. */
export const COUNTED_PARTS = ['action', 'performer', 'camera', 'setup'] as const;
export type CountedPart = (typeof COUNTED_PARTS)[number];

/** Recordings that share one action, performer, camera or setup. */
export interface PartCount {
  readonly value: number;
  readonly sequences: number;
  readonly frames: number;
}

/** Lengths of the recordings in frames; zeros where there are none. */
export interface LengthFigures {
  readonly shortest: number;
  readonly median: number;
  readonly longest: number;
  /** First frame count of the first bin, and frame counts per bin. */
  readonly from: number;
  readonly width: number;
  /** Recordings in each bin; the last bin also holds those that are longer. */
  readonly counts: readonly number[];
}

/** A sequence that the report lists. */
export interface ListedSequence {
  readonly id: string;
  /** Null where the name carries none. */
  readonly action: number | null;
}

export interface CleanedSequence extends ListedSequence {
  readonly counts: CleaningCounts;
}

export interface DuplicateMember extends ListedSequence {
  /** Side of the split in use; null where it is on neither. */
  readonly side: 'train' | 'test' | null;
}

/** Recordings that are equal in every frame, whatever their names. */
export interface DuplicateGroup {
  readonly hash: string;
  readonly frames: number;
  readonly members: readonly DuplicateMember[];
  /** Stands on both sides of the split. */
  readonly straddles: boolean;
  /** Its members are named as different actions. */
  readonly disagrees: boolean;
}

/** Test recordings that also stand among the training recordings. */
export interface Straddling {
  readonly sequences: number;
  readonly frames: number;
  /** Of all test recordings. */
  readonly testSequences: number;
  readonly testFrames: number;
}

export interface QualityReport {
  readonly sequences: number;
  readonly frames: number;
  /** Recordings whose names carry no action. */
  readonly watchOnly: number;
  /** Ascending by value; without the watch-only ones. */
  readonly parts: Readonly<Record<CountedPart, readonly PartCount[]>>;
  readonly lengths: LengthFigures;
  /** Summed over all recordings. */
  readonly cleaning: CleaningCounts;
  /** Those that cleaning changed, the most changed first. */
  readonly cleaned: readonly CleanedSequence[];
  /** Files that could not be used, each problem once; of many the last. */
  readonly refused: readonly FileProblem[];
  /** How many there were; what is refused again counts once as long as it is listed. */
  readonly refusedCount: number;
  /** Those that straddle the split first, then by size. */
  readonly duplicates: readonly DuplicateGroup[];
  readonly straddling: Straddling;
  /** The split in use: 'random' where the asked one left one side empty. */
  readonly split: SplitName;
}
