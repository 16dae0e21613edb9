/**
 * Prepared sets as CTR-GCN-style toolchains write them, `NTU60_CV.npz` and the like → clean sequences, row by row: `x_train`
 * `[rows, frames, 150]`, one-hot `y_train` `[rows, classes]`, `x_test`, `y_test`. A set of 10 GB streams; only the labels and
 * one row are in memory. The format is documented in Y. Chen et al., "Channel-wise Topology Refinement Graph Convolution", ICCV 2021,
 * whose data preparation writes it.
 */

import type { FileEntry } from '@zip.js/zip.js/lib/zip-core.js';
import type { Breather } from '../eventLoop';
import { baseNameOf } from '../name';
import type { FileProblem, ProblemCode } from '../problem';
import type { ReadRecording } from '../readRecording';
import { isFileGone } from '../recordingFile';
import { SkeletonParseError } from '../skeletonParseError';
import { zipEntries } from '../zipDirectory';
import { decodeNumbers } from './numbers';
import { openArray, positionsShape, readLabels, typeOf, UNKNOWN_LABEL } from './preparedArrays';
import { type PreparedSide, preparedName, ROW_VALUES, sequenceOfRow } from './preparedRow';

interface PreparedOptions {
  readonly signal: AbortSignal;
  readonly breathe: Breather;
  /** Called after each row. */
  readonly onRow: (done: number, total: number) => void;
  /** A row that could not be used; the others are read all the same. */
  readonly onProblem: (problem: FileProblem) => void;
}

const ARRAYS = ['x_train', 'y_train', 'x_test', 'y_test'];
/** Padding packs well: 32 frames of one body in a row of 300 for two are a twentieth of it, in double precision a fortieth. */
const LARGEST_RATIO = 100;
/** Read in seconds, a row at a time. */
const HARMLESS_BYTES = 2 ** 28;

/** One side of the published split. */
interface Side {
  readonly side: PreparedSide;
  readonly entry: FileEntry;
  readonly rows: number;
  readonly frames: number;
  /** `[rows]` actions from 1; 0 where the label is not one-hot. */
  readonly actions: Uint8Array;
}

/**
 * Reads a prepared set. Ids are `NTU60_CV train 00017`, rows counted from 0 as numpy does. Throws {@link SkeletonParseError}, all
 * but the last before the first row: npz-broken, zip-encrypted, zip-method, npz-bomb, npz-array-missing, npz-array-shape, npz-array-type,
 * unreadable, npz-array-broken; and the signal's reason.
 */
export async function* readPrepared(
  file: Blob,
  path: string,
  options: PreparedOptions,
): AsyncGenerator<ReadRecording, void> {
  const { signal, onRow } = options;
  const sides = await findSides(file, options);
  const total = sides.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const side of sides) {
    for await (const recording of readSide(file, path, side, options)) {
      if (recording !== null) yield recording;
      signal.throwIfAborted();
      done += 1;
      onRow(done, total);
    }
  }
}

/** Null for a row that could not be used. */
async function* readSide(
  file: Blob,
  path: string,
  { side, entry, rows, frames, actions }: Side,
  { signal, breathe, onProblem }: PreparedOptions,
): AsyncGenerator<ReadRecording | null, void> {
  const { stream, header } = await openArray(file, entry, signal);
  try {
    const type = typeOf(header, entry, 'positions');
    const bytes = new Uint8Array(frames * ROW_VALUES * type.bytes);
    const values = new Float32Array(frames * ROW_VALUES);
    for (let row = 0; row < rows; row += 1) {
      await stream.fill(bytes);
      decodeNumbers(type, bytes, values);
      const action = actions[row] ?? UNKNOWN_LABEL;
      const id = `${baseNameOf(path)} ${side} ${String(row).padStart(5, '0')}`;
      const read = action === UNKNOWN_LABEL ? null : sequenceOfRow(values, id, preparedName(side, action));
      if (read === null) {
        const code: ProblemCode = action === UNKNOWN_LABEL ? 'npz-label' : 'npz-empty-row';
        onProblem({ code, file: path, line: null, detail: `x_${side}[${row}]` });
      }
      yield read === null ? null : { ...read, notes: [] };
      await breathe();
    }
    await stream.finish();
  } finally {
    stream.close();
  }
}

/** Looks at the headers of all arrays and reads the labels. */
async function findSides(file: Blob, options: PreparedOptions): Promise<readonly Side[]> {
  const { signal, breathe } = options;
  const entries = await directoryOf(file, options);
  refuseBomb(
    file,
    ARRAYS.map((name) => entries.get(name)),
  );
  const sides: Side[] = [];
  for (const side of ['train', 'test'] as const) {
    const [x, y] = [entries.get(`x_${side}`), entries.get(`y_${side}`)];
    if (x === undefined && y === undefined) continue;
    if (x === undefined || y === undefined) {
      throw new SkeletonParseError('npz-array-missing', null, `${x === undefined ? 'x' : 'y'}_${side}`);
    }
    const { rows, frames } = await positionsShape(file, x, signal);
    const actions = await readLabels(file, y, rows, signal, breathe);
    sides.push({ side, entry: x, rows, frames, actions });
  }
  if (sides.length === 0) throw new SkeletonParseError('npz-array-missing', null, 'x_train');
  return sides;
}

/** The arrays by their names without `.npy`. */
async function directoryOf(
  file: Blob,
  { signal, breathe }: PreparedOptions,
): Promise<ReadonlyMap<string, FileEntry>> {
  const entries = new Map<string, FileEntry>();
  try {
    for await (const entry of zipEntries(file, signal, breathe)) {
      if (!entry.directory) entries.set(entry.filename.replace(/\.npy$/, ''), entry);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw new SkeletonParseError(isFileGone(error) ? 'unreadable' : 'npz-broken');
  }
  return entries;
}

/** Together, since they may share their bytes. Throws `npz-bomb`. */
function refuseBomb(file: Blob, arrays: readonly (FileEntry | undefined)[]): void {
  const unpacked = arrays.reduce((sum, array) => sum + (array?.uncompressedSize ?? 0), 0);
  if (unpacked <= Math.max(HARMLESS_BYTES, file.size * LARGEST_RATIO)) return;
  const sizes = [file.size, unpacked].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
  throw new SkeletonParseError('npz-bomb', null, sizes.join(' → '));
}
