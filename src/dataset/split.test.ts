import { describe, expect, it } from 'vitest';
import { preparedName } from '../recordings/npz/preparedRow';
import type { RecordingName } from '../skeleton/sequence';
import { designNames } from './sequences.fixture';
import { splitSequences } from './split';

const withIds = (names: readonly RecordingName[]) => names.map((name, i) => ({ id: `q${i}`, name }));
/** NTU RGB+D's design at 60 actions, 40 performers, 3 cameras, 2 replications. */
const NTU = withIds(
  designNames(
    Array.from({ length: 60 }, (_, i) => i + 1),
    40,
    3,
    2,
  ),
);
const valuesIn = (set: ReturnType<typeof withIds>, ids: readonly string[], part: keyof RecordingName) => {
  const nameOf = new Map(set.map(({ id, name }) => [id, name]));
  return [...new Set(ids.map((id) => nameOf.get(id)?.[part] ?? 0))].sort((a, b) => a - b);
};
const values = (ids: readonly string[], part: keyof RecordingName) => valuesIn(NTU, ids, part);

describe('splitSequences on the NTU design', () => {
  it('cross-view trains on cameras 2 and 3 and tests on camera 1', () => {
    const { train, test, split, reason } = splitSequences(NTU, 'cross-view', 1);
    expect([split, reason]).toEqual(['cross-view', 'as-asked']);
    expect([train.length, test.length]).toEqual([9600, 4800]);
    expect(values(train, 'camera')).toEqual([2, 3]);
    expect(values(test, 'camera')).toEqual([1]);
  });

  it('cross-subject trains on the 20 training performers', () => {
    const { train, test } = splitSequences(NTU, 'cross-subject', 1);
    expect([train.length, test.length]).toEqual([7200, 7200]);
    expect(values(train, 'performer')).toEqual([
      1, 2, 4, 5, 8, 9, 13, 14, 15, 16, 17, 18, 19, 25, 27, 28, 31, 34, 35, 38,
    ]);
    expect(values(test, 'performer')).toHaveLength(20);
  });

  it('cross-subject trains on 53 of NTU RGB+D 120’s 106 performers', () => {
    const set = withIds(designNames([1, 61], 106, 1));
    const { train, test, split } = splitSequences(set, 'cross-subject', 1);
    expect(split).toBe('cross-subject');
    const training = valuesIn(set, train, 'performer');
    expect(training).toHaveLength(53);
    expect(valuesIn(set, test, 'performer')).toHaveLength(53);
    expect(training.filter((performer) => performer > 40)).toEqual([
      45, 46, 47, 49, 50, 52, 53, 54, 55, 56, 57, 58, 59, 70, 74, 78, 80, 81, 82, 83, 84, 85, 86, 89, 91, 92,
      93, 94, 95, 97, 98, 100, 103,
    ]);
    expect(training.filter((performer) => performer <= 40)).toHaveLength(20);
  });

  it('cross-setup trains on the even setups', () => {
    const [name] = designNames([1], 1, 1);
    if (name === undefined) throw new Error('no design');
    const set = withIds(Array.from({ length: 32 }, (_, i) => ({ ...name, setup: i + 1 })));
    const { train, test, split } = splitSequences(set, 'cross-setup', 1);
    expect(split).toBe('cross-setup');
    expect(valuesIn(set, train, 'setup')).toEqual([
      2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32,
    ]);
    expect(valuesIn(set, test, 'setup')).toHaveLength(16);
  });

  it('random keeps every performer on one side, 28 to 12', () => {
    const { train, test, reason } = splitSequences(NTU, 'random', 1);
    expect(reason).toBe('as-asked');
    const [training, testing] = [values(train, 'performer'), values(test, 'performer')];
    expect([training.length, testing.length]).toEqual([28, 12]);
    expect(new Set([...training, ...testing]).size).toBe(40);
    expect(train.length + test.length).toBe(NTU.length);
  });

  it('random depends on the seed, and not on the order of the sequences', () => {
    const one = splitSequences(NTU, 'random', 1);
    const backwards = splitSequences([...NTU].reverse(), 'random', 1);
    expect(new Set(backwards.train)).toEqual(new Set(one.train));
    expect(new Set(splitSequences(NTU, 'random', 2).train)).not.toEqual(new Set(one.train));
  });
});

