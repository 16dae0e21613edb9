/**
 * One array of an `.npz` as a stream of bytes in pieces of the size asked for. An entry of 10 GB, stored or deflated, is never in
 * memory for more than a few pieces.
 */

import type { FileEntry } from '@zip.js/zip.js/lib/zip-core.js';
import crc32 from 'crc-32';

import { SkeletonParseError } from '../skeletonParseError';
import { contentOffset, LOCAL_HEADER_BYTES } from '../zipEntry';

const STORED = 0;
const DEFLATED = 8;

const PIECE_BYTES = 2 ** 20;

/** Bytes of a blob, a piece at a time and only when asked: a blob's own stream may read ahead as far as it likes. */
function piecesOf(blob: Blob, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = start;
  return new ReadableStream(
    {
      pull: async (controller) => {
        const piece = await blob.slice(at, Math.min(at + PIECE_BYTES, end)).arrayBuffer();
        at += PIECE_BYTES;
        if (piece.byteLength > 0) controller.enqueue(new Uint8Array(piece));
        if (piece.byteLength === 0 || at >= end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

export class EntryStream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  readonly #entry: FileEntry;
  readonly #signal: AbortSignal;
  #chunk = new Uint8Array();
  #crc = 0;
  #total = 0;

  private constructor(
    entry: FileEntry,
    stream: ReadableStream<Uint8Array<ArrayBuffer>>,
    signal: AbortSignal,
  ) {
    this.#entry = entry;
    this.#reader = stream.getReader();
    this.#signal = signal;
  }

  /** Throws {@link SkeletonParseError} `zip-encrypted`, `zip-method`, `npz-broken`, `unreadable`. */
  static async open(archive: Blob, entry: FileEntry, signal: AbortSignal): Promise<EntryStream> {
    const { offset, compressedSize, compressionMethod, encrypted } = entry;
    if (encrypted) throw new SkeletonParseError('zip-encrypted');
    if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
      throw new SkeletonParseError('zip-method', null, String(compressionMethod));
    }
    const header = await archive
      .slice(offset, offset + LOCAL_HEADER_BYTES)
      .arrayBuffer()
      .catch(() => {
        throw new SkeletonParseError('unreadable');
      });
    const start = contentOffset(new Uint8Array(header));
    if (start === null) throw new SkeletonParseError('npz-broken');
    const from = offset + start;
    const content = piecesOf(archive, from, from + compressedSize);
    const stream =
      compressionMethod === DEFLATED ? content.pipeThrough(new DecompressionStream('deflate-raw')) : content;
    return new EntryStream(entry, stream, signal);
  }

  /** Fills `target`. Throws `npz-array-broken` where the entry ends before or cannot be unpacked, and the signal's reason. */
  async fill(target: Uint8Array): Promise<void> {
    let filled = 0;
    while (filled < target.length) {
      if (this.#chunk.length === 0) this.#chunk = await this.#next();
      const piece = this.#chunk.subarray(0, target.length - filled);
      target.set(piece, filled);
      filled += piece.length;
      this.#chunk = this.#chunk.subarray(piece.length);
    }
  }

  /** Reads to the end. Throws `npz-array-broken` where more follows or the checksum differs. */
  async finish(): Promise<void> {
    const rest = this.#chunk.length > 0 || !(await this.#read()).done;
    if (rest || this.#crc !== ((this.#entry.crc32 ?? 0) | 0)) throw this.#broken();
  }

  /** Lets go of the file. */
  close(): void {
    this.#reader.cancel().catch(() => undefined);
  }

  async #next(): Promise<Uint8Array<ArrayBuffer>> {
    const { done, value } = await this.#read();
    if (done) throw this.#broken();
    this.#crc = crc32.buf(value, this.#crc);
    this.#total += value.length;
    if (this.#total > this.#entry.uncompressedSize) throw this.#broken();
    return value;
  }

  async #read(): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>> {
    this.#signal.throwIfAborted();
    try {
      return await this.#reader.read();
    } catch (error) {
      this.#signal.throwIfAborted();
      const gone = error instanceof DOMException && error.name.startsWith('Not');
      throw gone ? new SkeletonParseError('unreadable') : this.#broken();
    }
  }

  #broken(): SkeletonParseError {
    const name = this.#entry.filename.replace(/\.npy$/, '');
    return new SkeletonParseError('npz-array-broken', null, name);
  }
}
