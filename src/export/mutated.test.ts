/**
 * Whatever becomes of a file that Import takes: what it held, or the one typed refusal; soon, and in no more memory than the
 * file is worth.
 */

import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { jsonMutations, MOST_BYTES, mutated, watchedAllocations } from '../experiment/jsonMutation.fixture';
import { outcomesOf, position } from '../recordings/mutation.fixture';
import type { RunRecord } from '../training/runRecord';
import { RECORD, recordedNetwork } from '../training/runRecord.fixture';
import { encodeBundle } from './bundle';
import { exported } from './description';
import { randomNetwork } from './exports.fixture';
import { encodeNetworkFile, type NetworkFile, NetworkFileError } from './networkFile';
import { encodeOnnxFrame } from './onnx/frame';
import { encodeOnnxSequence } from './onnx/sequence';
import { decodeImport } from './readImport';

const CASES = 10_000;
const watch = watchedAllocations();

function expectWhole({ snapshot }: NetworkFile): void {
  for (const { shape, values } of snapshot.tensors) {
    expect(values).toHaveLength(shape.reduce((product, length) => product * length, 1));
    expect(values.every(Number.isFinite)).toBe(true);
  }
}

/** What the list of runs and its charts cannot do without. */
function expectUsable(record: RunRecord): void {
  const { startedAt, savedAt, config, networks } = record;
  for (const time of [startedAt, savedAt]) expect(new Date(time).getTime()).not.toBeNaN();
  for (const { networkId, curves } of networks) {
    expect(config.networks.map(({ id }) => id)).toContain(networkId);
    for (const point of Object.values(curves).flatMap((points) => points ?? [])) {
      expect(Object.values(point).every(Number.isFinite)).toBe(true);
    }
  }
}

/** `read` where it was taken, else the code of the refusal; throws for anything else. */
function outcomeOf(bytes: Uint8Array, name: string): string {
  watch.largest();
  try {
    const imported = decodeImport(bytes, name);
    for (const file of imported.kind === 'run' ? imported.run.networks : [imported.file]) expectWhole(file);
    if (imported.kind === 'run' && imported.run.record !== null) expectUsable(imported.run.record);
    return 'read';
  } catch (error) {
    if (!(error instanceof NetworkFileError)) throw error;
    return error.code;
  } finally {
    expect(watch.largest()).toBeLessThan(MOST_BYTES);
  }
}

type Bytes = Uint8Array<ArrayBufferLike>;
type BytesMutation = (bytes: Bytes) => Bytes;

function spliced(bytes: Bytes, at: number, remove: number, insert: Bytes): Bytes {
  const after = bytes.subarray(Math.min(bytes.length, at + remove));
  const result = new Uint8Array(at + insert.length + after.length);
  result.set(bytes.subarray(0, at));
  result.set(insert, at);
  result.set(after, at + insert.length);
  return result;
}

const numberAt = (bytes: Bytes, at: number, value: number): Bytes => {
  const copy = bytes.slice();
  if (at + 4 <= copy.length) new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
};

