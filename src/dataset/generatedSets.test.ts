import { expect, it } from 'vitest';
import { DEFAULT_SYNTHETIC } from '../experiment/config';
import { GeneratedSets } from './generatedSets';
import { makeSequence } from './sequences.fixture';

const BYTES = 4 * 25 * (3 * 4 + 1);

it('forgets the set longest unused when there are too many bytes', () => {
  const sets = new GeneratedSets(2 * BYTES);
  const made = [1, 2, 3].map((performer) => [makeSequence({ performer }, 4)]);
  const keep = (seed: number) => sets.keep(seed, DEFAULT_SYNTHETIC, made[seed - 1] ?? []);
  keep(1);
  keep(2);
  expect(sets.get(1, DEFAULT_SYNTHETIC)).toBe(made[0]);
  keep(3);
  expect(sets.get(2, DEFAULT_SYNTHETIC)).toBeUndefined();
  expect(sets.get(1, DEFAULT_SYNTHETIC)).toBe(made[0]);
  expect(sets.get(3, DEFAULT_SYNTHETIC)).toBe(made[2]);
  expect(sets.get(3, { ...DEFAULT_SYNTHETIC, performers: 3 })).toBeUndefined();
});

it('does not keep a set larger than all it may hold', () => {
  const sets = new GeneratedSets(BYTES - 1);
  sets.keep(1, DEFAULT_SYNTHETIC, [makeSequence({}, 4)]);
  expect(sets.get(1, DEFAULT_SYNTHETIC)).toBeUndefined();
});
