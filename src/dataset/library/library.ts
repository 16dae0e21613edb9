/**
 * The visitor's recordings, kept from visit to visit: named data sets, cleaned and packed. Several tabs share it; each
 * set has one writer at a time.
 */

import { KeptSet } from './keptSet';
import {
  type LibraryIndex,
  NONE_REFUSED,
  type RefusedFiles,
  SetGoneError,
  type StoredSet,
} from './libraryIndex';
import type { Locks } from './locks';
import { SegmentGoneError, type SegmentReader, type SegmentStore } from './segments';
import { keptHash } from './setHash';
import { SetWriter } from './setWriter';

interface LibraryParts {
  readonly index: LibraryIndex;
  readonly segments: SegmentStore;
  readonly locks: Locks;
  /** Never gives the same twice, in whatever tab. */
  readonly newName: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is done with the writer; resolves with the files that could not be used. */
type Writing = (writer: SetWriter) => Promise<RefusedFiles>;

export class Library {
  readonly #parts: LibraryParts;
  /** By segment, for all sets that are open. */
  readonly #readers = new Map<string, SegmentReader>();

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  /** Whether it outlasts the page. */
  get lasting(): boolean {
    return this.#parts.segments.lasting;
  }

  /** The latest first. */
  async sets(): Promise<readonly StoredSet[]> {
    const sets = await this.#parts.index.sets();
    return sets.toSorted((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1));
  }

  /** An empty one. Where the name is taken, it gets a number. */
  async create(name: string): Promise<StoredSet> {
    const { index, newName, now } = this.#parts;
    const taken = new Set((await index.sets()).map((set) => set.name));
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
    const time = now();
    const set: StoredSet = {
      id: newName(),
      name: free,
      createdAt: time,
      changedAt: time,
      sequences: 0,
      frames: 0,
      bytes: 0,
      segments: [],
      ...NONE_REFUSED,
    };
    await index.put(set);
    return set;
  }

  /** Its sequences are in the order of their ids. @param revision names its content @throws SetGoneError */
  async open(setId: string, revision: number): Promise<KeptSet> {
    const set = await this.#find(setId);
    const sequences = await this.#parts.index.sequences(setId);
    for (const name of new Set(sequences.map(({ segment }) => segment))) await this.#openSegment(name);
    const inOrder = sequences.toSorted((a, b) => Number(a.id > b.id) - Number(a.id < b.id));
    const opened = new KeptSet(revision, set, inOrder, this.#readers);
    await this.#keepHash(set, opened);
    return opened;
  }

  /** With the set, where it is not there: it is then found by it without being opened. */
  async #keepHash(set: StoredSet, { hash }: KeptSet): Promise<void> {
    if (keptHash(set) === hash) return;
    const content = { hash, changedAt: set.changedAt };
    await this.#parts.index.append(set.id, [], { content }).catch(() => undefined); // the next visit tries again
  }

  /** @throws SetGoneError */
  async rename(setId: string, name: string): Promise<void> {
    await this.#parts.index.append(setId, [], { name });
  }

  async remove(setId: string): Promise<void> {
    const { index, locks } = this.#parts;
    const segments = await locks.exclusively(lockOf(setId), async () => {
      const set = (await index.sets()).find(({ id }) => id === setId);
      await index.remove(setId);
      return set?.segments ?? [];
    });
    for (const name of segments) {
      this.#readers.get(name)?.close(); // a file that is open cannot be removed
      this.#readers.delete(name);
    }
    await this.sweep();
  }

  /** Removes a set that nothing was added to. */
  async removeEmpty(setId: string): Promise<void> {
    const sets = await this.#parts.index.sets();
    if (sets.find(({ id }) => id === setId)?.sequences === 0) await this.remove(setId);
  }

  /**
   * Adds to a set. Waits while another tab does. What was added is kept, even where `writing` or the disk fails.
   *
   * @throws SetGoneError, what `writing` throws, and the signal's reason while it waits
   */
  async write(setId: string, writing: Writing, signal: AbortSignal): Promise<StoredSet> {
    const { index, locks } = this.#parts;
    const write = async () => {
      const set = await this.#find(setId);
      const held: Holder[] = [];
      const newSegment = async () => {
        const holder = await this.#hold();
        held.push(holder);
        return holder.name;
      };
      const writer = new SetWriter({ ...this.#parts, newSegment }, set, await index.sequences(setId));
      try {
        const refused = await writing(writer);
        return await writer.finish(refused);
      } catch (error) {
        await writer.finish(NONE_REFUSED).catch(() => undefined); // the failure that came first is the one to tell of
        throw error;
      } finally {
        writer.close();
        for (const { letGo } of held) letGo();
      }
    };
    return locks.exclusively(lockOf(setId), write, signal);
  }

  /** Removes what a crash or a deletion left behind. What another tab reads from or writes goes the next time. */
  async sweep(): Promise<void> {
    const { index, segments, locks } = this.#parts;
    for (const name of await segments.names()) {
      await locks.ifFree(lockOf(name), async () => {
        const inUse = (await index.sets()).some((set) => set.segments.includes(name));
        if (!inUse) await segments.remove(name).catch(() => undefined);
      });
    }
  }

  /** A segment's name, and its lock until it is let go: others must not sweep it away meanwhile. */
  async #hold(): Promise<Holder> {
    const { locks, newName } = this.#parts;
    const name = newName();
    let letGo = () => {};
    const done = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await new Promise<void>((granted, refused) => {
      const hold = () => {
        granted();
        return done;
      };
      locks.exclusively(lockOf(name), hold).catch(refused);
    });
    return { name, letGo };
  }

  /** A segment that is gone is met when one of its sequences is read. */
  async #openSegment(name: string): Promise<void> {
    if (this.#readers.has(name)) return;
    try {
      this.#readers.set(name, await this.#parts.segments.open(name));
    } catch (error) {
      if (!(error instanceof SegmentGoneError)) throw error;
    }
  }

  async #find(setId: string): Promise<StoredSet> {
    const set = (await this.#parts.index.sets()).find(({ id }) => id === setId);
    if (set === undefined) throw new SetGoneError();
    return set;
  }
}

interface Holder {
  readonly name: string;
  readonly letGo: () => void;
}

function lockOf(name: string): string {
  return `recordings ${name}`;
}