/** Lengths and counts that files state, as they should not. */
const AWKWARD_COUNTS = [0, 1, 0x7f, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

/** One to four changes: bytes replaced, taken out, put in, doubled; the rest cut off; a number replaced by an awkward one. */
const damage: fc.Arbitrary<readonly BytesMutation[]> = fc.array(
  fc.oneof(
    fc.tuple(position, fc.nat(255)).map(
      ([where, value]): BytesMutation =>
        (bytes) =>
          spliced(bytes, Math.floor(where * bytes.length), 1, Uint8Array.of(value)),
    ),
    fc.tuple(position, fc.constantFrom(...AWKWARD_COUNTS)).map(
      ([where, value]): BytesMutation =>
        (bytes) =>
          numberAt(bytes, Math.floor(where * bytes.length), value),
    ),
    fc.tuple(position, fc.nat(60), fc.uint8Array({ maxLength: 12 })).map(
      ([where, remove, insert]): BytesMutation =>
        (bytes) =>
          spliced(bytes, Math.floor(where * bytes.length), remove, insert),
    ),
    fc.tuple(position, position).map(
      ([from, to]): BytesMutation =>
        (bytes) => {
          const piece = bytes.subarray(Math.floor(from * bytes.length)).subarray(0, 64);
          return spliced(bytes, Math.floor(to * bytes.length), 0, piece);
        },
    ),
    position.map(
      (where): BytesMutation =>
        (bytes) =>
          bytes.slice(0, Math.floor(where * bytes.length)),
    ),
  ),
  { minLength: 1, maxLength: 4 },
);

const damaged = (bytes: Bytes, mutations: readonly BytesMutation[]): Bytes =>
  mutations.reduce((result, mutate) => mutate(result), bytes);

const NETWORK = randomNetwork('drnn', { periods: [1, 3], units: [1] });
const LSTM = randomNetwork('lstm', { units: 1 });
const HEADER_LENGTH = 8;

/** The file's header as data, and the file with another one. */
function headerOf(file: Bytes): { header: unknown; withHeader(header: unknown): Bytes } {
  const view = new DataView(file.buffer, file.byteOffset);
  const length = Number(view.getBigUint64(0, true));
  const header: unknown = JSON.parse(
    new TextDecoder().decode(file.subarray(HEADER_LENGTH, HEADER_LENGTH + length)),
  );
  return {
    header,
    withHeader(changed) {
      const text = new TextEncoder().encode(JSON.stringify(changed) ?? '');
      const result = spliced(file, HEADER_LENGTH, length, text);
      new DataView(result.buffer).setBigUint64(0, BigInt(text.length), true);
      return result;
    },
  };
}

describe('10,000 mutated files', () => {
  it('of safetensors are read or refused', () => {
    const file = encodeNetworkFile(NETWORK);
    const { header, withHeader } = headerOf(file);
    const cases = fc.oneof(
      damage.map((mutations) => damaged(file, mutations)),
      jsonMutations.map((mutations) => withHeader(mutated(header, mutations))),
    );
    const outcomes = outcomesOf(cases, (bytes) => outcomeOf(bytes, 'a.safetensors'), {
      numRuns: CASES,
      seed: 20188,
    });
    expect([...outcomes.keys()]).toEqual(
      expect.arrayContaining(['read', 'not-safetensors', 'not-ours', 'broken-metadata', 'shapes-differ']),
    );
  }, 60_000);

  it('of ONNX are read or refused', () => {
    const files = [
      encodeOnnxFrame(exported(NETWORK), NETWORK.snapshot.tensors),
      encodeOnnxSequence(exported(LSTM)),
    ];
    const cases = fc
      .tuple(fc.constantFrom(...files), damage)
      .map(([file, mutations]) => damaged(file, mutations));
    const outcomes = outcomesOf(cases, (bytes) => outcomeOf(bytes, 'a.onnx'), {
      numRuns: CASES,
      seed: 20189,
    });
    expect([...outcomes.keys()]).toEqual(
      expect.arrayContaining(['read', 'not-onnx', 'broken-metadata', 'shapes-differ']),
    );
    expect(outcomes.get('read')).toBeGreaterThan(CASES / 20);
  }, 60_000);

  it('of runs are opened or refused', () => {
    const networks = [{ name: 'D-RNN', file: NETWORK }];
    const config = { ...DEFAULT_EXPERIMENT, networks: [NETWORK.snapshot.network] };
    const report = { name: 'report.md', text: 'report' } as const;
    const record = { ...RECORD, config, networks: [recordedNetwork(NETWORK.snapshot.network.id, 0.5)] };
    const stored = encodeBundle({ config, networks, record, historyCsv: 'network\r\n', report });
    const files = unzipSync(stored);
    const deflated = zipSync(files, { level: 9 });
    const withJson = (name: string, changed: unknown) =>
      zipSync({ ...files, [name]: new TextEncoder().encode(JSON.stringify(changed) ?? '') }, { level: 0 });
    const cases = fc.oneof(
      fc
        .tuple(fc.constantFrom(stored, deflated), damage)
        .map(([file, mutations]) => damaged(file, mutations)),
      jsonMutations.map((mutations) => withJson('config.json', mutated(config, mutations))),
      jsonMutations.map((mutations) => withJson('run.json', mutated(record, mutations))),
    );
    const outcomes = outcomesOf(cases, (bytes) => outcomeOf(bytes, 'a.zip'), { numRuns: CASES, seed: 20190 });
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['read', 'broken-bundle', 'newer-version']));
    expect(outcomes.get('read')).toBeGreaterThan(CASES / 20);
  }, 60_000);
});

describe('files that state far more than they hold', () => {
  const [first] = NETWORK.snapshot.tensors;
  const units = 1024;

  it('cost nothing: a header of sizes, and a network of options, that would take gigabytes', () => {
    const { header, withHeader } = headerOf(encodeNetworkFile(NETWORK));
    if (typeof header !== 'object' || header === null || first === undefined) throw new Error('no header');
    const entry = { dtype: 'F32', shape: [65_536, 65_536], data_offsets: [0, 4 * 65_536 * 65_536] };
    expect(outcomeOf(withHeader({ ...header, [first.name]: entry }), '')).toBe('not-safetensors');

    const options = { ...NETWORK.snapshot.network.options, units: [units], periods: Array(12).fill(1) };
    const metadata = Reflect.get(header, '__metadata__') as Record<string, string>;
    const network = JSON.stringify({ id: 'a', kind: 'drnn', options });
    const large = withHeader({ ...header, __metadata__: { ...metadata, network, inputs: '4096' } });
    expect(outcomeOf(large, '')).toBe('shapes-differ');
  });

  it('are seen to, where something did allocate', () => {
    watch.largest();
    expect(new Float32Array(2 * units).length).toBe(2 * units);
    expect(watch.largest()).toBe(8 * units);
    expect(watch.largest()).toBe(0);
  });
});
