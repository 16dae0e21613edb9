/** A block of the index as the database keeps it: columns, from which a set of 56,880 sequences is there in a fraction of a second. */

import type { CleaningCounts } from '../../recordings/problem';
import { packSummaries, type SummaryColumns, unpackSummaries } from '../summaryColumns';
import type { StoredSequence } from './libraryIndex';
import type { Packing } from './packing';

export interface SequenceBlock extends SummaryColumns {
  readonly hashes: readonly string[];
  /** Empty where there is none; left out where none has one, and in blocks of before they were kept. */
  readonly fileHashes?: readonly string[];
  /** Names, and per sequence which of them. */
  readonly segments: readonly string[];
  readonly segmentOf: Uint16Array<ArrayBuffer>;
  readonly from: Float64Array<ArrayBuffer>;
  /** Per sequence origin x y z, step x y z, orientation step; NaN where there is none. */
  readonly packings: Float64Array<ArrayBuffer>;
  /** Of the few that cleaning did something to, by their place in the block. */
  readonly cleaned: ReadonlyMap<number, CleaningCounts>;
}

const PACKING_WIDTH = 7;

export function packBlock(sequences: readonly StoredSequence[]): SequenceBlock {
  const segments = [...new Set(sequences.map(({ segment }) => segment))];
  const packings = new Float64Array(sequences.length * PACKING_WIDTH);
  const fileHashes = sequences.map(({ fileHash }) => fileHash ?? '');
  const cleaned = new Map<number, CleaningCounts>();
  sequences.forEach(({ packing, cleaning }, i) => {
    packings.set(numbersOf(packing), i * PACKING_WIDTH);
    if (cleaning !== null) cleaned.set(i, cleaning);
  });
  return {
    ...packSummaries(sequences),
    hashes: sequences.map(({ hash }) => hash),
    ...(fileHashes.some((hash) => hash !== '') && { fileHashes }),
    segments,
    segmentOf: Uint16Array.from(sequences, ({ segment }) => segments.indexOf(segment)),
    from: Float64Array.from(sequences, ({ from }) => from),
    packings,
    cleaned,
  };
}

export function unpackBlock(block: SequenceBlock): StoredSequence[] {
  const { hashes, fileHashes = [], segments, segmentOf, from, packings, cleaned } = block;
  return unpackSummaries(block).map((summary, i) => ({
    ...summary,
    segment: segments[segmentOf[i] ?? 0] ?? '',
    from: from[i] ?? 0,
    packing: packingOf(packings.subarray(i * PACKING_WIDTH, (i + 1) * PACKING_WIDTH)),
    hash: hashes[i] ?? '',
    fileHash: fileHashes[i] || null,
    cleaning: cleaned.get(i) ?? null,
  }));
}

function numbersOf({ origin, step, orientationStep }: Packing): readonly number[] {
  return [...origin, ...(step ?? [Number.NaN, Number.NaN, Number.NaN]), orientationStep ?? Number.NaN];
}

function packingOf(numbers: Float64Array): Packing {
  const [x = 0, y = 0, z = 0, stepX = 0, stepY = 0, stepZ = 0, orientationStep = Number.NaN] = numbers;
  return {
    origin: [x, y, z],
    step: Number.isNaN(stepX) ? null : [stepX, stepY, stepZ],
    orientationStep: Number.isNaN(orientationStep) ? null : orientationStep,
  };
}
