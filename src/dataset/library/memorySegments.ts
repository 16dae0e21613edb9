/** Segments in memory, for as long as the worker lives. */

import { SegmentGoneError, type SegmentReader, type SegmentStore, type SegmentWriter } from './segments';

export class MemorySegments implements SegmentStore {
  readonly lasting = false;
  readonly #mostBytes: number;
  readonly #segments = new Map<string, Uint8Array<ArrayBuffer>[]>();
  #bytes = 0;

  /** @param mostBytes more than this is refused as a full disk would */
  constructor(mostBytes = Number.POSITIVE_INFINITY) {
    this.#mostBytes = mostBytes;
  }

  async create(name: string): Promise<SegmentWriter> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    this.#segments.set(name, pieces);
    const grow = (bytes: Uint8Array<ArrayBuffer>) => {
      if (this.#bytes + bytes.length > this.#mostBytes) {
        throw new DOMException('The memory for recordings is full', 'QuotaExceededError');
      }
      this.#bytes += bytes.length;
      pieces.push(bytes.slice());
    };
    return new MemoryWriter(grow);
  }

  async open(name: string): Promise<SegmentReader> {
    const pieces = this.#segments.get(name);
    if (pieces === undefined) throw new SegmentGoneError(name);
    return new MemoryReader(name, pieces);
  }

  async remove(name: string): Promise<void> {
    const pieces = this.#segments.get(name) ?? [];
    for (const piece of pieces) this.#bytes -= piece.length;
    pieces.length = 0;
    this.#segments.delete(name);
  }

  async names(): Promise<readonly string[]> {
    return [...this.#segments.keys()];
  }
}

class MemoryWriter implements SegmentWriter {
  size = 0;
  readonly #grow: (bytes: Uint8Array<ArrayBuffer>) => void;

  constructor(grow: (bytes: Uint8Array<ArrayBuffer>) => void) {
    this.#grow = grow;
  }

  append(bytes: Uint8Array<ArrayBuffer>): void {
    this.#grow(bytes);
    this.size += bytes.length;
  }

  flush(): void {}

  giveBackReserve(): void {}

  close(): void {}
}

/** Each piece is one sequence: what is read begins where one does. */
class MemoryReader implements SegmentReader {
  readonly #name: string;
  readonly #pieces: readonly Uint8Array<ArrayBuffer>[];
  readonly #starts = new Map<number, Uint8Array<ArrayBuffer>>();
  #indexed = 0;
  #end = 0;

  constructor(name: string, pieces: readonly Uint8Array<ArrayBuffer>[]) {
    this.#name = name;
    this.#pieces = pieces;
  }

  read(from: number, length: number): Uint8Array<ArrayBuffer> {
    for (const piece of this.#pieces.slice(this.#indexed)) {
      this.#starts.set(this.#end, piece);
      this.#end += piece.length;
      this.#indexed += 1;
    }
    const piece = this.#starts.get(from);
    if (piece === undefined || this.#pieces.length === 0) throw new SegmentGoneError(this.#name);
    return piece.slice(0, length);
  }

  close(): void {}
}
