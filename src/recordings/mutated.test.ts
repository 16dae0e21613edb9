/** Whatever happens to a file, reading it gives finite positions or one typed problem, soon. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanRecording } from './clean';
import {
  AWKWARD_NUMBERS,
  damageWith,
  expectFinite,
  outcomesOf,
  position,
  replaced,
  type TextMutation,
} from './mutation.fixture';
import { parseSkeleton } from './parseSkeleton';
import { SkeletonParseError } from './skeletonParseError';
import { skeletonLines, standing } from './skeletonText.fixture';

/** Half of them of each sensor. */
const CASES = 10_000;
const SPACE = 32;

const LINES = skeletonLines([
  [standing('72057594037944340')],
  [],
  [standing('72057594037944340', 0.1), standing('72057594037944341', 2)],
]);
const TEXT = `${LINES.join('\n')}\n`;
/** Bodies of 20 joints. */
const KINECT_V1_TEXT = TEXT.replace(/^25\n((?:.*\n){20})(?:.*\n){5}/gm, '20\n$1');

/** Any bytes at all, as text of one character each. */
const bytePieces = fc
  .uint8Array({ minLength: 1, maxLength: 12 })
  .map((bytes) => String.fromCharCode(...bytes));

/** One value replaced by an awkward one. */
const awkwardValue: fc.Arbitrary<TextMutation> = fc
  .tuple(position, fc.constantFrom(...AWKWARD_NUMBERS, '1000000000'))
  .map(
    ([where, number]): TextMutation =>
      (text) => {
        let start = Math.floor(where * text.length);
        while (start > 0 && text.charCodeAt(start - 1) > SPACE) start -= 1;
        let end = start;
        while (end < text.length && text.charCodeAt(end) > SPACE) end += 1;
        return replaced(text, start, end - start, number);
      },
  );

/** One of the counts, alone on their lines, replaced. */
const miscount: fc.Arbitrary<TextMutation> = fc
  .tuple(
    position,
    fc.constantFrom('0', '1', '2', '3', '20', '24', '25', '26', '65', '1e3', '1000000000', 'NaN'),
  )
  .map(
    ([where, count]): TextMutation =>
      (text) => {
        const lines = text.split('\n');
        const counts = lines.flatMap((line, index) => (/^\S+$/.test(line) ? [index] : []));
        const chosen = counts[Math.floor(where * counts.length)];
        if (chosen !== undefined) lines[chosen] = count;
        return lines.join('\n');
      },
  );

const mutations: fc.Arbitrary<readonly TextMutation[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: damageWith(bytePieces) },
    { weight: 1, arbitrary: miscount },
    { weight: 4, arbitrary: awkwardValue },
  ),
  { minLength: 1, maxLength: 4 },
);

/** `finite` where the file was read, else the code of its problem; throws for anything else. */
function outcomeOf(bytes: Uint8Array): string {
  try {
    const { sequence } = cleanRecording(parseSkeleton(bytes), { id: 'mutated', name: null });
    expectFinite(sequence);
    return 'finite';
  } catch (error) {
    if (!(error instanceof SkeletonParseError)) throw error;
    return error.code;
  }
}

describe('mutated files', () => {
  it.each([
    ['Kinect v2', TEXT],
    ['Kinect v1', KINECT_V1_TEXT],
  ])(
    'of %s are read with finite positions or refused with a typed problem',
    (_sensor, whole) => {
      expect(outcomeOf(Buffer.from(whole, 'latin1'))).toBe('finite');
      const mutated = mutations.map((all) => all.reduce((text, mutate) => mutate(text), whole));
      const outcomes = outcomesOf(mutated, (text) => outcomeOf(Buffer.from(text, 'latin1')), {
        numRuns: CASES / 2,
        seed: 20180,
      });
      // The mutations reach every way out; a test that only ever truncates would prove little.
      expect([...outcomes.keys()].sort()).toEqual([
        'finite',
        'not-a-number',
        'not-a-skeleton-file',
        'trailing-data',
        'truncated',
        'wrong-body-count',
        'wrong-joint-count',
        'wrong-value-count',
        'zero-frames',
      ]);
      expect(outcomes.get('finite')).toBeGreaterThan(CASES / 40);
    },
    60_000,
  );

  it('are refused as anything but recordings where they are noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(outcomeOf(bytes)).not.toBe('finite');
      }),
      { numRuns: 2_000, seed: 20181 },
    );
  });
});
