/** Ways to damage a file, for property tests of text formats, and what must hold however it was damaged. */

import fc from 'fast-check';
import { expect } from 'vitest';
import type { SkeletonSequence } from '../skeleton/sequence';

export const LONGEST_MS = 10_000;

/** One change to the text of a file. */
export type TextMutation = (text: string) => string;

export const AWKWARD_NUMBERS: readonly string[] = [
  'NaN',
  '-inf',
  '1e999',
  '-1e38',
  '3e38',
  '1e-320',
  '9'.repeat(40),
  '-0',
  '4294967296',
];

/** 0 to 1, evenly: fc.double would favour the beginning. */
export const position = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1_000_000);

export const replaced = (text: string, at: number, remove: number, insert: string): string =>
  text.slice(0, at) + insert + text.slice(at + remove);

/**
 * A character replaced, the rest cut off, a piece put in or taken out; lines deleted, doubled, swapped.
 *
 * @param pieces what is put in
 */
export const damageWith = (pieces: fc.Arbitrary<string>): fc.Arbitrary<TextMutation> =>
  fc.oneof(
    fc.tuple(position, fc.integer({ min: 0, max: 255 })).map(
      ([where, code]): TextMutation =>
        (text) =>
          replaced(text, Math.floor(where * text.length), 1, String.fromCharCode(code)),
    ),
    position.map(
      (where): TextMutation =>
        (text) =>
          text.slice(0, Math.floor(where * text.length)),
    ),
    fc.tuple(position, pieces).map(
      ([where, inserted]): TextMutation =>
        (text) =>
          replaced(text, Math.floor(where * text.length), 0, inserted),
    ),
    fc.tuple(position, fc.nat(40)).map(
      ([where, count]): TextMutation =>
        (text) =>
          replaced(text, Math.floor(where * text.length), count, ''),
    ),
    fc.tuple(position, position, fc.constantFrom('delete', 'double', 'swap')).map(
      ([one, other, how]): TextMutation =>
        (text) => {
          const lines = text.split('\n');
          const at = Math.floor(one * lines.length);
          const to = Math.floor(other * lines.length);
          const line = lines[at]!;
          if (how === 'delete') lines.splice(at, 1);
          else if (how === 'double') lines.splice(to, 0, line);
          else [lines[at], lines[to]] = [lines[to]!, line];
          return lines.join('\n');
        },
    ),
  );

/** One number replaced by an awkward one. */
const awkwardNumber: fc.Arbitrary<TextMutation> = fc
  .tuple(position, fc.constantFrom(...AWKWARD_NUMBERS, '1,5', ''))
  .map(
    ([where, number]): TextMutation =>
      (text) => {
        const from = Math.floor(where * text.length);
        const found = /[-+]?\d[\d.e+-]*/.exec(text.slice(from, from + 400));
        return found === null ? text : replaced(text, from + found.index, found[0].length, number);
      },
  );

/** One word replaced by another of the file's own. */
const otherWord: fc.Arbitrary<TextMutation> = fc.tuple(position, position).map(
  ([one, other]): TextMutation =>
    (text) => {
      const words = [...text.matchAll(/[A-Za-z]\w*/g)];
      const word = words[Math.floor(one * words.length)];
      const by = words[Math.floor(other * words.length)];
      return word === undefined || by === undefined
        ? text
        : replaced(text, word.index, word[0].length, by[0]);
    },
);

/** One to four changes. */
export const textMutations: fc.Arbitrary<readonly TextMutation[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: damageWith(fc.string({ minLength: 1, maxLength: 12 })) },
    { weight: 4, arbitrary: awkwardNumber },
    { weight: 1, arbitrary: otherWord },
  ),
  { minLength: 1, maxLength: 4 },
);

/** How often each outcome was reached; none took longer than `LONGEST_MS`. */
export function outcomesOf<Case>(
  cases: fc.Arbitrary<Case>,
  outcomeOf: (one: Case) => string,
  parameters: { readonly numRuns: number; readonly seed: number },
): ReadonlyMap<string, number> {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(cases, (one) => {
      const start = performance.now();
      const outcome = outcomeOf(one);
      expect(performance.now() - start).toBeLessThan(LONGEST_MS);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }),
    parameters,
  );
  return outcomes;
}

export function expectFinite(sequence: SkeletonSequence): void {
  expect(sequence.frameCount).toBeGreaterThan(0);
  expect(sequence.positions).toHaveLength(sequence.frameCount * sequence.bodyCount * 75);
  expect(sequence.positions.every(Number.isFinite)).toBe(true);
  expect(sequence.orientations?.every(Number.isFinite) ?? true).toBe(true);
  expect(sequence.tracking.every((state) => state <= 2)).toBe(true);
}
