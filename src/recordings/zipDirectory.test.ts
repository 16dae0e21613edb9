import { describe, expect, it } from 'vitest';
import { GOOD, importAll, problems, source, zipOf } from './importRecordings.fixture';
import { readPrepared } from './npz/readPrepared';
import { endRecord, SparseFile } from './sparseFile.fixture';

const GIGABYTES = 3 * 2 ** 30;
/** What a browser reads in a moment. */
const LITTLE = 2 ** 18;

const NAMES = [1, 2, 3].map((performer) => `S001C001P00${performer}R001A001`);
const THREE = Object.fromEntries(NAMES.map((name) => [`${name}.skeleton`, GOOD]));

async function zipBytes(): Promise<{ bytes: Uint8Array<ArrayBuffer>; end: DataView }> {
  const bytes = new Uint8Array(await (await zipOf(THREE)).arrayBuffer());
  return { bytes, end: new DataView(bytes.buffer, bytes.length - 22) };
}

describe.each([
  ['is no zip', new Uint8Array()],
  ['announces a directory as long as itself', endRecord(60_000, 2 ** 31, 2 ** 29)],
  ['announces a directory in its midst', endRecord(60_000, 100, 2 ** 20)],
])('a file of gigabytes that %s', (_what, tail) => {
  it('is not read whole as a zip', async () => {
    const file = new SparseFile('big.zip', GIGABYTES, tail);
    expect(problems(await importAll([{ path: 'big.zip', file }]))).toEqual(['zip-broken big.zip']);
    expect(file.largestSlice).toBeLessThan(LITTLE);
  });

  it('is not read whole as a prepared set', async () => {
    const file = new SparseFile('big.npz', GIGABYTES, tail);
    const rows = readPrepared(file, 'big.npz', {
      signal: new AbortController().signal,
      breathe: async () => undefined,
      onRow: () => undefined,
      onProblem: () => undefined,
    });
    await expect(rows.next()).rejects.toMatchObject({ code: 'npz-broken' });
    expect(file.largestSlice).toBeLessThan(LITTLE);
  });
});

describe('a zip whose directory', () => {
  it('is empty says so', async () => {
    const result = await importAll([
      source('empty.zip', new Uint8Array(endRecord(0, 0, 0))),
      source('folders.zip', await zipOf({ 'a/': '', '__MACOSX/a': 'x' })),
    ]);
    expect(problems(result)).toEqual(['zip-empty empty.zip', 'zip-empty folders.zip']);
    expect(result.report.files).toBe(2);
  });

  it('counts none of its entries is no empty zip', async () => {
    const { bytes, end } = await zipBytes();
    end.setUint16(8, 0, true);
    end.setUint16(10, 0, true);
    expect(problems(await importAll([source('a.zip', bytes)]))).toEqual(['zip-broken a.zip']);
  });

  it('counts too few entries does not lose the others in silence', async () => {
    const { bytes, end } = await zipBytes();
    end.setUint16(10, 1, true);
    const result = await importAll([source('a.zip', bytes)]);
    expect(problems(result)).toEqual(['zip-incomplete a.zip']);
    expect(result.report.problems[0]?.detail).toBe('1');
    expect(result.ids).toEqual(NAMES.slice(0, 1));
  });

  it('breaks off gives what comes before', async () => {
    const { bytes, end } = await zipBytes();
    const directoryAt = end.getUint32(16, true);
    const entryBytes = end.getUint32(12, true) / 3;
    bytes[directoryAt + 2 * entryBytes] = 0;
    const result = await importAll([source('a.zip', bytes)]);
    expect(problems(result)).toEqual(['zip-incomplete a.zip']);
    expect(result.ids).toEqual(NAMES.slice(0, 2));
  });

  it('calls a file a folder gives the file', async () => {
    const { bytes, end } = await zipBytes();
    bytes[end.getUint32(16, true) + 38] = 0x10; // the external attributes of MS-DOS
    expect((await importAll([source('a.zip', bytes)])).ids).toEqual(NAMES);
  });

  it('places an entry beyond the end loses that alone', async () => {
    const { bytes, end } = await zipBytes();
    new DataView(bytes.buffer).setUint32(end.getUint32(16, true) + 20, 2 ** 24, true); // its packed size
    const result = await importAll([source('a.zip', bytes)]);
    expect(problems(result)).toEqual([`zip-broken a.zip/${NAMES[0]}.skeleton`]);
    expect(result.ids).toEqual(NAMES.slice(1));
  });

  it('is followed by a little of something else is found', async () => {
    const { bytes } = await zipBytes();
    const result = await importAll([source('a.zip', new Blob([bytes, new Uint8Array(50_000)]))]);
    expect(result.ids).toEqual(NAMES);
  });
});
