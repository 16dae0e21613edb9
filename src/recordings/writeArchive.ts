/**
 * A data set as one zip of `.skeleton` files, written from front to back while it is made: same sequences, same bytes, and never
 * more of it in memory than a few files.
 */

import crc32 from 'crc-32';
import { deflateSync } from 'fflate';
import type { SkeletonSequence } from '../skeleton/sequence';
import { DecimalWriter } from './decimalWriter';
import { createBreather } from './eventLoop';
import type { ProgressListener } from './progress';
import { writeSkeletonWith } from './writeSkeleton';
import {
  type DirectoryEntry,
  directoryEnd,
  directoryRecord,
  localHeader,
  type PackedFile,
} from './zipRecords';

/** Where an archive goes, piece by piece. */
export interface ArchiveSink {
  /** Resolves when more may come. @throws QuotaExceededError where there is no room */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Makes the files of an archive. */
export interface FilePacker {
  /** How many to have under way at once. */
  readonly parallel: number;
  pack(sequence: SkeletonSequence): Promise<PackedFile>;
}

interface ArchiveOptions {
  readonly signal: AbortSignal;
  /** Called after each file. */
  readonly onProgress: ProgressListener;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
  readonly packer?: FilePacker;
}

/** Pieces are handed on when they are this large: each write to a disk has its price. */
const PIECE_BYTES = 2 ** 22;

const HERE: FilePacker = { parallel: 1, pack: async (sequence) => packFile(sequence) };

/** Measured digits hardly repeat: looking harder for repetitions takes twice as long and saves a tenth. */
const PACKING = { level: 1, mem: 4 } as const;

/** Of one file after the other, in the same memory: text is ten times what it says. */
const writer = new DecimalWriter(2 ** 16);

/** The sequence as `<id>.skeleton`. */
export function packFile(sequence: SkeletonSequence): PackedFile {
  writer.clear();
  writeSkeletonWith(writer, sequence);
  const text = writer.written();
  const name = `${sequence.id}.skeleton`;
  const packed = new Uint8Array(deflateSync(text, PACKING)); // in a buffer that can be handed over
  return { name, packed, size: text.length, crc32: crc32.buf(text) >>> 0 };
}

/**
 * Writes all sequences into the sink, in their order.
 *
 * @param total how many there are
 * @throws the signal's reason when aborted, what the sink throws
 */
export async function streamArchive(
  sequences: Iterable<SkeletonSequence>,
  total: number,
  sink: ArchiveSink,
  { signal, onProgress, now = () => performance.now(), packer = HERE }: ArchiveOptions,
): Promise<void> {
  const start = now();
  const breathe = createBreather(now);
  const archive = new ArchiveWriter(sink);
  const underWay: Promise<PackedFile>[] = [];
  let bytesDone = 0;
  let done = 0;
  const finishOne = async () => {
    const file = await underWay.shift();
    signal.throwIfAborted();
    if (file === undefined) return;
    await archive.add(file);
    bytesDone += file.size;
    done += 1;
    onProgress({ done, total, bytesDone, bytesTotal: null, seconds: (now() - start) / 1000 });
  };
  try {
    for (const sequence of sequences) {
      await breathe();
      signal.throwIfAborted();
      underWay.push(packer.pack(sequence));
      if (underWay.length >= packer.parallel) await finishOne();
    }
    while (underWay.length > 0) await finishOne();
    await archive.finish();
  } finally {
    for (const left of underWay) left.catch(() => undefined); // nobody waits for it any more
  }
}

/** As {@link streamArchive}, into memory. */
export async function writeArchive(
  sequences: Iterable<SkeletonSequence>,
  total: number,
  options: ArchiveOptions,
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const write = async (bytes: Uint8Array<ArrayBuffer>) => void pieces.push(bytes);
  await streamArchive(sequences, total, { write }, options);
  return new Blob(pieces, { type: 'application/zip' });
}

class ArchiveWriter {
  readonly #sink: ArchiveSink;
  readonly #directory: Uint8Array<ArrayBuffer>[] = [];
  #piece: Uint8Array<ArrayBuffer>[] = [];
  #pieceBytes = 0;
  #offset = 0;

  constructor(sink: ArchiveSink) {
    this.#sink = sink;
  }

  async add(file: PackedFile): Promise<void> {
    const { packed, ...described } = file;
    const entry: DirectoryEntry = { ...described, packedSize: packed.length, offset: this.#offset };
    this.#directory.push(directoryRecord(entry));
    await this.#write(localHeader(file));
    await this.#write(packed);
  }

  async finish(): Promise<void> {
    const from = this.#offset;
    for (const record of this.#directory) await this.#write(record);
    await this.#write(directoryEnd(this.#directory.length, from, this.#offset - from));
    await this.#handOn();
  }

  async #write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#piece.push(bytes);
    this.#pieceBytes += bytes.length;
    this.#offset += bytes.length;
    if (this.#pieceBytes >= PIECE_BYTES) await this.#handOn();
  }

  async #handOn(): Promise<void> {
    const piece = new Uint8Array(this.#pieceBytes);
    let at = 0;
    for (const bytes of this.#piece) {
      piece.set(bytes, at);
      at += bytes.length;
    }
    this.#piece = [];
    this.#pieceBytes = 0;
    await this.#sink.write(piece);
  }
}
