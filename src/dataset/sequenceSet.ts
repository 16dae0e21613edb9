/** A data set as training and the page read it: what there is, and any sequence by its id. */

import type { SkeletonSequence } from '../skeleton/sequence';
import type { SequenceSummary } from './protocol';

/** What features are made of. */
export type Motion = Pick<SkeletonSequence, 'frameCount' | 'bodyCount' | 'positions' | 'orientations'>;

export interface SequenceSet {
  /** Names this content: never used twice. */
  readonly revision: number;
  readonly entries: ReadonlyMap<string, SequenceSummary>;
  /** Undefined where there is no such sequence. @throws Error where it cannot be read (any more) */
  sequence(id: string): SkeletonSequence | undefined;
  /** The same without what features do not need. @param withOrientations null where they are not asked for */
  motion(id: string, withOrientations: boolean): Motion | undefined;
}

/** A set whose sequences are in memory. */
export class SequencesInMemory implements SequenceSet {
  readonly revision: number;
  readonly entries: ReadonlyMap<string, SkeletonSequence>;

  constructor(revision: number, sequences: readonly SkeletonSequence[]) {
    this.revision = revision;
    this.entries = new Map(sequences.map((sequence) => [sequence.id, sequence]));
  }

  sequence(id: string): SkeletonSequence | undefined {
    return this.entries.get(id);
  }

  motion(id: string): Motion | undefined {
    return this.entries.get(id);
  }
}
