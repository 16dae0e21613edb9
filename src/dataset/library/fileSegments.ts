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

/** The file is longer than what is written by the reserve, until it is closed. */
class FileWriter implements SegmentWriter {
  size = 0;
  readonly #handle: FileSystemSyncAccessHandle;

  /** @throws QuotaExceededError where there is not even room for the reserve */
  constructor(handle: FileSystemSyncAccessHandle) {
    this.#handle = handle;
    try {
      handle.truncate(RESERVE);
    } catch (error) {
      handle.close();
      throw error;
    }
  }

  append(bytes: Uint8Array<ArrayBuffer>): void {
    this.#handle.truncate(this.size + bytes.length + RESERVE);
    const written = this.#handle.write(bytes, { at: this.size });
    if (written < bytes.length) throw new DOMException('The disk took only a part', 'QuotaExceededError');
    this.size += written;
  }

  giveBackReserve(): void {
    this.#handle.truncate(this.size);
  }

  flush(): void {
    this.#handle.flush();
  }

  close(): void {
    try {
      this.#handle.truncate(this.size);
    } finally {
      this.#handle.close();
    }
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