describe('splitSequences on sets that a split does not fit', () => {
  it.each([
    ['cross-view', withIds(designNames([1, 2], 10, 1))],
    ['cross-view', withIds(designNames([1, 2], 10, 3).filter(({ camera }) => camera > 1))],
    ['cross-subject', withIds(designNames([1, 2], 2, 3))],
    ['cross-setup', withIds(designNames([1, 2, 3], 1, 2))],
  ] as const)('%s falls back to random and says why', (split, sequences) => {
    const result = splitSequences(sequences, split, 3);
    expect([result.split, result.reason]).toEqual(['random', 'one-side-empty']);
    expect(result.train.length).toBeGreaterThan(0);
    expect(result.test.length).toBeGreaterThan(0);
    expect(result.train.length + result.test.length).toBe(sequences.length);
  });

  it('splits the sequences of a single performer 70/30, whatever their order', () => {
    const sequences = withIds(designNames([1, 2, 3, 4, 5], 1, 2));
    const { train, test, split } = splitSequences(sequences, 'random', 5);
    expect([split, train.length, test.length]).toEqual(['random', 7, 3]);
    expect(new Set([...train, ...test]).size).toBe(10);
    const backwards = splitSequences([...sequences].reverse(), 'random', 5);
    expect(new Set(backwards.test)).toEqual(new Set(test));
  });

  it('leaves unnamed sequences and unknown cameras out', () => {
    const [first] = designNames([1], 1, 1);
    if (first === undefined) throw new Error('no design');
    const sequences = [
      { id: 'a', name: first },
      { id: 'b', name: { ...first, camera: 2 } },
      { id: 'c', name: { ...first, camera: 9 } },
      { id: 'd', name: null },
    ];
    expect(splitSequences(sequences, 'cross-view', 1)).toMatchObject({ train: ['b'], test: ['a'] });
    expect(splitSequences([{ id: 'd', name: null }], 'random', 1)).toMatchObject({ train: [], test: [] });
  });
});

describe('splitSequences on rows of a prepared set', () => {
  const rows = (['train', 'test'] as const).flatMap((side) =>
    Array.from({ length: 50 }, (_, row) => ({
      id: `NTU60_CV ${side} ${String(row).padStart(5, '0')}${row === 49 ? ' (2)' : ''}`,
      name: preparedName(side, 1 + (row % 3)),
    })),
  );
  const published = (ids: readonly string[]) => ids.filter((id) => id.includes(' train ')).length;

  it.each(['cross-view', 'cross-subject', 'cross-setup'] as const)(
    '%s keeps the published sides',
    (split) => {
      const { train, test, reason } = splitSequences(rows, split, 1);
      expect([train.length, published(train), test.length, published(test), reason]).toEqual([
        50,
        50,
        50,
        0,
        'as-asked',
      ]);
    },
  );

  it.each([1, 2, 3, 4])('random draws row by row and says so, seed %i', (seed) => {
    const { train, test, split, reason } = splitSequences(rows, 'random', seed);
    expect([train.length, test.length, split, reason]).toEqual([70, 30, 'random', 'row-by-row']);
    expect(published(train)).toBeGreaterThan(20);
    expect(published(train)).toBeLessThan(50);
    const backwards = splitSequences([...rows].reverse(), 'random', seed);
    expect(new Set(backwards.train)).toEqual(new Set(train));
  });

  it('random keeps the performers of the other recordings of the set on their sides', () => {
    const others = NTU.filter(({ name }) => name.action <= 2);
    const alone = splitSequences(others, 'random', 7);
    const { train, reason } = splitSequences([...rows, ...others], 'random', 7);
    expect(train.filter((id) => id.startsWith('q'))).toEqual(alone.train);
    expect([train.length, reason]).toEqual([alone.train.length + 70, 'row-by-row']);
  });

  it('takes no recording of NTU for one', () => {
    const set = ['train', 'test'].map((side, i) => ({
      id: `S00${2 - i}C00${2 - i}P00${1 + 2 * i}R001A001`,
      name: preparedName(side as 'train' | 'test', 1),
    }));
    expect(splitSequences(set, 'random', 1).reason).toBe('as-asked');
  });

  it('draws within one side where the file has but one', () => {
    const { train, test, reason } = splitSequences(rows.slice(0, 50), 'cross-view', 1);
    expect([train.length, test.length, reason]).toEqual([35, 15, 'row-by-row']);
  });
});
