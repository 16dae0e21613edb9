/** Whatever happens to a BVH, CSV, JSON or NPZ, reading it gives finite positions or typed problems, soon and in little memory. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bvhText } from './bvh/bvhText.fixture';
import { parseBvhInSlices } from './bvh/parseBvh';
import { cleanRecording } from './clean';
import { finished } from './finished.fixture';
import { expectFinite, LONGEST_MS, outcomesOf, textMutations } from './mutation.fixture';
import { npyHeaderSize, parseNpyHeader } from './npz/npyHeader';
import { labels, npyBytes, npzBlob, positionRows } from './npz/npz.fixture';
import { readPrepared } from './npz/readPrepared';
import type { ParsedRecording } from './parsedRecording';
import { SkeletonParseError } from './skeletonParseError';
import { exampleCsv, exampleJson } from './table/examples';
import { parseCsvInSlices } from './table/parseCsv';
import { parseJsonInSlices } from './table/parseJson';

const CASES = 10_000;

/** `finite` where the file was read, else the code of its problem; throws for anything else. */
function outcomeOf(parse: (bytes: Uint8Array) => Generator<void, ParsedRecording>, text: string): string {
  try {
    const bytes = new TextEncoder().encode(text);
    const { raw } = finished(parse(bytes));
    // 25 numbers of four bytes for each joint's text of a few: nothing may grow beyond that.
    expect(raw.positions.byteLength).toBeLessThanOrEqual(bytes.length * 25 + 2 ** 16);
    expectFinite(cleanRecording(raw, { id: 'mutated', name: null }).sequence);
    return 'finite';
  } catch (error) {
    if (!(error instanceof SkeletonParseError)) throw error;
    return error.code;
  }
}

function lines(text: string, first: number): string {
  return text.split('\n').slice(0, first).join('\n');
}

const turning = (_: number, joint: string) => [joint.length, 3, -20] as const;
const rows = (count: number) => Array.from({ length: count }, (_, z) => [0, 90, z, 5, 5, 5]);
/** With the calibration pose of CMU's files; with the fingers of Mixamo's; with neither. */
const BVH = [
  bvhText({
    family: 'cmu',
    turn: (frame, joint) => (frame === 0 ? [0, 0, 0] : turning(frame, joint)),
    frames: [[0, 90, 0, 0, 0, 0], ...rows(1)],
  }),
  bvhText({ family: 'mixamo', turn: turning, frames: rows(1) }),
  bvhText({ family: 'biovision', turn: turning, frames: rows(3) }),
];
const SHORT_JSON = exampleJson().replace(/(\]\],\n {4})[\s\S]*$/, ']]]}');
const LONG_CSV = `frame,body,joint,x,y,z\n${lines(exampleCsv(), 3)
  .split('\n')
  .slice(1)
  .flatMap((row) => {
    const cells = row.split(',');
    return Array.from({ length: 25 }, (_, joint) =>
      [cells[0], 1, joint, ...cells.slice(2 + joint * 3, 5 + joint * 3)].join(','),
    );
  })
  .join('\n')}\n`;
/** A row per frame, two bodies of 75 numbers side by side. */
const TWO_BODIES = lines(exampleCsv(), 3)
  .split('\n')
  .slice(1)
  .map((row) => {
    const body = row.split(',').slice(2).map(Number);
    return [...body, ...body.map((value, at) => (at % 3 === 0 ? value + 1 : value))];
  });
const BARE_CSV = `${TWO_BODIES.map((row) => row.join(',')).join('\n')}\n`;
const JSON_OF_TWO = JSON.stringify(
  TWO_BODIES.map((row) =>
    [0, 75].map((body) =>
      Array.from({ length: 25 }, (_, joint) => row.slice(body + joint * 3, body + joint * 3 + 3)),
    ),
  ),
);

const CSV = {
  parse: parseCsvInSlices,
  codes: [
    'csv-cell',
    'csv-columns',
    'csv-rows',
    'finite',
    'not-a-number',
    'wrong-value-count',
    'zero-frames',
  ],
};

