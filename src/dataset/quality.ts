/**
 * The quality report of a data set, from what is known of its sequences without reading a frame: cheap enough to be made
 * anew with every change of the split, over the 56,880 sequences of NTU RGB+D too. Pure.
 */

import type { SplitName } from '../experiment/config';
import { emptyCleaningCounts } from '../recordings/clean';
import type { CleaningCounts, FileProblem } from '../recordings/problem';
import type { RefusedFiles, StoredSequence } from './library/libraryIndex';
import type { SequenceSummary } from './protocol';
import type {
  CleanedSequence,
  CountedPart,
  DuplicateGroup,
  DuplicateMember,
  LengthFigures,
  PartCount,
  QualityReport,
  Straddling,
} from './qualityReport';
import { type SequenceSplit, splitSequences } from './split';

/** What is known of a sequence: with the hash of its content, and what cleaning did to it. */
export type ExaminedSequence = SequenceSummary & Pick<StoredSequence, 'hash' | 'cleaning'>;

interface Question extends RefusedFiles {
  readonly split: SplitName;
  readonly seed: number;
}

export function qualityOf(
  sequences: readonly ExaminedSequence[],
  { split, seed, refused, refusedCount }: Question,
): QualityReport {
  const sides = splitSequences(sequences, split, seed);
  const sideOf = sidesById(sides);
  const duplicates = duplicatesOf(sequences, sideOf);
  const cleaned = cleanedOf(sequences);
  const problems = eachOnce(refused);
  return {
    sequences: sequences.length,
    frames: framesOf(sequences),
    watchOnly: sequences.filter(({ name }) => name === null).length,
    parts: {
      action: countBy(sequences, 'action'),
      performer: countBy(sequences, 'performer'),
      camera: countBy(sequences, 'camera'),
      setup: countBy(sequences, 'setup'),
    },
    lengths: lengthsOf(sequences),
    cleaning: summed(cleaned),
    cleaned,
    refused: problems,
    refusedCount: refusedCount - (refused.length - problems.length),
    duplicates,
    straddling: straddlingOf(sequences, sideOf, duplicates),
    split: sides.split,
  };
}

type SideOf = ReadonlyMap<string, 'train' | 'test'>;

function sidesById({ train, test }: SequenceSplit): SideOf {
  const sideOf = new Map<string, 'train' | 'test'>();
  for (const id of train) sideOf.set(id, 'train');
  for (const id of test) sideOf.set(id, 'test');
  return sideOf;
}

function framesOf(sequences: readonly { readonly frameCount: number }[]): number {
  return sequences.reduce((sum, { frameCount }) => sum + frameCount, 0);
}

function countBy(sequences: readonly ExaminedSequence[], part: CountedPart): readonly PartCount[] {
  const counts = new Map<number, { value: number; sequences: number; frames: number }>();
  for (const { name, frameCount } of sequences) {
    if (name === null) continue;
    const value = name[part];
    const count = counts.get(value) ?? { value, sequences: 0, frames: 0 };
    count.sequences += 1;
    count.frames += frameCount;
    counts.set(value, count);
  }
  return [...counts.values()].sort((a, b) => a.value - b.value);
}

const MOST_BINS = 20;
/** So many of the recordings decide how wide bins are: a single long one shall not squeeze all others into one bin. */
const TYPICAL_SHARE = 0.99;

