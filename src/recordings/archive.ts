/**
 * Picked and dropped files, the entries of zips among them, as one stream of recordings to read and problems to
 * list. A zip is read at random access: its directory first, then one entry at a time, never the whole.
 */

import { BlobReader, type FileEntry, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core.js';
import type { Breather } from './eventLoop';
import type { FileSource } from './fileSource';
import type { FileProblem } from './problem';
import { SkeletonParseError } from './skeletonParseError';

export interface RecordingFile {
  /** `archive.zip/entry.skeleton` for an entry. */
  readonly path: string;
  /** Bytes, uncompressed. */
  readonly size: number;
  /** Reads it. Throws {@link SkeletonParseError} `unreadable`, `zip-broken`, or the signal's reason. */
  readonly bytes: (signal: AbortSignal, breathe: Breather) => Promise<Uint8Array>;
}

type ListedFile =
  | { readonly type: 'recording'; readonly recording: RecordingFile }
  | { readonly type: 'problem'; readonly problem: FileProblem };

/** A recording of NTU has 0.1–3 MB; hours of recording would be cut into pieces. */
const MOST_BYTES = 256 * 2 ** 20;
const PIECE_BYTES = 8 * 2 ** 20;
const JUNK = /(^|[/\\])(__MACOSX([/\\]|$)|\.DS_Store$|\._[^/\\]*$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Lists what the sources hold, in their order. What a file system or archiver left behind (`__MACOSX`,
 * `.DS_Store`, directories) is passed over in silence; any other file that is no recording is a problem.
 * Throws the signal's reason when aborted, and nothing else.
 */
export async function* listRecordings(
  sources: readonly FileSource[],
  signal: AbortSignal,
): AsyncGenerator<ListedFile> {
  for (const { path, file } of sources) {
    signal.throwIfAborted();
    if (JUNK.test(path)) continue;
    if (/\.zip$/i.test(path)) {
      yield* listZip(path, file, signal);
    } else {
      yield listed(path, file.size, (...stop) => readFile(file, ...stop));
    }
  }
}

async function* listZip(path: string, file: File, signal: AbortSignal): AsyncGenerator<ListedFile> {
  // Names are never used as paths on a disk, so odd ones are no danger; workers would be loaded from blobs.
  const reader = new ZipReader(new BlobReader(file), { useWebWorkers: false, strictness: 'tolerant' });
  let encryptionReported = false;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      signal.throwIfAborted();
      if (entry.directory || JUNK.test(entry.filename)) continue;
      if (!entry.encrypted) {
        const entryPath = `${path}/${entry.filename}`;
        yield listed(entryPath, entry.uncompressedSize, (...stop) => readEntry(entry, ...stop));
      } else if (!encryptionReported) {
        encryptionReported = true;
        yield problem('zip-encrypted', path);
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    yield problem(isFileGone(error) ? 'unreadable' : 'zip-broken', path);
  }
}

function listed(path: string, size: number, bytes: RecordingFile['bytes']): ListedFile {
  if (!/\.skeleton$/i.test(path)) return problem('not-a-skeleton-file', path);
  if (size > MOST_BYTES) return problem('too-large', path, `${Math.round(size / 2 ** 20)} MB`);
  return { type: 'recording', recording: { path, size, bytes } };
}

function problem(code: FileProblem['code'], file: string, detail = ''): ListedFile {
  return { type: 'problem', problem: { code, file, line: null, detail } };
}

/** In pieces, because reading one cannot be stopped. */
async function readFile(file: File, signal: AbortSignal, breathe: Breather): Promise<Uint8Array> {
  try {
    if (file.size <= PIECE_BYTES) return new Uint8Array(await file.arrayBuffer());
    const bytes = new Uint8Array(file.size);
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      await breathe();
      signal.throwIfAborted();
      const piece = await file.slice(start, start + PIECE_BYTES).arrayBuffer();
      bytes.set(new Uint8Array(piece), start);
    }
    return bytes;
  } catch {
    signal.throwIfAborted();
    throw new SkeletonParseError('unreadable');
  }
}

/** Lets other events in while an entry is unpacked: its streams may run from end to end without. */
class PausingWriter extends Uint8ArrayWriter {
  readonly #signal: AbortSignal;
  readonly #breathe: Breather;

  constructor(signal: AbortSignal, breathe: Breather) {
    super();
    this.#signal = signal;
    this.#breathe = breathe;
  }

  override async writeUint8Array(array: Uint8Array): Promise<void> {
    await super.writeUint8Array(array);
    await this.#breathe();
    this.#signal.throwIfAborted();
  }
}

/** The size the directory gives is checked while unpacking, so a lie about it cannot fill the memory. */
async function readEntry(entry: FileEntry, signal: AbortSignal, breathe: Breather): Promise<Uint8Array> {
  try {
    return await entry.getData(new PausingWriter(signal, breathe), {
      signal,
      checkCrc32: true,
      useWebWorkers: false,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw new SkeletonParseError(isFileGone(error) ? 'unreadable' : 'zip-broken');
  }
}

/** The file behind a handle was moved, changed or locked since it was picked. */
function isFileGone(error: unknown): boolean {
  return error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name);
}
