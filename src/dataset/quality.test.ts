import { describe, expect, it } from 'vitest';
import { Random } from '../experiment/random';
import { emptyCleaningCounts } from '../recordings/clean';
import type { CleaningCounts, FileProblem } from '../recordings/problem';
import { formatRecordingName, type RecordingName } from '../skeleton/sequence';
import { NONE_REFUSED } from './library/libraryIndex';
import { type ExaminedSequence, qualityOf } from './quality';
import { designNames, naturalLengths } from './sequences.fixture';

const QUESTION = { split: 'cross-view', seed: 1, ...NONE_REFUSED } as const;

let contents = 0;

function examined(
  name: Partial<RecordingName> | null,
  { id, frames = 10, hash, cleaning }: Partial<ReturnType<typeof about>> = {},
): ExaminedSequence {
  const full = name && { setup: 1, camera: 1, performer: 1, replication: 1, action: 1, ...name };
  contents += 1;
  return {
    id: id ?? (full === null ? `unnamed ${contents}` : formatRecordingName(full)),
    name: full,
    synthetic: false,
    frameCount: frames,
    bodyCount: 1,
    hash: hash ?? `content ${contents}`,
    cleaning: cleaning === undefined ? null : { ...emptyCleaningCounts(), ...cleaning },
  };
}

function about(id: string, frames: number, hash: string, cleaning: Partial<CleaningCounts>) {
  return { id, frames, hash, cleaning };
}

describe('counts', () => {
  const report = qualityOf(
    [
      examined({ action: 9, performer: 2, camera: 2, setup: 4 }, { frames: 30 }),
      examined({ action: 9, performer: 1, camera: 1, setup: 4 }, { frames: 20 }),
      examined({ action: 2, performer: 2, camera: 2, setup: 1 }, { frames: 5 }),
      examined(null, { frames: 100 }),
    ],
    QUESTION,
  );

  it('adds sequences and frames up, with those to watch only apart', () => {
    expect(report).toMatchObject({ sequences: 4, frames: 155, watchOnly: 1 });
  });

  it('counts by every part of the name, ascending', () => {
    const count = (value: number, sequences: number, frames: number) => ({ value, sequences, frames });
    expect(report.parts).toEqual({
      action: [count(2, 1, 5), count(9, 2, 50)],
      performer: [count(1, 1, 20), count(2, 2, 35)],
      camera: [count(1, 1, 20), count(2, 2, 35)],
      setup: [count(1, 1, 5), count(4, 2, 50)],
    });
  });

  it('has nothing to say of an empty set, and does not fail', () => {
    const empty = qualityOf([], QUESTION);
    expect(empty).toMatchObject({ sequences: 0, frames: 0, cleaned: [], duplicates: [] });
    expect(empty.lengths).toMatchObject({ shortest: 0, median: 0, longest: 0, counts: [] });
    expect(empty.straddling).toEqual({ sequences: 0, frames: 0, testSequences: 0, testFrames: 0 });
  });
});

describe('lengths', () => {
  const lengthsOf = (...frames: number[]) =>
    qualityOf(
      frames.map((count) => examined(null, { frames: count })),
      QUESTION,
    ).lengths;

  it('puts each length into the bin it belongs to', () => {
    expect(lengthsOf(3, 4, 4, 7)).toEqual({
      shortest: 3,
      median: 4,
      longest: 7,
      from: 3,
      width: 1,
      counts: [1, 2, 0, 0, 1],
    });
    const wide = lengthsOf(32, 49, 50, 299);
    expect(wide).toMatchObject({ from: 20, width: 20 });
    expect(wide.counts).toHaveLength(14);
    expect(wide.counts.slice(0, 2)).toEqual([1, 2]);
    expect(wide.counts.at(-1)).toBe(1);
  });

  it('does not let a single long recording squeeze all others into one bin', () => {
    const lengths = lengthsOf(...Array.from({ length: 300 }, (_, i) => 30 + (i % 60)), 100_000);
    expect(lengths.longest).toBe(100_000);
    expect(lengths.width).toBe(5);
    expect(lengths.counts.filter((count) => count > 0)).toHaveLength(12);
    expect(lengths.counts.reduce((sum, count) => sum + count)).toBe(301);
  });
});

