/** The index of a library in memory, for as long as the worker lives. */

import { type LibraryIndex, SetGoneError, type StoredSequence, type StoredSet } from './libraryIndex';

export class MemoryIndex implements LibraryIndex {
  readonly #sets = new Map<string, StoredSet>();
  readonly #sequences = new Map<string, StoredSequence[]>();

  async sets(): Promise<readonly StoredSet[]> {
    return [...this.#sets.values()];
  }

  async sequences(setId: string): Promise<readonly StoredSequence[]> {
    return [...(this.#sequences.get(setId) ?? [])];
  }

  async put(set: StoredSet): Promise<void> {
    this.#sets.set(set.id, set);
  }

  async append(
    setId: string,
    block: readonly StoredSequence[],
    change: Partial<StoredSet>,
  ): Promise<StoredSet> {
    const set = this.#sets.get(setId);
    if (set === undefined) throw new SetGoneError();
    const changed = { ...set, ...change };
    this.#sets.set(setId, changed);
    this.#sequences.set(setId, [...(this.#sequences.get(setId) ?? []), ...block]);
    return changed;
  }

  async remove(setId: string): Promise<void> {
    this.#sets.delete(setId);
    this.#sequences.delete(setId);
  }
}
