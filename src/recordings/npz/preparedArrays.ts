/** The arrays of a prepared set: their headers checked, their labels read, their positions opened as streams. */

import type { FileEntry } from '@zip.js/zip.js/lib/zip-core.js';
import type { Breather } from '../eventLoop';
import { SkeletonParseError } from '../skeletonParseError';
import { EntryStream } from './entryStream';
import { NPY_PRELUDE_BYTES, type NpyHeader, npyHeaderSize, parseNpyHeader } from './npyHeader';
import { decodeNumbers, elementType } from './numbers';
import { ROW_VALUES } from './preparedRow';

const MOST_ROWS = 10_000_000;
const MOST_FRAMES = 20_000;
const MOST_CLASSES = 120;
const LABEL_ROWS_AT_ONCE = 1_000;
export const UNKNOWN_LABEL = 0;

/** A stream at the array's first element. */
export async function openArray(
  file: Blob,
  entry: FileEntry,
  signal: AbortSignal,
): Promise<{ stream: EntryStream; header: NpyHeader }> {
  const stream = await EntryStream.open(file, entry, signal);
  try {
    const name = nameOf(entry);
    const prelude = new Uint8Array(NPY_PRELUDE_BYTES);
    await stream.fill(prelude);
    const bytes = new Uint8Array(npyHeaderSize(prelude, name));
    bytes.set(prelude);
    await stream.fill(bytes.subarray(NPY_PRELUDE_BYTES));
    return { stream, header: parseNpyHeader(bytes, name) };
  } catch (error) {
    stream.close();
    throw error;
  }
}

/** Of an `x` array. Throws `npz-array-shape`, `npz-array-type`, `npz-array-broken`. */
export async function positionsShape(
  file: Blob,
  entry: FileEntry,
  signal: AbortSignal,
): Promise<{ rows: number; frames: number }> {
  const { stream, header } = await openArray(file, entry, signal);
  stream.close();
  const [rows = 0, frames = 0, values] = header.shape;
  const type = typeOf(header, entry, 'positions');
  if (header.shape.length !== 3 || values !== ROW_VALUES || frames < 1 || frames > MOST_FRAMES) {
    throw wrongShape(header, entry);
  }
  refuseOtherSize(header, entry, rows, frames * ROW_VALUES * type.bytes);
  return { rows, frames };
}

/** `[rows]` the action of each row, from 1; {@link UNKNOWN_LABEL} where it is not one-hot. Throws as {@link positionsShape}. */
export async function readLabels(
  file: Blob,
  entry: FileEntry,
  rows: number,
  signal: AbortSignal,
  breathe: Breather,
): Promise<Uint8Array> {
  const { stream, header } = await openArray(file, entry, signal);
  try {
    const [count = 0, classes = 0] = header.shape;
    const type = typeOf(header, entry, 'labels');
    if (header.shape.length !== 2 || count !== rows || classes < 1 || classes > MOST_CLASSES) {
      throw wrongShape(header, entry);
    }
    refuseOtherSize(header, entry, rows, classes * type.bytes);
    const actions = new Uint8Array(rows);
    for (let row = 0; row < rows; row += LABEL_ROWS_AT_ONCE) {
      const values = new Float32Array(Math.min(LABEL_ROWS_AT_ONCE, rows - row) * classes);
      const bytes = new Uint8Array(values.length * type.bytes);
      await stream.fill(bytes);
      decodeNumbers(type, bytes, values);
      for (let start = 0; start < values.length; start += classes) {
        actions[row + start / classes] = hotClass(values.subarray(start, start + classes));
      }
      await breathe();
    }
    await stream.finish();
    return actions;
  } finally {
    stream.close();
  }
}

/** From 1; {@link UNKNOWN_LABEL} where not exactly one value is other than zero. */
function hotClass(values: Float32Array): number {
  const hot = values.findIndex((value) => value !== 0);
  const sole = hot >= 0 && values[hot] === 1 && values.findLastIndex((value) => value !== 0) === hot;
  return sole ? hot + 1 : UNKNOWN_LABEL;
}

/** Throws `npz-array-type` for elements that are not read. */
export function typeOf(header: NpyHeader, entry: FileEntry, use: 'positions' | 'labels') {
  const type = elementType(header.type, use);
  if (type === null) throw new SkeletonParseError('npz-array-type', null, `${nameOf(entry)}: ${header.type}`);
  return type;
}

/** The directory's size is what the shape asks for, so that no count in a header is believed without the bytes for it. */
function refuseOtherSize(header: NpyHeader, entry: FileEntry, rows: number, rowBytes: number): void {
  if (rows > MOST_ROWS) throw wrongShape(header, entry);
  if (entry.uncompressedSize !== header.size + rows * rowBytes) {
    throw new SkeletonParseError('npz-array-broken', null, nameOf(entry));
  }
}

function wrongShape({ shape }: NpyHeader, entry: FileEntry): SkeletonParseError {
  return new SkeletonParseError(
    'npz-array-shape',
    null,
    `${nameOf(entry)} [${shape.slice(0, 6).join(', ')}]`,
  );
}

function nameOf(entry: FileEntry): string {
  return entry.filename.replace(/\.npy$/, '').slice(-40);
}