describe.each([
  {
    format: 'BVH',
    texts: BVH,
    parse: (bytes: Uint8Array) => parseBvhInSlices(bytes),
    codes: [
      'bvh-frame-time',
      'bvh-joints-missing',
      'bvh-syntax',
      'decimal-comma',
      'finite',
      'not-a-number',
      'trailing-data',
      'truncated',
      'wrong-value-count',
      'zero-frames',
    ],
  },
  {
    format: 'CSV of a row per frame',
    texts: [lines(exampleCsv(), 4), BARE_CSV],
    ...CSV,
  },
  {
    format: 'CSV of a row per joint',
    texts: [LONG_CSV],
    ...CSV,
  },
  {
    format: 'JSON',
    texts: [SHORT_JSON, JSON_OF_TWO],
    parse: parseJsonInSlices,
    codes: ['finite', 'json-broken', 'json-shape'],
  },
])('mutated files in $format', ({ texts, parse, codes }) => {
  it('are read with finite positions or refused with a typed problem', () => {
    for (const text of texts) expect(outcomeOf(parse, text)).toBe('finite');
    const mutated = fc
      .tuple(textMutations, fc.constantFrom(...texts))
      .map(([all, text]) => all.reduce((current, mutate) => mutate(current), text));
    const outcomes = outcomesOf(mutated, (one) => outcomeOf(parse, one), { numRuns: CASES, seed: 20182 });
    // The mutations reach these ways out; a test that only ever truncates would prove little.
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining(codes));
    expect(outcomes.get('finite')).toBeGreaterThan(CASES / 20);
  }, 120_000);

  it('are refused where they are noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(outcomeOf(parse, new TextDecoder('latin1').decode(bytes))).not.toBe('finite');
      }),
      { numRuns: 1_000, seed: 20183 },
    );
  });
});

describe('mutated arrays', () => {
  const HEADER = npyBytes({ shape: [2, 3, 150], values: [] });

  it('have headers that are understood or refused', () => {
    const change = fc.tuple(
      fc.nat(HEADER.length - 1),
      fc.oneof(fc.nat(255), fc.integer({ min: 32, max: 63 })),
    );
    const changed = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
      const bytes = HEADER.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    });
    const outcomes = outcomesOf(changed, headerOutcome, { numRuns: CASES, seed: 20184 });
    expect([...outcomes.keys()].sort()).toEqual(['npz-array-broken', 'npz-array-type', 'understood']);
    expect(outcomes.get('understood')).toBeGreaterThan(CASES / 100);
  });
});

function headerOutcome(bytes: Uint8Array): string {
  try {
    const size = npyHeaderSize(bytes.subarray(0, 12), 'x');
    const { shape } = parseNpyHeader(bytes.subarray(0, size), 'x');
    expect(shape.every(Number.isSafeInteger)).toBe(true);
    return 'understood';
  } catch (error) {
    if (!(error instanceof SkeletonParseError)) throw error;
    return error.code;
  }
}

describe('mutated prepared sets', () => {
  async function readAll(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    let problem = '';
    try {
      const rows = readPrepared(new Blob([bytes]), 'm.npz', {
        signal: new AbortController().signal,
        breathe: async () => undefined,
        onRow: () => undefined,
        onProblem: ({ code }) => {
          problem = code;
        },
      });
      for await (const { sequence } of rows) expectFinite(sequence);
      return problem || 'finite';
    } catch (error) {
      if (!(error instanceof SkeletonParseError)) throw error;
      return error.code;
    }
  }

  it.each([
    ['stored', 0],
    ['deflated', 6],
  ])(
    'that are %s give finite positions or typed problems',
    async (_how, level) => {
      const blob = await npzBlob({ x_test: positionRows(2, 2), y_test: labels([1, 2]) }, { level });
      const whole = new Uint8Array(await blob.arrayBuffer());
      expect(await readAll(whole)).toBe('finite');
      const outcomes = new Map<string, number>();
      const where = fc.oneof(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 220 }),
        fc.integer({ min: whole.length - 400, max: whole.length - 1 }),
      );
      const change = fc.tuple(where, fc.nat(255), fc.boolean());
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
          let bytes = whole.slice();
          for (const [at, byte, cut] of changes) {
            if (cut && byte < 16) bytes = bytes.slice(0, at);
            else if (at < bytes.length) bytes[at] = byte;
          }
          const start = performance.now();
          const outcome = await readAll(bytes);
          expect(performance.now() - start).toBeLessThan(LONGEST_MS);
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        }),
        { numRuns: CASES / 2, seed: 20185 },
      );
      expect([...outcomes.keys()]).toEqual(
        expect.arrayContaining(['finite', 'npz-array-broken', 'npz-array-missing', 'npz-broken']),
      );
    },
    120_000,
  );
});
