/**
 * Segments as files of the origin's private file system. Read through a handle that answers at once and that other
 * tabs may hold too; browsers whose handles are exclusive read through `FileReaderSync` instead.
 */

import {
  RESERVE,
  SegmentGoneError,
  type SegmentReader,
  type SegmentStore,
  type SegmentWriter,
} from './segments';
import { truncateTo, writeWhole } from './writeWhole';

const DIRECTORY = 'recordings';

export class FileSegments implements SegmentStore {
  readonly lasting = true;
  readonly #directory: FileSystemDirectoryHandle;

  private constructor(directory: FileSystemDirectoryHandle) {
    this.#directory = directory;
  }

  /** Rejects where the browser has no private file system, or keeps nothing in it (private mode). */
  static async start(): Promise<FileSegments> {
    const root = await navigator.storage.getDirectory();
    return new FileSegments(await root.getDirectoryHandle(DIRECTORY, { create: true }));
  }

  async create(name: string): Promise<SegmentWriter> {
    const file = await this.#directory.getFileHandle(name, { create: true });
    return new FileWriter(await file.createSyncAccessHandle());
  }

  async open(name: string): Promise<SegmentReader> {
    const file = await this.#directory.getFileHandle(name).catch(() => {
      throw new SegmentGoneError(name);
    });
    const handle = await file.createSyncAccessHandle({ mode: 'read-only' }).catch(() => null);
    // a browser without modes has given an exclusive one
    if (handle?.mode === 'read-only') return new HandleReader(name, handle);
    handle?.close();
    return new BlobPieces(name, await file.getFile());
  }

  async remove(name: string): Promise<void> {
    await this.#directory.removeEntry(name).catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotFoundError') throw error;
    });
  }

  async names(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const name of this.#directory.keys()) names.push(name);
    return names;
  }
}

/** Written at once: each call to the disk has its price, and a set has tens of thousands of sequences. */
const PIECE_BYTES = 2 ** 20;
/** Room is taken in steps for the same reason. */
const ROOM_STEP = 2 ** 24;

/**
 * The file is longer than what is written by the reserve and more, until it is closed. What is appended has its room from the
 * moment on, and is written with what follows, at the latest by `flush`.
 */
class FileWriter implements SegmentWriter {
  size = 0;
  readonly #handle: FileSystemSyncAccessHandle;
  readonly #piece = new Uint8Array(PIECE_BYTES);
  #pieceLength = 0;
  #room = 0;

  /** @throws QuotaExceededError where there is not even room for the reserve */
  constructor(handle: FileSystemSyncAccessHandle) {
    this.#handle = handle;
    try {
      this.#take(RESERVE);
    } catch (error) {
      handle.close();
      throw error;
    }
  }

  append(bytes: Uint8Array<ArrayBuffer>): void {
    this.#makeRoom(this.size + bytes.length + RESERVE);
    if (this.#pieceLength + bytes.length > PIECE_BYTES) this.#writePiece();
    if (bytes.length > PIECE_BYTES) {
      writeWhole(this.#handle, bytes, this.size);
    } else {
      this.#piece.set(bytes, this.#pieceLength);
      this.#pieceLength += bytes.length;
    }
    this.size += bytes.length;
  }

  giveBackReserve(): void {
    this.#take(this.size);
  }

  flush(): void {
    this.#writePiece();
    this.#handle.flush();
  }

  close(): void {
    try {
      this.#writePiece();
      this.#take(this.size);
    } finally {
      this.#handle.close();
    }
  }

  /** A step further than asked for, where that is to be had. */
  #makeRoom(end: number): void {
    if (end <= this.#room) return;
    try {
      this.#take(end + ROOM_STEP);
    } catch {
      this.#take(end);
    }
  }

  #take(end: number): void {
    truncateTo(this.#handle, end);
    this.#room = end;
  }

  #writePiece(): void {
    const piece = this.#piece.subarray(0, this.#pieceLength);
    writeWhole(this.#handle, piece, this.size - piece.length);
    this.#pieceLength = 0;
  }
}

class HandleReader implements SegmentReader {
  readonly #name: string;
  readonly #handle: FileSystemSyncAccessHandle;

  constructor(name: string, handle: FileSystemSyncAccessHandle) {
    this.#name = name;
    this.#handle = handle;
  }

  read(from: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    if (this.#handle.read(bytes, { at: from }) < length) throw new SegmentGoneError(this.#name);
    return bytes;
  }

  close(): void {
    this.#handle.close();
  }
}

class BlobPieces implements SegmentReader {
  readonly #name: string;
  readonly #file: File;

  constructor(name: string, file: File) {
    this.#name = name;
    this.#file = file;
  }

  read(from: number, length: number): Uint8Array<ArrayBuffer> {
    if (from + length > this.#file.size) throw new SegmentGoneError(this.#name);
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(this.#file.slice(from, from + length)));
  }

  close(): void {}
}
