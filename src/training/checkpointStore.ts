/**
 * Checkpoints in IndexedDB, the newest of each run. One transaction writes a checkpoint whole, on the disk before it counts,
 * or leaves the one before as it was: a half-written one can never be read.
 */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import { type Checkpoint, readCheckpoint } from './checkpoint';

const MOST_RUNS = 3;

interface Schema extends DBSchema {
  readonly runs: { key: string; value: Checkpoint; indexes: { savedAt: number } };
}

export class CheckpointStore {
  readonly #name: string;
  #database: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(name = 'd-rnn-playground') {
    this.#name = name;
  }

  /** Takes the place of the run's last one; the oldest runs make room. Rejects where the browser keeps nothing (more). */
  async save(checkpoint: Checkpoint): Promise<void> {
    const database = await this.#open();
    try {
      await put(database, checkpoint);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      await this.#keepOnly([checkpoint.runId]);
      await put(database, checkpoint);
    }
    const newest = await this.#runIds();
    if (newest.length > MOST_RUNS) await this.#keepOnly(newest.slice(0, MOST_RUNS));
  }

  /** The newest whose run is not among these, or null; also null where the browser keeps nothing. */
  async newest(without: readonly string[]): Promise<Checkpoint | null> {
    try {
      const database = await this.#open();
      for (const runId of await this.#runIds()) {
        if (without.includes(runId)) continue;
        const checkpoint = readCheckpoint(await database.get('runs', runId));
        if (checkpoint !== null) return checkpoint;
      }
    } catch {
      // who saves meets the same, and tells of it
    }
    return null;
  }

  async discard(runId: string): Promise<void> {
    await (await this.#open()).delete('runs', runId);
  }

  /** Newest first. */
  async #runIds(): Promise<string[]> {
    const database = await this.#open();
    const keys = await database.getAllKeysFromIndex('runs', 'savedAt');
    return keys.toReversed();
  }

  async #keepOnly(runIds: readonly string[]): Promise<void> {
    for (const runId of await this.#runIds()) {
      if (!runIds.includes(runId)) await this.discard(runId);
    }
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database.createObjectStore('runs', { keyPath: 'runId' }).createIndex('savedAt', 'savedAt');
      },
      terminated: () => {
        this.#database = null;
      },
    });
    this.#database.catch(() => {
      this.#database = null; // the next one tries again
    });
    return this.#database;
  }
}

async function put(database: IDBPDatabase<Schema>, checkpoint: Checkpoint): Promise<void> {
  const transaction = database.transaction('runs', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(checkpoint), transaction.done]);
}
