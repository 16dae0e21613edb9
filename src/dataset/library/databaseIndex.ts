/** The index of the library in IndexedDB. Sequences lie in blocks: reading a hundred records is quicker than 56,880. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import { type LibraryIndex, SetGoneError, type StoredSequence, type StoredSet } from './libraryIndex';
import { packBlock, type SequenceBlock, unpackBlock } from './sequenceBlock';

interface Schema extends DBSchema {
  readonly sets: { key: string; value: StoredSet };
  readonly blocks: {
    key: number;
    value: SequenceBlock & { readonly setId: string };
    indexes: { setId: string };
  };
}

export class DatabaseIndex implements LibraryIndex {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  /** Rejects where the browser keeps nothing. */
  static async start(name = 'd-rnn-library'): Promise<DatabaseIndex> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(opened) {
        opened.createObjectStore('sets', { keyPath: 'id' });
        opened.createObjectStore('blocks', { autoIncrement: true }).createIndex('setId', 'setId');
      },
      blocking: () => database.close(), // a newer page must not wait for this one
    });
    return new DatabaseIndex(database);
  }

  async sets(): Promise<readonly StoredSet[]> {
    return this.#database.getAll('sets');
  }

  async sequences(setId: string): Promise<readonly StoredSequence[]> {
    const blocks = await this.#database.getAllFromIndex('blocks', 'setId', setId);
    return blocks.flatMap(unpackBlock);
  }

  async put(set: StoredSet): Promise<void> {
    await this.#database.put('sets', set);
  }

  async append(
    setId: string,
    block: readonly StoredSequence[],
    change: Partial<StoredSet>,
  ): Promise<StoredSet> {
    const transaction = this.#database.transaction(['sets', 'blocks'], 'readwrite', {
      durability: 'strict',
    });
    const sets = transaction.objectStore('sets');
    const set = await sets.get(setId);
    if (set === undefined) {
      await transaction.done;
      throw new SetGoneError();
    }
    const changed = { ...set, ...change };
    const writes: Promise<unknown>[] = [sets.put(changed), transaction.done];
    if (block.length > 0) writes.push(transaction.objectStore('blocks').add({ ...packBlock(block), setId }));
    await Promise.all(writes);
    return changed;
  }

  async remove(setId: string): Promise<void> {
    const transaction = this.#database.transaction(['sets', 'blocks'], 'readwrite');
    const blocks = transaction.objectStore('blocks');
    const keys = await blocks.index('setId').getAllKeys(setId);
    await Promise.all([
      ...keys.map((key) => blocks.delete(key)),
      transaction.objectStore('sets').delete(setId),
      transaction.done,
    ]);
  }
}
