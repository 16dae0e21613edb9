/** How an experiment names a data set of the library, and how it is found again: in this browser or in another. */

import type { DatasetSummary, LibrarySet } from '../dataset/protocol';
import type { SetReference } from '../experiment/config';

/** Of an opened data set; null for the built-in one. */
export function referenceTo({ set, sequences }: DatasetSummary): SetReference | null {
  return set && { id: set.id, name: set.name, hash: set.hash, recordings: sequences.length };
}

/** By its id, elsewhere by its content, else by its name. */
export function findSet(wanted: SetReference, sets: readonly LibrarySet[]): LibrarySet | undefined {
  return (
    sets.find(({ id }) => id === wanted.id) ??
    sets.find(({ hash }) => hash !== null && hash === wanted.hash) ??
    sets.find(({ name }) => name === wanted.name)
  );
}

/** Whether what was trained on the one may go on with the other: by their contents, as far as both are known. */
export function sameContent(trainedOn: SetReference | null, opened: SetReference | null): boolean {
  if (trainedOn === null || opened === null || trainedOn.hash === null || opened.hash === null) return true;
  return trainedOn.hash === opened.hash;
}

/**
 * Catalogue key of what there is to say where a data set was opened for another one that was asked for; null where it is
 * the same, or where nobody can know better.
 */
export function differenceKey(wanted: SetReference, opened: SetReference): string | null {
  if (wanted.hash === opened.hash) return null;
  if (wanted.hash === null) return wanted.id === opened.id ? null : 'data.library.byName';
  return wanted.id === opened.id ? 'data.library.changed' : 'data.library.differs';
}
