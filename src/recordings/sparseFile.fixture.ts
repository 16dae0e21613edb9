/** Files of gigabytes that take no memory: zeros up to the last bytes, and a record of how much was asked for at once. */

/** More at once would not be given. */
const MOST_BYTES = 2 ** 27;

export class SparseFile extends File {
  /** Bytes. */
  largestSlice = 0;
  readonly #size: number;
  readonly #tail: Uint8Array;

  /** @param tail its last bytes */
  constructor(name: string, size: number, tail: Uint8Array = new Uint8Array()) {
    super([], name);
    this.#size = size;
    this.#tail = tail;
  }

  override get size(): number {
    return this.#size;
  }

  override slice(start = 0, end = this.#size): Blob {
    const length = Math.min(end, this.#size) - start;
    this.largestSlice = Math.max(this.largestSlice, length);
    if (length > MOST_BYTES) return unreadable();
    const bytes = new Uint8Array(length);
    const tailAt = this.#size - this.#tail.length - start;
    for (let at = Math.max(0, tailAt); at < length; at += 1) bytes[at] = this.#tail[at - tailAt] ?? 0;
    return new Blob([bytes]);
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    this.largestSlice = this.#size;
    return unreadable().arrayBuffer();
  }
}

/** As a browser answers where a file is too long for its memory. */
function unreadable(): Blob {
  const blob = new Blob();
  blob.arrayBuffer = () => Promise.reject(new DOMException('too long', 'NotReadableError'));
  return blob;
}

/** The end record of a zip, as APPNOTE 4.3.16 lays it out. */
export function endRecord(entries: number, directoryBytes: number, directoryAt: number): Uint8Array {
  const record = new DataView(new ArrayBuffer(22));
  record.setUint32(0, 0x06054b50, true);
  record.setUint16(8, entries, true);
  record.setUint16(10, entries, true);
  record.setUint32(12, directoryBytes, true);
  record.setUint32(16, directoryAt, true);
  return new Uint8Array(record.buffer);
}
