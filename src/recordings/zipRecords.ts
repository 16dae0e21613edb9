/**
 * Records of the zip format (PKWARE's APPNOTE 6.3), Zip64 where an archive is beyond 4 GB or 65,535 files. Written here, since a
 * set has tens of thousands of files: zip.js's writer keeps 5 kB of each until the end and makes a handful of streams for it.
 */

/** A file of the archive, packed by deflate. */
export interface PackedFile {
  /** ASCII. */
  readonly name: string;
  readonly packed: Uint8Array<ArrayBuffer>;
  /** Bytes unpacked. */
  readonly size: number;
  readonly crc32: number;
}

/** What the directory says of a file. */
export interface DirectoryEntry extends Omit<PackedFile, 'packed'> {
  readonly packedSize: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const VERSION = 20;
const VERSION_ZIP64 = 45;
const DEFLATE = 8;
/** The format holds a date per file; the present would make every archive different. 2018-01-01, 00:00. */
const DATE = ((2018 - 1980) << 9) | (1 << 5) | 1;
const BEYOND_16 = 0xffff;
const BEYOND_32 = 0xffffffff;
const ZIP64_EXTRA = 1;

/** 4.3.7; the packed bytes follow it. Sizes are known, so no data descriptor comes after them. */
export function localHeader({ name, packed, size, crc32 }: PackedFile): Uint8Array<ArrayBuffer> {
  const record = new RecordWriter(30 + name.length);
  record.u32(0x04034b50).u16(VERSION).u16(0).u16(DEFLATE).u16(0).u16(DATE);
  record.u32(crc32).u32(packed.length).u32(size).u16(name.length).u16(0);
  return record.text(name).bytes;
}

/** 4.3.12, one record of the directory. */
export function directoryRecord(entry: DirectoryEntry): Uint8Array<ArrayBuffer> {
  const { name, size, crc32, packedSize, offset } = entry;
  const far = offset >= BEYOND_32;
  const version = far ? VERSION_ZIP64 : VERSION;
  const record = new RecordWriter(46 + name.length + (far ? 12 : 0));
  record.u32(0x02014b50).u16(version).u16(version).u16(0).u16(DEFLATE).u16(0).u16(DATE);
  record
    .u32(crc32)
    .u32(packedSize)
    .u32(size)
    .u16(name.length)
    .u16(far ? 12 : 0);
  record
    .u16(0)
    .u16(0)
    .u16(0)
    .u32(0)
    .u32(far ? BEYOND_32 : offset)
    .text(name);
  if (far) record.u16(ZIP64_EXTRA).u16(8).u64(offset); // 4.5.3
  return record.bytes;
}

/**
 * What ends the archive: 4.3.16, with 4.3.14 and 4.3.15 before it where numbers do not fit.
 *
 * @param from where the directory begins, `size` its bytes
 */
export function directoryEnd(count: number, from: number, size: number): Uint8Array<ArrayBuffer> {
  const large = count >= BEYOND_16 || from >= BEYOND_32 || size >= BEYOND_32;
  const record = new RecordWriter((large ? 56 + 20 : 0) + 22);
  if (large) {
    record.u32(0x06064b50).u64(44).u16(VERSION_ZIP64).u16(VERSION_ZIP64).u32(0).u32(0);
    record.u64(count).u64(count).u64(size).u64(from);
    record
      .u32(0x07064b50)
      .u32(0)
      .u64(from + size)
      .u32(1);
  }
  const files = Math.min(count, BEYOND_16);
  record.u32(0x06054b50).u16(0).u16(0).u16(files).u16(files);
  record.u32(Math.min(size, BEYOND_32)).u32(Math.min(from, BEYOND_32)).u16(0);
  return record.bytes;
}

/** Little-endian fields, one after the other. */
class RecordWriter {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  u16(value: number): this {
    this.#view.setUint16(this.#at, value, true);
    this.#at += 2;
    return this;
  }

  u32(value: number): this {
    this.#view.setUint32(this.#at, value, true);
    this.#at += 4;
    return this;
  }

  u64(value: number): this {
    this.#view.setBigUint64(this.#at, BigInt(value), true);
    this.#at += 8;
    return this;
  }

  text(text: string): this {
    for (let i = 0; i < text.length; i++) this.bytes[this.#at++] = text.charCodeAt(i);
    return this;
  }
}
