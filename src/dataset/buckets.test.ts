import { describe, expect, it } from 'vitest';
import { Random } from '../experiment/random';
import { batchTime, bucketEnds } from './buckets';
import { naturalLengths } from './sequences.fixture';

const sorted = (lengths: readonly number[]) => [...lengths].sort((a, b) => a - b);

/** Share of the padded frames that are padding. */
function waste(lengths: readonly number[], ends: readonly number[]): number {
  let [real, padded] = [0, 0];
  for (const [i, end] of ends.entries()) {
    const bucket = lengths.slice(ends[i - 1] ?? 0, end);
    real += bucket.reduce((sum, length) => sum + length, 0);
    padded += bucket.length * batchTime(bucket.at(-1) ?? 0);
  }
  return 1 - real / padded;
}

describe('bucketEnds', () => {
  it.each([
    [960, 60, 0.17],
    [6000, 60, 0.15],
    [37_646, 60, 0.15],
    [37_646, 1, 0.15],
    [40_000, 4096, 0.27],
  ])('of %d natural sequences in batches of %d pads less than %d', (count, batchSize, most) => {
    const lengths = sorted(naturalLengths(count, new Random(1)));
    const ends = bucketEnds(lengths, batchSize);
    expect(waste(lengths, ends)).toBeLessThan(most);
    expect(ends.length).toBeGreaterThan(1);
    expect(ends.length).toBeLessThanOrEqual(8);
    expect(ends.at(-1)).toBe(count);
    const sizes = ends.map((end, i) => end - (ends[i - 1] ?? 0));
    expect(sizes.slice(1).map((size) => size % batchSize)).toEqual(sizes.slice(1).map(() => 0));
    expect((sizes[0] ?? 0) % batchSize).toBe(count % batchSize);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(batchSize);
  });

  it('finds the best of all partitions', () => {
    const lengths = sorted(naturalLengths(40, new Random(3)));
    const best = waste(lengths, bucketEnds(lengths, 10));
    for (const ends of [
      [10, 40],
      [20, 40],
      [30, 40],
      [10, 20, 40],
      [10, 30, 40],
      [20, 30, 40],
    ]) {
      expect(best).toBeLessThan(waste(lengths, ends) + 0.01);
    }
  });

  it('needs one bucket where all are about equally long, or fill one batch only', () => {
    expect(bucketEnds(new Array<number>(1000).fill(61), 10)).toEqual([1000]);
    expect(bucketEnds([8, 16, 24, 100, 200, 300, 300], 4)).toEqual([7]);
    expect(bucketEnds([3], 1)).toEqual([1]);
  });

  it('puts the border between two kinds of length', () => {
    const lengths = [...new Array<number>(53).fill(20), ...new Array<number>(50).fill(200)];
    expect(bucketEnds(lengths, 10)).toEqual([53, 103]);
  });
});

it('batchTime rounds up to multiples of 8', () => {
  expect([0, 1, 8, 9, 300].map(batchTime)).toEqual([8, 8, 8, 16, 304]);
});
