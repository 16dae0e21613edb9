/**
 * The data worker's two data sets side by side, built-in and imported. A revision names one content: it is
 * new whenever a content changes and is never used twice.
 */

import type { SkeletonSequence } from '../skeleton/sequence';
import type { StoredSet } from './preparedPlan';
import type { DatasetSummary } from './protocol';

type Source = DatasetSummary['source'];

export class SequenceStore {
  readonly #sets: Record<Source, StoredSet> = {
    synthetic: { revision: 0, sequences: new Map() },
    imported: { revision: 0, sequences: new Map() },
  };
  #revisions = 0;

  set(source: Source): StoredSet {
    return this.#sets[source];
  }

  /** The sequences of `source` are these from now on. */
  replace(source: Source, sequences: readonly SkeletonSequence[]): void {
    const old = [...this.#sets[source].sequences.values()];
    if (old.length === sequences.length && old.every((sequence, i) => sequence === sequences[i])) return;
    this.#change(source, new Map(sequences.map((sequence) => [sequence.id, sequence])));
  }

  /** Adds to `source`; a sequence whose id is there already takes its place. */
  add(source: Source, sequences: readonly SkeletonSequence[]): void {
    const known = this.#sets[source].sequences;
    const news = sequences.filter((sequence) => !isSame(sequence, known.get(sequence.id)));
    if (news.length === 0) return;
    const all = new Map(known);
    for (const sequence of news) all.set(sequence.id, sequence);
    this.#change(source, all);
  }

  summary(source: Source): DatasetSummary {
    const { revision, sequences } = this.#sets[source];
    return {
      revision,
      source,
      sequences: [...sequences.values()].map(({ id, name, synthetic, frameCount, bodyCount }) => ({
        id,
        name,
        synthetic,
        frameCount,
        bodyCount,
      })),
    };
  }

  #change(source: Source, sequences: ReadonlyMap<string, SkeletonSequence>): void {
    this.#sets[source] = { revision: ++this.#revisions, sequences };
  }
}

/** Whether reading the same file again gave the same sequence: then nothing needs to start anew. */
function isSame(sequence: SkeletonSequence, known: SkeletonSequence | undefined): boolean {
  return (
    known !== undefined &&
    known.frameCount === sequence.frameCount &&
    known.bodyCount === sequence.bodyCount &&
    areEqual(known.positions, sequence.positions) &&
    areEqual(known.tracking, sequence.tracking) &&
    areEqual(known.orientations ?? [], sequence.orientations ?? [])
  );
}

function areEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
