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

/** NTU RGB+D's cross-subject split (Shahroudy et al. 2016): the others test. */
const TRAINING_PERFORMERS: ReadonlySet<number> = new Set([
  1, 2, 4, 5, 8, 9, 13, 14, 15, 16, 17, 18, 19, 25, 27, 28, 31, 34, 35, 38,
]);

const RANDOM_TRAINING_SHARE = 0.7;

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
 * performers train, the rest test, or 70 % of the sequences where there is one performer only. The outcome
 * depends on the sequences, not on their order. Both sides are empty only where no sequence has a name, one
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
    const sides = distribute(named, split === 'cross-view' ? sideByCamera : sideByPerformer);
    if (sides.train.length > 0 && sides.test.length > 0) return { ...sides, split, reason: 'as-asked' };
  }
  const sides = distribute(named, randomSide(named, seed));
  return { ...sides, split: 'random', reason: split === 'random' ? 'as-asked' : 'one-side-empty' };
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

const sideByPerformer: SideOf = ({ name }) => (TRAINING_PERFORMERS.has(name.performer) ? 'train' : 'test');

function randomSide(sequences: readonly NamedSequence[], seed: number): SideOf {
  const random = new Random(seed).fork('split');
  const performers = [...new Set(sequences.map(({ name }) => name.performer))].sort((a, b) => a - b);
  if (performers.length > 1) {
    const training = new Set(trainingShare(random.shuffled(performers)));
    return ({ name }) => (training.has(name.performer) ? 'train' : 'test');
  }
  const training = new Set(trainingShare(random.shuffled(sequences.map(({ id }) => id).sort())));
  return ({ id }) => (training.has(id) ? 'train' : 'test');
}

/** The first 70 %, but at least one and, of several, not all. */
function trainingShare<T>(items: readonly T[]): readonly T[] {
  const rounded = Math.round(items.length * RANDOM_TRAINING_SHARE);
  return items.slice(0, Math.max(1, Math.min(items.length - 1, rounded)));
}
