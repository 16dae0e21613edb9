/** Records of runs in IndexedDB, in a database of their own. Each is written whole or not at all. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import { type RunRecord, readRunRecord } from './runRecord';

interface Schema extends DBSchema {
  readonly records: { key: string; value: RunRecord };
}

export class RunStore {
  readonly #name: string;
  #database: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(name = 'd-rnn-playground-runs') {
    this.#name = name;
  }

  /** All that can be understood, in no order, read one by one: together they are megabytes. Rejects where the browser keeps nothing. */
  async all(): Promise<RunRecord[]> {
    const database = await this.#open();
    const records: RunRecord[] = [];
    for (const id of await database.getAllKeys('records')) {
      const record = readRunRecord(await database.get('records', id));
      if (record !== null) records.push(record);
    }
    return records;
  }

  /** Takes the place of the record with its id. Rejects where the browser keeps nothing (more). */
  async put(record: RunRecord): Promise<void> {
    await (await this.#open()).put('records', record);
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const transaction = (await this.#open()).transaction('records', 'readwrite');
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  }

  /** The connection opens with its first use, in a promise: also where the browser throws. */
  async #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database.createObjectStore('records', { keyPath: 'id' });
      },
      terminated: () => {
        this.#database = null;
      },
    });
    try {
      return await this.#database;
    } catch (error) {
      this.#database = null; // the next one tries again
      throw error;
    }
  }
}
