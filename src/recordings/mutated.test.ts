/** Whatever happens to a file, reading it gives finite positions or one typed problem, soon. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanRecording } from './clean';
import { parseSkeleton } from './parseSkeleton';
import { SkeletonParseError } from './skeletonParseError';
import { bytesOf, skeletonLines, standing } from './skeletonText.fixture';

const CASES = 10_000;
const SPACE = 32;
const LONGEST_MS = 1_000;

const LINES = skeletonLines([
  [standing('72057594037944340')],
  [],
  [standing('72057594037944340', 0.1), standing('72057594037944341', 2)],
]);
const BYTES = bytesOf(`${LINES.join('\n')}\n`);

const NUMBERS = [
  'NaN',
  '-inf',
  '1e999',
  '-1e38',
  '3e38',
  '1e-320',
  '9'.repeat(40),
  '-0',
  '1000000000',
  '4294967296',
];

/** One change to the bytes of a file. */
type Mutation = (bytes: Uint8Array) => Uint8Array;

/** 0 to 1, evenly: fc.double would favour the first bytes. */
const position = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1_000_000);
const damage: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(position, fc.nat(255)).map(
    ([where, byte]): Mutation =>
      (bytes) => {
        const flipped = Uint8Array.from(bytes);
        flipped[Math.floor(where * bytes.length)] = byte;
        return flipped;
      },
  ),
  position.map(
    (where): Mutation =>
      (bytes) =>
        bytes.slice(0, Math.floor(where * bytes.length)),
  ),
  fc.tuple(position, fc.uint8Array({ minLength: 1, maxLength: 12 })).map(
    ([where, inserted]): Mutation =>
      (bytes) =>
        spliced(bytes, Math.floor(where * bytes.length), 0, inserted),
  ),
  fc.tuple(position, fc.nat(40)).map(
    ([where, count]): Mutation =>
      (bytes) =>
        spliced(bytes, Math.floor(where * bytes.length), count, new Uint8Array()),
  ),
  // Lines deleted, doubled, swapped.
  fc.tuple(position, position, fc.constantFrom('delete', 'double', 'swap')).map(
    ([one, other, how]): Mutation =>
      (bytes) => {
        const lines = textOf(bytes).split('\n');
        const at = Math.floor(one * lines.length);
        const to = Math.floor(other * lines.length);
        const line = lines[at]!;
        if (how === 'delete') lines.splice(at, 1);
        else if (how === 'double') lines.splice(to, 0, line);
        else [lines[at], lines[to]] = [lines[to]!, line];
        return latin1(lines.join('\n'));
      },
  ),
);

/** One value replaced by an awkward one. */
const awkwardValue: fc.Arbitrary<Mutation> = fc.tuple(position, fc.constantFrom(...NUMBERS)).map(
  ([where, text]): Mutation =>
    (bytes) => {
      let start = Math.floor(where * bytes.length);
      while (start > 0 && bytes[start - 1]! > SPACE) start -= 1;
      let end = start;
      while (end < bytes.length && bytes[end]! > SPACE) end += 1;
      return spliced(bytes, start, end - start, latin1(text));
    },
);

/** One of the counts, alone on their lines, replaced. */
const miscount: fc.Arbitrary<Mutation> = fc
  .tuple(position, fc.constantFrom('0', '1', '2', '3', '24', '26', '65', '1e3', '1000000000', 'NaN'))
  .map(
    ([where, text]): Mutation =>
      (bytes) => {
        const lines = textOf(bytes).split('\n');
        const counts = lines.flatMap((line, index) => (/^\S+$/.test(line) ? [index] : []));
        const chosen = counts[Math.floor(where * counts.length)];
        if (chosen !== undefined) lines[chosen] = text;
        return latin1(lines.join('\n'));
      },
  );

const mutation = fc.oneof(
  { weight: 3, arbitrary: damage },
  { weight: 1, arbitrary: miscount },
  { weight: 4, arbitrary: awkwardValue },
);

function spliced(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** `finite` where the file was read, else the code of its problem; throws for anything else. */
function outcomeOf(bytes: Uint8Array): string {
  try {
    const { sequence } = cleanRecording(parseSkeleton(bytes), { id: 'mutated', name: null });
    expect(sequence.frameCount).toBeGreaterThan(0);
    expect(sequence.positions).toHaveLength(sequence.frameCount * sequence.bodyCount * 75);
    expect(sequence.positions.every(Number.isFinite)).toBe(true);
    expect(sequence.orientations?.every(Number.isFinite) ?? true).toBe(true);
    expect(sequence.tracking.every((state) => state <= 2)).toBe(true);
    return 'finite';
  } catch (error) {
    if (!(error instanceof SkeletonParseError)) throw error;
    return error.code;
  }
}

describe('mutated files', () => {
  it('are read with finite positions or refused with a typed problem', () => {
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.array(mutation, {
          minLength: 1,
          maxLength: 4,
        }),
        (mutations) => {
          const bytes = mutations.reduce((current, mutate) => mutate(current), BYTES as Uint8Array);
          const start = performance.now();
          const outcome = outcomeOf(bytes);
          expect(performance.now() - start).toBeLessThan(LONGEST_MS);
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        },
      ),
      { numRuns: CASES, seed: 20180 },
    );
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
    expect(outcomes.get('finite')).toBeGreaterThan(CASES / 20);
  }, 60_000);

  it('are refused as anything but recordings where they are noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(outcomeOf(bytes)).not.toBe('finite');
      }),
      { numRuns: 2_000, seed: 20181 },
    );
  });
});
