/** Whatever happens to a zip, importing it gives finite positions or problems, soon, and loses nothing in silence. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importAll, source, zipOf } from './importRecordings.fixture';
import { expectFinite, LONGEST_MS } from './mutation.fixture';
import { frames, skeletonLines, standing } from './skeletonText.fixture';

const CASES = 10_000;
const SHORT = skeletonLines(frames(1, () => [standing('1')])).join('\n');
const ENTRIES = { 'a/S001C001P001R001A001.skeleton': SHORT, 'S001C001P002R001A001.skeleton': SHORT };
const AWKWARD_BYTES = [0, 1, 0xff, 0x7f, 0x80, 0x50, 0x4b];

interface Change {
  readonly at: number;
  readonly byte: number;
  readonly how: 'replace' | 'cut' | 'insert' | 'remove';
}

/** Mostly where the structure is: local headers begin a zip, directory and end record are its last bytes. */
function changesTo(length: number): fc.Arbitrary<readonly Change[]> {
  const places = fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 0, max: length - 1 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 120 }) },
    { weight: 3, arbitrary: fc.integer({ min: length - 260, max: length - 1 }) },
    { weight: 2, arbitrary: fc.integer({ min: length - 22, max: length - 1 }) },
  );
  const change = fc.record({
    at: places,
    byte: fc.oneof(fc.nat(255), fc.constantFrom(...AWKWARD_BYTES)),
    how: fc.oneof(
      { weight: 16, arbitrary: fc.constant('replace' as const) },
      { weight: 1, arbitrary: fc.constantFrom('cut' as const, 'insert' as const, 'remove' as const) },
    ),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 });
}

function changed(whole: Uint8Array<ArrayBuffer>, changes: readonly Change[]): Uint8Array<ArrayBuffer> {
  let bytes = whole;
  for (const { at, byte, how } of changes) {
    if (at >= bytes.length) continue;
    const put = how === 'replace' || how === 'insert' ? [byte] : [];
    const rest = { replace: at + 1, cut: bytes.length, insert: at, remove: at + 1 + byte }[how];
    const next = new Uint8Array(at + put.length + Math.max(0, bytes.length - rest));
    next.set(bytes.subarray(0, at));
    next.set(put, at);
    next.set(bytes.subarray(rest), at + put.length);
    bytes = next;
  }
  return bytes;
}

describe.each([
  ['stored', 0],
  ['deflated', 6],
])('mutated zips that are %s', (_how, level) => {
  it('give finite positions or problems', async () => {
    const blob = await zipOf(ENTRIES, { level });
    const whole = new Uint8Array(await blob.arrayBuffer());
    const codes = new Map<string, number>();
    let unharmed = 0;
    const outcome = async (changes: readonly Change[]) => {
      const start = performance.now();
      const { sequences, report } = await importAll([source('m.zip', changed(whole, changes))]);
      expect(performance.now() - start).toBeLessThan(LONGEST_MS);
      for (const sequence of sequences) expectFinite(sequence);
      for (const { code } of report.problems) codes.set(code, (codes.get(code) ?? 0) + 1);
      if (sequences.length === 2) unharmed += 1;
      // Either each entry has come to something, or the zip as a whole is named.
      if (!report.problems.some(({ file }) => file === 'm.zip'))
        expect(report.files).toBeGreaterThanOrEqual(2);
    };
    const cases = fc.asyncProperty(changesTo(whole.length), outcome);
    await fc.assert(cases, { numRuns: CASES / 2, seed: 20186 });
    const met = ['zip-broken', 'zip-incomplete', 'zip-encrypted', 'zip-method', 'unknown-format'];
    expect([...codes.keys()]).toEqual(expect.arrayContaining(met));
    expect(unharmed).toBeGreaterThan(CASES / 40);
  }, 120_000);
});
