/**
 * Which sequences train and which test (thesis chapter 4). Pure and cheap: the page asks with every change
 * of the Split select, over up to 56,880 sequences. Sequences without a name are on neither side.
 */

import type { SplitName } from '../experiment/config';
import { Random } from '../experiment/random';
import type { RecordingName } from '../skeleton/sequence';
import type { SplitReason } from './protocol';

/** NTU RGB+D's cross-view split (Shahroudy et al. 2016): camera 1 tests. */
const TEST_CAMERA = 1;
const TRAINING_CAMERAS: ReadonlySet<number> = new Set([2, 3]);

/**
 * The cross-subject split of NTU RGB+D 120 (Liu et al. 2019); the others test. Of the first 40 performers, who are NTU RGB+D's,
 * it trains on the same 20 as that set's own split (Shahroudy et al. 2016): one list is right for either set.
 */
const TRAINING_PERFORMERS: ReadonlySet<number> = new Set([
  1, 2, 4, 5, 8, 9, 13, 14, 15, 16, 17, 18, 19, 25, 27, 28, 31, 34, 35, 38, 45, 46, 47, 49, 50, 52, 53, 54,
  55, 56, 57, 58, 59, 70, 74, 78, 80, 81, 82, 83, 84, 85, 86, 89, 91, 92, 93, 94, 95, 97, 98, 100, 103,
]);

const RANDOM_TRAINING_SHARE = 0.7;

/** Ids of the rows of prepared sets (`recordings/npz`), whose names stand for a side of the published split and for nobody. */
const PREPARED_ROW = / (train|test) \d{5,}( \(\d+\))?$/;

interface SplittableSequence {
  readonly id: string;
  readonly name: RecordingName | null;
}

export interface SequenceSplit {
  /** Ids, in the order given. */
  readonly train: readonly string[];
  readonly test: readonly string[];
  /** The split in use. */
  readonly split: SplitName;
  readonly reason: SplitReason;
}

type Side = 'train' | 'test' | 'neither';
type NamedSequence = { readonly id: string; readonly name: RecordingName };
type SideOf = (sequence: NamedSequence) => Side;

/**
 * Splits a data set. Where the asked split would leave one side empty it falls back to 'random': 70 % of the
 * performers train, the rest test, or 70 % of the sequences where there is one performer only. Rows of prepared sets, which
 * name no performers, are drawn one by one. The outcome depends on the sequences, not on their order. Both sides are empty only where no sequence has a name, one
 * side only where a single sequence has.
 *
 * @param seed decides the random split; the others ignore it
 */
export function splitSequences(
  sequences: readonly SplittableSequence[],
  split: SplitName,
  seed: number,
): SequenceSplit {
  const named = sequences.filter((sequence): sequence is NamedSequence => sequence.name !== null);
  if (split !== 'random') {
    const sides = distribute(named, SIDES[split]);
    if (sides.train.length > 0 && sides.test.length > 0) return { ...sides, split, reason: 'as-asked' };
  }
  const rows = named.filter(isPreparedRow);
  const sides = distribute(named, randomSide(named, rows, seed));
  if (rows.length > 0) return { ...sides, split: 'random', reason: 'row-by-row' };
  return { ...sides, split: 'random', reason: split === 'random' ? 'as-asked' : 'one-side-empty' };
}

/** By its id and by its name: a recording of NTU may have that name too. */
function isPreparedRow({ id, name }: NamedSequence): boolean {
  const { setup, camera, performer, replication } = name;
  const side = PREPARED_ROW.exec(id)?.[1];
  if (side === undefined || replication !== 1) return false;
  if (side === 'train') return setup === 2 && camera === 2 && performer === 1;
  return setup === 1 && camera === 1 && performer === 3;
}

function distribute(
  sequences: readonly NamedSequence[],
  sideOf: SideOf,
): { train: string[]; test: string[] } {
  const train: string[] = [];
  const test: string[] = [];
  for (const sequence of sequences) {
    const side = sideOf(sequence);
    if (side === 'train') train.push(sequence.id);
    else if (side === 'test') test.push(sequence.id);
  }
  return { train, test };
}

const sideByCamera: SideOf = ({ name }) => {
  if (name.camera === TEST_CAMERA) return 'test';
  return TRAINING_CAMERAS.has(name.camera) ? 'train' : 'neither';
};

const SIDES: Readonly<Record<Exclude<SplitName, 'random'>, SideOf>> = {
  'cross-view': sideByCamera,
  'cross-subject': ({ name }) => (TRAINING_PERFORMERS.has(name.performer) ? 'train' : 'test'),
  /** NTU RGB+D 120's (Liu et al. 2019): even setups train. */
  'cross-setup': ({ name }) => (name.setup % 2 === 0 ? 'train' : 'test'),
};

function randomSide(
  sequences: readonly NamedSequence[],
  rows: readonly NamedSequence[],
  seed: number,
): SideOf {
  const isRow = new Set(rows);
  const sideOfRow = oneByOne(rows, seed);
  const sideOfOther = byPerformer(
    sequences.filter((sequence) => !isRow.has(sequence)),
    seed,
  );
  return (sequence) => (isRow.has(sequence) ? sideOfRow : sideOfOther)(sequence);
}

function byPerformer(sequences: readonly NamedSequence[], seed: number): SideOf {
  const performers = [...new Set(sequences.map(({ name }) => name.performer))].sort((a, b) => a - b);
  if (performers.length === 1) return oneByOne(sequences, seed);
  const training = new Set(trainingShare(shuffled(performers, seed)));
  return ({ name }) => (training.has(name.performer) ? 'train' : 'test');
}

function oneByOne(sequences: readonly NamedSequence[], seed: number): SideOf {
  const ids = sequences.map(({ id }) => id).sort();
  const training = new Set(trainingShare(shuffled(ids, seed)));
  return ({ id }) => (training.has(id) ? 'train' : 'test');
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  return new Random(seed).fork('split').shuffled(items);
}

/** The first 70 %, but at least one and, of several, not all. */
function trainingShare<T>(items: readonly T[]): readonly T[] {
  const rounded = Math.round(items.length * RANDOM_TRAINING_SHARE);
  return items.slice(0, Math.max(1, Math.min(items.length - 1, rounded)));
}
