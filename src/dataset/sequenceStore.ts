/**
 * The data worker's two data sets side by side: the built-in one in memory, and the one of the library that is open. A
 * revision names one content: it is new whenever a content changes and is never used twice.
 */

import type { SkeletonSequence } from '../skeleton/sequence';
import type { KeptSet } from './library/keptSet';
import { NONE_REFUSED, type RefusedFiles, refusedOf, type StoredSet } from './library/libraryIndex';
import type { DatasetSummary, SequenceSummary } from './protocol';
import { type SequenceSet, SequencesInMemory } from './sequenceSet';

type Source = DatasetSummary['source'];

export class SequenceStore {
  #synthetic = new SequencesInMemory(0, []);
  #imported: { readonly about: StoredSet; readonly set: KeptSet } | null = null;
  #revisions = 0;

  set(source: Source): SequenceSet {
    if (source === 'synthetic') return this.#synthetic;
    return this.#imported?.set ?? new SequencesInMemory(0, []);
  }

  /** The open set of the library. */
  get openId(): string | null {
    return this.#imported?.about.id ?? null;
  }

  /** Files that could not be read into the set. */
  refused(source: Source): RefusedFiles {
    if (source === 'synthetic' || this.#imported === null) return NONE_REFUSED;
    return refusedOf(this.#imported.about);
  }

  /** One that was never used. */
  nextRevision(): number {
    this.#revisions += 1;
    return this.#revisions;
  }

  replaceSynthetic(sequences: readonly SkeletonSequence[]): void {
    const old = [...this.#synthetic.entries.values()];
    if (old.length === sequences.length && old.every((sequence, i) => sequence === sequences[i])) return;
    this.#synthetic = new SequencesInMemory(this.nextRevision(), sequences);
  }

  /** The same content read again is the one that was open: nothing needs to start anew. */
  open(opened: KeptSet): void {
    const before = this.#imported?.set;
    const set = before !== undefined && isSame(before, opened) ? before : opened;
    this.#imported = { about: opened.about, set };
  }

  /** None of the library is open from now on. */
  close(): void {
    this.#imported = null;
  }

  summary(source: Source): DatasetSummary {
    const { revision, entries } = this.set(source);
    const sequences = Array.from(entries.values(), summaryOf);
    const names = sequences.flatMap(({ name }) => name ?? []);
    return {
      revision,
      source,
      set: source === 'imported' ? this.#openSet() : null,
      sequences,
      actions: new Set(names.map(({ action }) => action)).size,
      performers: new Set(names.map(({ performer }) => performer)).size,
    };
  }

  #openSet(): DatasetSummary['set'] {
    if (this.#imported === null) return null;
    const { about, set } = this.#imported;
    return { id: about.id, name: about.name, hash: set.hash };
  }
}

function isSame(before: KeptSet, { about, entries }: KeptSet): boolean {
  if (before.about.id !== about.id || before.entries.size !== entries.size) return false;
  return [...entries].every(([id, { hash }]) => before.entries.get(id)?.hash === hash);
}

/** Without what only the data worker needs. */
function summaryOf({ id, name, synthetic, frameCount, bodyCount }: SequenceSummary): SequenceSummary {
  return { id, name, synthetic, frameCount, bodyCount };
}