function lengthsOf(sequences: readonly ExaminedSequence[]): LengthFigures {
  const sorted = Float64Array.from(sequences, ({ frameCount }) => frameCount).sort();
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  const shortest = sorted[0] ?? 0;
  const typical = at(TYPICAL_SHARE);
  const binsOf = (width: number) => Math.floor(typical / width) - Math.floor(shortest / width) + 1;
  const width = roundWidth((candidate) => binsOf(candidate) <= MOST_BINS);
  const from = Math.floor(shortest / width) * width;
  const counts = new Array<number>(sorted.length === 0 ? 0 : binsOf(width)).fill(0);
  for (const frames of sorted) {
    const bin = Math.min(counts.length - 1, Math.floor((frames - from) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { shortest, median: at(0.5), longest: sorted.at(-1) ?? 0, from, width, counts };
}

/** The first of 1, 2, 5, 10, 20, 50 … that will do. */
function roundWidth(willDo: (width: number) => boolean): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (willDo(digit * power)) return digit * power;
  }
}

function cleanedOf(sequences: readonly ExaminedSequence[]): readonly CleanedSequence[] {
  const cleaned = sequences.flatMap(({ id, name, cleaning }) =>
    cleaning === null
      ? []
      : [{ id, action: name?.action ?? null, counts: cleaning, changes: changesOf(cleaning) }],
  );
  cleaned.sort((a, b) => b.changes - a.changes || Number(a.id > b.id) - Number(a.id < b.id));
  return cleaned.map(({ id, action, counts }) => ({ id, action, counts }));
}

function changesOf(counts: CleaningCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function summed(cleaned: readonly CleanedSequence[]): CleaningCounts {
  const sum = emptyCleaningCounts();
  const steps = Object.keys(sum) as (keyof CleaningCounts)[];
  for (const { counts } of cleaned) for (const step of steps) sum[step] += counts[step];
  return sum;
}

/** The same files added again are refused again. */
function eachOnce(problems: readonly FileProblem[]): readonly FileProblem[] {
  const byKey = new Map(
    problems.map((problem) => {
      const { file, code, line, detail } = problem;
      return [JSON.stringify([file, code, line, detail]), problem];
    }),
  );
  return [...byKey.values()];
}

function duplicatesOf(sequences: readonly ExaminedSequence[], sideOf: SideOf): readonly DuplicateGroup[] {
  const first = new Map<string, ExaminedSequence>();
  const equals = new Map<string, ExaminedSequence[]>();
  for (const sequence of sequences) {
    const { hash } = sequence;
    const earlier = first.get(hash);
    const equal = equals.get(hash);
    if (earlier === undefined) first.set(hash, sequence);
    else if (equal === undefined) equals.set(hash, [earlier, sequence]);
    else equal.push(sequence);
  }
  const groups = Array.from(equals, ([hash, equal]) => groupOf(hash, equal, sideOf));
  return groups.sort(
    (a, b) =>
      Number(b.straddles) - Number(a.straddles) ||
      b.members.length - a.members.length ||
      Number(firstId(a) > firstId(b)) - Number(firstId(a) < firstId(b)),
  );
}

function groupOf(hash: string, equal: readonly ExaminedSequence[], sideOf: SideOf): DuplicateGroup {
  const members = equal
    .map(
      ({ id, name }): DuplicateMember => ({
        id,
        action: name?.action ?? null,
        side: sideOf.get(id) ?? null,
      }),
    )
    .sort((a, b) => Number(a.id > b.id) - Number(a.id < b.id));
  const has = (wanted: 'train' | 'test') => members.some(({ side }) => side === wanted);
  const actions = new Set(members.flatMap(({ action }) => (action === null ? [] : [action])));
  return {
    hash,
    frames: equal[0]?.frameCount ?? 0,
    members,
    straddles: has('train') && has('test'),
    disagrees: actions.size > 1,
  };
}

function firstId({ members }: DuplicateGroup): string {
  return members[0]?.id ?? '';
}

function straddlingOf(
  sequences: readonly ExaminedSequence[],
  sideOf: SideOf,
  duplicates: readonly DuplicateGroup[],
): Straddling {
  const tested = sequences.filter(({ id }) => sideOf.get(id) === 'test');
  const known = new Set<string>();
  for (const { straddles, hash } of duplicates) if (straddles) known.add(hash);
  const straddling = known.size === 0 ? [] : tested.filter(({ hash }) => known.has(hash));
  return {
    sequences: straddling.length,
    frames: framesOf(straddling),
    testSequences: tested.length,
    testFrames: framesOf(tested),
  };
}
