/**
 * One file to read, picked by itself or an entry of a zip, as plain data that any worker can be given. An entry is
 * read at its place in the archive: whoever reads it needs no directory.
 */

import crc32 from 'crc-32';

import type { Breather } from './eventLoop';
import type { ReadingOptions } from './readRecording';
import { SkeletonParseError } from './skeletonParseError';

export interface RecordingFile {
  /** `archive.zip/entry.skeleton` for an entry. */
  readonly path: string;
  /** Bytes, uncompressed. */
  readonly size: number;
  /** The file itself, or the archive it is in. */
  readonly file: Blob;
  readonly entry: ZipEntryPlace | null;
  /** What the person chose about its reading; the defaults where absent. */
  readonly reading?: ReadingOptions;
}

interface ZipEntryPlace {
  /** Where its local header begins in the archive. */
  readonly offset: number;
  readonly compressedSize: number;
  readonly deflated: boolean;
  readonly crc32: number;
}

/** A cancel is heard between pieces, since reading one cannot be stopped. */
const PIECE_BYTES = 8 * 2 ** 20;

/** Local file header of the zip format (APPNOTE 4.3.7): signature, and where the lengths of name and extra field are. */
const HEADER_BYTES = 30;
const HEADER_SIGNATURE = 0x04034b50;
const NAME_LENGTH_AT = 26;
const EXTRA_LENGTH_AT = 28;
/** Names and extra fields are rarely longer together. */
const LIKELY_NAME_BYTES = 256;

/**
 * The whole content. Throws {@link SkeletonParseError} `unreadable` where the file is gone, `zip-broken` where the
 * archive is not what its directory says, and the signal's reason.
 */
export async function readRecordingFile(
  recording: RecordingFile,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array<ArrayBuffer>> {
  const { file, size, entry } = recording;
  try {
    if (entry === null) return await readWhole(file, signal, breathe);
    return await readEntry(file, size, entry, signal, breathe);
  } catch (error) {
    signal.throwIfAborted();
    throw new SkeletonParseError(entry === null || isFileGone(error) ? 'unreadable' : 'zip-broken');
  }
}

/** The file behind a handle was moved, changed or locked since it was picked. */
export function isFileGone(error: unknown): boolean {
  return error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name);
}

async function readWhole(
  file: Blob,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size <= PIECE_BYTES) return new Uint8Array(await file.arrayBuffer());
  const bytes = new Uint8Array(file.size);
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    await breathe();
    signal.throwIfAborted();
    const piece = await file.slice(start, start + PIECE_BYTES).arrayBuffer();
    bytes.set(new Uint8Array(piece), start);
  }
  return bytes;
}

/** What is unpacked is counted while it is, so a lie about its size cannot fill the memory. */
async function readEntry(
  archive: Blob,
  size: number,
  place: ZipEntryPlace,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = await entryContent(archive, place);
  const bytes = place.deflated
    ? await inflate(content, size, signal, breathe)
    : await readStored(content, signal, breathe);
  if (bytes.length !== size || crc32.buf(bytes) !== (place.crc32 | 0))
    throw new Error('not what the directory says');
  return bytes;
}

function readStored(
  content: Blob | Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer> {
  return content instanceof Blob ? readWhole(content, signal, breathe) : content.slice();
}

/** Small ones come with their header in one piece: each reading of an archive takes a millisecond or two whatever its length. */
async function entryContent(
  archive: Blob,
  { offset, compressedSize }: ZipEntryPlace,
): Promise<Blob | Uint8Array<ArrayBuffer>> {
  const small = compressedSize <= PIECE_BYTES;
  const piece = HEADER_BYTES + (small ? LIKELY_NAME_BYTES + compressedSize : 0);
  const bytes = new Uint8Array(await archive.slice(offset, offset + piece).arrayBuffer());
  const header = new DataView(bytes.buffer);
  if (header.getUint32(0, true) !== HEADER_SIGNATURE) throw new Error('no entry here');
  const from =
    HEADER_BYTES + header.getUint16(NAME_LENGTH_AT, true) + header.getUint16(EXTRA_LENGTH_AT, true);
  const to = from + compressedSize;
  return small && to <= bytes.length ? bytes.subarray(from, to) : archive.slice(offset + from, offset + to);
}

async function inflate(
  content: Blob | Uint8Array<ArrayBuffer>,
  size: number,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  const reader = inflated(content).getReader();
  let filled = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      if (filled + step.value.length > size) throw new Error('larger than the directory says');
      bytes.set(step.value, filled);
      filled += step.value.length;
      await breathe();
      signal.throwIfAborted();
    }
  } finally {
    reader.cancel().catch(() => undefined); // lets the archive go
  }
  return filled === size ? bytes : bytes.slice(0, filled);
}

function inflated(content: Blob | Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  const stream = new DecompressionStream('deflate-raw');
  if (content instanceof Blob) return content.stream().pipeThrough(stream);
  const writer = stream.writable.getWriter();
  // what is wrong with the bytes is met where they are read
  writer.write(content).catch(() => undefined);
  writer.close().catch(() => undefined);
  return stream.readable;
}
