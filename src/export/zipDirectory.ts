/**
 * Zip archives that others hand in, read with suspicion (APPNOTE 6.3): the directory first, and of an entry only as much
 * as it said and as is allowed. No Zip64, no encryption, nothing but stored and deflated entries.
 */

import crc32 from 'crc-32';
import { Inflate } from 'fflate';

/** The bytes are no archive, not the whole of one, or not one that is read here. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

interface ZipEntry {
  readonly method: number;
  readonly checksum: number;
  readonly storedBytes: number;
  readonly bytes: number;
  /** Where its local header starts. */
  readonly header: number;
}

export interface ZipDirectory {
  readonly names: readonly string[];
  /** @param mostBytes more are refused before anything is allocated @throws ZipError where it is damaged, or not there */
  read(name: string, mostBytes: number): Uint8Array;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 0xffff;
const MAX_ENTRIES = 200;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** What deflate makes of a byte at most. */
const LARGEST_RATIO = 1032;
const PIECE_BYTES = 16 * 1024;
/** Stored entries are read where they lie; these are allocated. */
const MAX_INFLATED_BYTES = 64 * 1024 * 1024;

/** @throws ZipError */
export function openZip(file: Uint8Array): ZipDirectory {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const entries = readDirectory(view, file);
  return {
    names: [...entries.keys()],
    read(name, mostBytes) {
      const entry = entries.get(name);
      if (entry === undefined) throw new ZipError(`There is no ${name}`);
      if (entry.bytes > mostBytes) throw new ZipError(`${name} is too large`);
      const content = readEntry(view, file, entry, name);
      if (crc32.buf(content) >>> 0 !== entry.checksum) throw new ZipError(`${name} is damaged`);
      return content;
    },
  };
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new ZipError('There is no directory');
}

function readDirectory(view: DataView, file: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) throw new ZipError('There are too many entries');
  const entries = new Map<string, ZipEntry>();
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) {
      throw new ZipError('The directory is damaged');
    }
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw new ZipError('The directory is damaged');
    const name = new TextDecoder().decode(file.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes));
    if (entries.has(name)) throw new ZipError('A name is there twice');
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw new ZipError('It is encrypted');
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      storedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function readEntry(view: DataView, file: Uint8Array, entry: ZipEntry, name: string): Uint8Array {
  const { method, header, storedBytes, bytes } = entry;
  if (header + LOCAL_BYTES > file.length || view.getUint32(header, true) !== LOCAL) {
    throw new ZipError(`${name} is damaged`);
  }
  const from = header + LOCAL_BYTES + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (from + storedBytes > file.length) throw new ZipError(`${name} is cut short`);
  const stored = file.subarray(from, from + storedBytes);
  if (method === STORED && storedBytes === bytes) return stored;
  if (method !== DEFLATED || bytes > storedBytes * LARGEST_RATIO) throw new ZipError(`${name} is damaged`);
  return inflated(stored, bytes, name);
}

/** Piece by piece, so that what inflates to more than it said is given up soon. */
function inflated(stored: Uint8Array, bytes: number, name: string): Uint8Array {
  if (bytes > MAX_INFLATED_BYTES) throw new ZipError(`${name} is too large`);
  const content = new Uint8Array(bytes);
  let filled = 0;
  const inflate = new Inflate((piece) => {
    if (filled + piece.length > bytes) throw new ZipError(`${name} is larger than it says`);
    content.set(piece, filled);
    filled += piece.length;
  });
  try {
    for (let at = 0; at < stored.length; at += PIECE_BYTES) {
      inflate.push(stored.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= stored.length);
    }
  } catch (error) {
    // fflate has no type for its own
    throw error instanceof ZipError ? error : new ZipError(`${name} is damaged: ${String(error)}`);
  }
  if (filled !== bytes) throw new ZipError(`${name} is cut short`);
  return content;
}