describe('cleaning', () => {
  it('sums up and lists the most changed first, without those that were clean', () => {
    const report = qualityOf(
      [
        examined({}, { id: 'b', cleaning: { coordinatesRepaired: 3 } }),
        examined({}, { id: 'clean' }),
        examined({}, { id: 'c', cleaning: { coordinatesRepaired: 6, bodiesTooShort: 1 } }),
        examined({}, { id: 'a', cleaning: { framesWithoutBodies: 3 } }),
      ],
      QUESTION,
    );
    expect(report.cleaned.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(report.cleaning).toEqual({
      ...emptyCleaningCounts(),
      coordinatesRepaired: 9,
      bodiesTooShort: 1,
      framesWithoutBodies: 3,
    });
  });
});

describe('refused files', () => {
  const cut: FileProblem = { code: 'truncated', file: 'a.skeleton', line: 8, detail: '7' };
  const other: FileProblem = { ...cut, line: 9 };

  it('stand once, however often they were added', () => {
    const refused = [cut, other, { ...cut }];
    const report = qualityOf([], { ...QUESTION, refused, refusedCount: 3 });
    expect(report).toMatchObject({ refused: [cut, other], refusedCount: 2 });
  });

  it('count beyond those that are listed', () => {
    const refused = [cut, other, { ...cut }];
    const report = qualityOf([], { ...QUESTION, refused, refusedCount: 5_003 });
    expect(report).toMatchObject({ refused: [cut, other], refusedCount: 5_002 });
  });
});

describe('duplicates', () => {
  const twin = { hash: 'twin', frames: 40 };
  const alike = { hash: 'alike', frames: 7 };
  const sequences = [
    examined({ camera: 2, action: 5 }, alike),
    examined({ camera: 3, action: 5 }, alike),
    examined({ camera: 2, action: 6 }, alike),
    examined({ camera: 1, action: 8 }, twin),
    examined({ camera: 2, action: 8 }, twin),
    examined({ camera: 1, action: 3 }, { frames: 60 }),
    examined({ camera: 3, action: 3 }),
  ];

  it('are groups of equal content, those on both sides of the split first', () => {
    const { duplicates } = qualityOf(sequences, QUESTION);
    expect(duplicates).toEqual([
      {
        hash: 'twin',
        frames: 40,
        straddles: true,
        disagrees: false,
        members: [
          { id: 'S001C001P001R001A008', action: 8, side: 'test' },
          { id: 'S001C002P001R001A008', action: 8, side: 'train' },
        ],
      },
      expect.objectContaining({ hash: 'alike', straddles: false, disagrees: true }),
    ]);
    expect(duplicates[1]?.members.map(({ side }) => side)).toEqual(['train', 'train', 'train']);
  });

  it('that straddle are counted against the test side', () => {
    expect(qualityOf(sequences, QUESTION).straddling).toEqual({
      sequences: 1,
      frames: 40,
      testSequences: 2,
      testFrames: 100,
    });
  });

  it('depend on the split in use, not on the one asked for', () => {
    const named = [
      examined({ performer: 1 }, twin),
      examined({ performer: 1, replication: 2 }, twin),
      examined({ performer: 2 }),
    ];
    const report = qualityOf(named, { ...QUESTION, split: 'cross-setup' });
    expect(report.split).toBe('random');
    expect(report.duplicates[0]?.straddles).toBe(false);
    expect(report.straddling.sequences).toBe(0);
  });

  it('on neither side straddle nothing', () => {
    const { duplicates, straddling } = qualityOf(
      [examined({ camera: 1 }, twin), examined(null, twin), examined({ camera: 2 })],
      QUESTION,
    );
    expect(duplicates[0]).toMatchObject({ straddles: false, disagrees: false });
    expect(duplicates[0]?.members.map(({ side }) => side)).toEqual(['test', null]);
    expect(straddling.sequences).toBe(0);
  });
});

describe('NTU RGB+D in full', () => {
  it('is counted as any other set is', () => {
    const actions = Array.from({ length: 60 }, (_, i) => i + 1);
    const names = designNames(actions, 40, 3, 8).slice(0, 56_880);
    const random = new Random(1);
    const lengths = naturalLengths(names.length, random);
    const sequences = names.map((name, i) =>
      examined(name, {
        frames: lengths[i] ?? 1,
        hash: `content ${i % 56_000}`,
        cleaning: { coordinatesRepaired: i % 7 },
      }),
    );
    const report = qualityOf(sequences, QUESTION);
    expect(report.sequences).toBe(56_880);
    expect(report.duplicates).toHaveLength(880);
    expect(report.lengths.counts.reduce((sum, count) => sum + count)).toBe(56_880);
  });
});
