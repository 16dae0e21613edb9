/** Ways to damage plain data, for property tests of what reads it, and a watch over what that allocates. */

import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';

/** What a hostile file puts where something else belongs. */
const AWKWARD: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  3,
  1e9,
  1e308,
  -1e308,
  4_294_967_296,
  Number.MAX_SAFE_INTEGER,
  '',
  'drnn',
  '__proto__',
  'A'.repeat(5_000),
  '\u0000\ud800',
  [],
  [[]],
  [1, 2, 3],
  Array.from({ length: 3_000 }, () => 1_000),
  {},
  { length: 1e9 },
  JSON.parse('{"__proto__":{"version":2},"constructor":{"prototype":1}}'),
  nested(500),
];

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);
}

/** One change to a piece of plain data; gives a changed copy. */
export type JsonMutation = (value: unknown) => unknown;

type Change = 'replace' | 'remove' | 'double' | 'add';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Goes down by the numbers, each choosing among what is there, and makes the change where they end. */
function changed(value: unknown, path: readonly number[], change: Change, by: unknown): unknown {
  const [turn, ...rest] = path;
  const isList = Array.isArray(value);
  if (turn === undefined || (!isList && !isRecord(value))) return by;
  const entries: [string, unknown][] = Object.entries(value);
  const at = turn % Math.max(1, entries.length);
  const [key, inner] = entries[at] ?? ['', null];
  if (rest.length > 0) entries[at] = [key, changed(inner, rest, change, by)];
  else if (change === 'remove') entries.splice(at, 1);
  else if (change === 'add') entries.push([typeof by === 'string' ? by : 'extra', by]);
  else if (change === 'double') entries.push([`${key}2`, inner]);
  else entries[at] = [key, by];
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** One to three changes, at any depth. */
export const jsonMutations: fc.Arbitrary<readonly JsonMutation[]> = fc.array(
  fc
    .tuple(
      fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
      fc.constantFrom<Change>('replace', 'replace', 'replace', 'remove', 'double', 'add'),
      fc.constantFrom(...AWKWARD),
    )
    .map(
      ([path, change, by]): JsonMutation =>
        (value) =>
          changed(value, path, change, by),
    ),
  { minLength: 1, maxLength: 3 },
);

export const mutated = (value: unknown, mutations: readonly JsonMutation[]): unknown =>
  mutations.reduce((result, mutate) => mutate(result), value);

const WATCHED = ['ArrayBuffer', 'Uint8Array', 'Int32Array', 'Float32Array', 'Float64Array'] as const;

interface AllocationWatch {
  /** Bytes of the largest buffer that was asked for since the last time. */
  largest(): number;
  stop(): void;
}

/** Watches the constructors of buffers and typed arrays that have their numbers from a length. */
function watchAllocations(): AllocationWatch {
  let most = 0;
  const originals = WATCHED.map((name) => [name, Reflect.get(globalThis, name)] as const);
  for (const [name, original] of originals) {
    const bytesPerValue = Reflect.get(original, 'BYTES_PER_ELEMENT') ?? 1;
    const watched: object = new Proxy(original, {
      construct(target, given: unknown[], newTarget): object {
        if (typeof given[0] === 'number') most = Math.max(most, given[0] * bytesPerValue);
        return Reflect.construct(target, given, newTarget === watched ? target : newTarget);
      },
    });
    Reflect.set(globalThis, name, watched);
  }
  return {
    largest() {
      const largest = most;
      most = 0;
      return largest;
    },
    stop() {
      for (const [name, original] of originals) Reflect.set(globalThis, name, original);
    },
  };
}

/** A watch over all tests of a file. */
export function watchedAllocations(): Pick<AllocationWatch, 'largest'> {
  let watch: AllocationWatch | null = null;
  beforeAll(() => {
    watch = watchAllocations();
  });
  afterAll(() => watch?.stop());
  return { largest: () => watch?.largest() ?? 0 };
}

/** What nothing that is read may allocate at once. */
export const MOST_BYTES = 64 * 1024 * 1024;
