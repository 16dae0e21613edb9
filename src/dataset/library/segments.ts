/**
 * Where packed sequences lie: files that only grow, one per import (and a further one where it gets large), and are
 * removed as a whole. In the origin's private file system, or in memory where the browser keeps nothing.
 */

/** Held free behind what is written: a full disk must have room for the index of what is on it. Bytes. */
export const RESERVE = 2 ** 21;

/** Grows one segment. Used by one writer at a time; two writers have two segments. */
export interface SegmentWriter {
  /** Bytes written so far. */
  readonly size: number;
  /**
   * Appends.
   *
   * @throws QuotaExceededError where the disk or the browser's share of it is full: the segment ends where it did before
   */
  append(bytes: Uint8Array<ArrayBuffer>): void;
  /** What was appended survives a crash from here on. */
  flush(): void;
  /** Gives back the room that was held free, for the index to note what is here; nothing can be appended any more. */
  giveBackReserve(): void;
  close(): void;
}

export interface SegmentReader {
  /**
   * The bytes from … from + length − 1, in a buffer of their own.
   *
   * @throws Error where they are not there (any more)
   */
  read(from: number, length: number): Uint8Array<ArrayBuffer>;
  close(): void;
}

export interface SegmentStore {
  /** Whether what is written outlasts the page. */
  readonly lasting: boolean;
  create(name: string): Promise<SegmentWriter>;
  /** Reading a segment that grows sees what was appended until it was opened. */
  open(name: string): Promise<SegmentReader>;
  /** Nothing where it is not there. */
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

/** A segment that a reader asks for is gone: another tab deleted it, or the browser made room. */
export class SegmentGoneError extends Error {
  constructor(name: string) {
    super(`The recordings kept in ${name} are gone`);
    this.name = 'SegmentGoneError';
  }
}

/** Whether there was no room on the disk, or in the browser's share of it. */
export function isQuotaExceeded(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
