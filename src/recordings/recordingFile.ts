/**
 * One file to read, picked by itself or an entry of a zip, as plain data that any worker can be given. An entry is
 * read at its place in the archive: whoever reads it needs no directory.
 */

import crc32 from 'crc-32';

import type { Breather } from './eventLoop';
import type { ReadingOptions } from './readRecording';
import { SkeletonParseError } from './skeletonParseError';
import { contentOffset, LOCAL_HEADER_BYTES } from './zipEntry';

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
  /** The archive from the entry's beginning on, where it is in memory already. */
  readonly loaded?: Uint8Array<ArrayBuffer>;
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

/** Names and extra fields are rarely longer together. */
const LIKELY_NAME_BYTES = 256;
/** How much of an archive may be read for each byte of the entries that are wanted of it. */
const MOST_WASTE = 2;
const NOT_AS_LISTED = 'The archive is not what its directory says';
/** RFC 1952, 2.3: deflate, no name, no time. */
const GZIP_HEADER = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/**
 * The whole content. Throws {@link SkeletonParseError} `unreadable` where the file is gone, `zip-broken` where the
 * archive is not what its directory says, and the signal's reason.
 */
export async function readRecordingFile(
  recording: RecordingFile,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array<ArrayBuffer>> {
  const { file, entry } = recording;
  try {
    if (entry === null) return await readWhole(file, signal, breathe);
    return await readEntry(recording, entry, signal, breathe);
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

/**
 * Loads what small neighbours in one archive need, in one piece: each reading of a file takes a browser a millisecond or two
 * whatever its length. Where that fails they are as they were, and each meets what is wrong by itself.
 */
export async function loadTogether(files: readonly RecordingFile[]): Promise<readonly RecordingFile[]> {
  const extents = files.map(({ entry }) => (entry === null ? null : extentOf(entry)));
  const from = Math.min(...extents.map((extent) => extent?.from ?? Number.NaN));
  const to = Math.max(...extents.map((extent) => extent?.to ?? Number.NaN));
  const needed = extents.reduce((sum, extent) => sum + (extent === null ? 0 : extent.to - extent.from), 0);
  const [first] = files;
  const together = files.length > 1 && files.every(({ file }) => file === first?.file);
  if (first === undefined || !together || !(to - from <= Math.min(PIECE_BYTES, needed * MOST_WASTE)))
    return files;
  const bytes = await first.file
    .slice(from, to)
    .arrayBuffer()
    .catch(() => null);
  if (bytes === null) return files;
  const span = new Uint8Array(bytes);
  return files.map((file, i) => ({ ...file, loaded: span.subarray((extents[i]?.from ?? 0) - from) }));
}

/** As far as can be told from the directory. */
function extentOf({ offset, compressedSize }: ZipEntryPlace): { readonly from: number; readonly to: number } {
  return { from: offset, to: offset + LOCAL_HEADER_BYTES + LIKELY_NAME_BYTES + compressedSize };
}

/** What is unpacked is counted while it is, so a lie about its size cannot fill the memory. */
async function readEntry(
  recording: RecordingFile,
  place: ZipEntryPlace,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = await entryContent(recording, place);
  if (place.deflated) return inflate(content, recording.size, place.crc32, signal, breathe);
  const bytes = content instanceof Blob ? await readWhole(content, signal, breathe) : content.slice();
  if (bytes.length !== recording.size || crc32.buf(bytes) !== (place.crc32 | 0))
    throw new Error(NOT_AS_LISTED);
  return bytes;
}

/** Small ones come with their header in one piece. */
async function entryContent(
  { file, loaded }: RecordingFile,
  place: ZipEntryPlace,
): Promise<Blob | Uint8Array<ArrayBuffer>> {
  const { from, to } = extentOf(place);
  const small = to - from <= PIECE_BYTES;
  const end = small ? to : from + LOCAL_HEADER_BYTES;
  const bytes = loaded ?? new Uint8Array(await file.slice(from, end).arrayBuffer());
  const start = contentOffset(bytes);
  if (start === null) throw new Error(NOT_AS_LISTED);
  const stop = start + place.compressedSize;
  return small && stop <= bytes.length ? bytes.subarray(start, stop) : file.slice(from + start, from + stop);
}

/**
 * Unpacks as gzip, around which deflate is wrapped: the browser's own decompressor then compares checksum and length, faster
 * than we could.
 */
async function inflate(
  content: Blob | Uint8Array<ArrayBuffer>,
  size: number,
  checksum: number,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  const reader = gunzipped([GZIP_HEADER, content, gzipTrailer(checksum, size)]).getReader();
  let filled = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      if (filled + step.value.length > size) throw new Error(NOT_AS_LISTED);
      bytes.set(step.value, filled);
      filled += step.value.length;
      await breathe();
      signal.throwIfAborted();
    }
  } finally {
    reader.cancel().catch(() => undefined); // lets the archive go
  }
  if (filled < size) throw new Error(NOT_AS_LISTED);
  return bytes;
}

function gunzipped(parts: readonly (Blob | Uint8Array<ArrayBuffer>)[]): ReadableStream<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  if (parts.some((part) => part instanceof Blob)) return new Blob([...parts]).stream().pipeThrough(stream);
  const writer = stream.writable.getWriter();
  // what is wrong with the bytes is met where they are read
  for (const part of parts) if (!(part instanceof Blob)) writer.write(part).catch(() => undefined);
  writer.close().catch(() => undefined);
  return stream.readable;
}

/** RFC 1952, 2.3.1: checksum and length of what was packed. */
function gzipTrailer(checksum: number, size: number): Uint8Array<ArrayBuffer> {
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, checksum, true);
  trailer.setUint32(4, size, true);
  return new Uint8Array(trailer.buffer);
}
