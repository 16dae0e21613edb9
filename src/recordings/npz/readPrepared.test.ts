import { describe, expect, it } from 'vitest';
import { TRACKING } from '../../skeleton/sequence';
import type { FileProblem } from '../problem';
import type { ReadRecording } from '../readRecording';
import { labels, type NpyArray, npyBytes, npzBlob, positionRows } from './npz.fixture';
import { readPrepared } from './readPrepared';

async function read(file: Blob, path = 'sets/NTU60_CV.npz') {
  const recordings: ReadRecording[] = [];
  const problems: FileProblem[] = [];
  const progress: [number, number][] = [];
  const rows = readPrepared(file, path, {
    signal: new AbortController().signal,
    breathe: async () => undefined,
    onRow: (done, total) => progress.push([done, total]),
    onProblem: (problem) => problems.push(problem),
  });
  for await (const recording of rows) recordings.push(recording);
  return { recordings, problems, progress };
}

const train = { x_train: positionRows(3, 5), y_train: labels([1, 43, 60]) };
const test = { x_test: positionRows(2, 5, { padding: 2, two: true }), y_test: labels([2, 50]) };

describe.each([
  ['stored', { level: 0 }],
  ['stored without Zip64', { level: 0, zip64: false }],
  ['deflated', { level: 6 }],
])('a prepared set that is %s', (_how, how) => {
  it('becomes sequences, row by row', async () => {
    const { recordings, problems, progress } = await read(await npzBlob({ ...train, ...test }, how));
    expect(problems).toEqual([]);
    expect(recordings.map(({ sequence }) => sequence.id)).toEqual([
      'NTU60_CV train 00000',
      'NTU60_CV train 00001',
      'NTU60_CV train 00002',
      'NTU60_CV test 00000',
      'NTU60_CV test 00001',
    ]);
    expect(recordings.map(({ sequence }) => sequence.name?.action)).toEqual([1, 43, 60, 2, 50]);
    expect(progress).toEqual([
      [1, 5],
      [2, 5],
      [3, 5],
      [4, 5],
      [5, 5],
    ]);
    const one = recordings[1]!.sequence;
    expect([one.frameCount, one.bodyCount, one.synthetic]).toEqual([5, 1, false]);
    const values = train.x_train.values as Float64Array;
    expect([...one.positions.subarray(75, 150)]).toEqual([...values.subarray(750 + 150, 750 + 225)]);
    expect(one.tracking.every((state) => state === TRACKING.tracked)).toBe(true);
    // Padding is cut, the second body is kept.
    const two = recordings[4]!.sequence;
    expect([two.frameCount, two.bodyCount]).toEqual([3, 2]);
    const tested = test.x_test.values as Float64Array;
    expect([...two.positions]).toEqual([...tested.subarray(750, 750 + 450)]);
  });
});

describe('the names of a prepared set', () => {
  it('say the published split under every official split', async () => {
    const { recordings } = await read(await npzBlob({ ...train, ...test }));
    for (const { sequence } of recordings) {
      const trains = sequence.id.includes('train');
      expect(sequence.name).toMatchObject(
        trains ? { camera: 2, performer: 1, setup: 2 } : { camera: 1, performer: 3, setup: 1 },
      );
    }
  });
});

describe('the numbers of a prepared set', () => {
  it.each(['<f4', '<f8'])('may be %s', async (type) => {
    const x: NpyArray = { ...positionRows(1, 2), type };
    const { recordings } = await read(await npzBlob({ x_test: x, y_test: labels([7]) }));
    expect([...recordings[0]!.sequence.positions.subarray(0, 75)]).toEqual(
      [...(x.values as Float64Array)].slice(0, 75),
    );
  });

  it.each(['<f4', '<f8', '<i8', '|u1'])('of labels may be %s, of 120 classes', async (type) => {
    const y = labels([61, 120], 120, type);
    const { recordings } = await read(await npzBlob({ x_test: positionRows(2, 2), y_test: y }));
    expect(recordings.map(({ sequence }) => sequence.name?.action)).toEqual([61, 120]);
  });

  it('are repaired where they are not finite', async () => {
    const x = positionRows(1, 3);
    const values = Float64Array.from(x.values);
    values[150 + 4] = Number.NaN;
    values.fill(Number.POSITIVE_INFINITY, 75, 150);
    const { recordings } = await read(await npzBlob({ x_test: { ...x, values }, y_test: labels([7]) }));
    const { sequence, counts } = recordings[0]!;
    expect(sequence.positions.every(Number.isFinite)).toBe(true);
    expect(sequence.positions[150 + 4]).toBe(values[4]);
    expect(counts.coordinatesRepaired).toBe(76);
  });
});

describe('rows that cannot be used', () => {
  it('are problems of their own', async () => {
    const x = positionRows(4, 3);
    const values = Float64Array.from(x.values);
    values.fill(0, 450, 900);
    const y = labels([1, 2, 0, 4]);
    (y.values as Float64Array)[3 * 60 + 9] = 1;
    const { recordings, problems } = await read(await npzBlob({ x_train: { ...x, values }, y_train: y }));
    expect(recordings.map(({ sequence }) => sequence.id)).toEqual(['NTU60_CV train 00000']);
    expect(problems.map(({ code, detail }) => [code, detail])).toEqual([
      ['npz-empty-row', 'x_train[1]'],
      ['npz-label', 'x_train[2]'],
      ['npz-label', 'x_train[3]'],
    ]);
  });
});

describe('a set that cannot be read', () => {
  const [x, y] = [positionRows(2, 3), labels([1, 2])];
  const cases: readonly (readonly [
    string,
    Record<string, NpyArray | Uint8Array<ArrayBuffer>>,
    string,
    string,
  ])[] = [
    ['has no arrays', { other: x }, 'npz-array-missing', 'x_train'],
    ['has no labels', { x_train: x }, 'npz-array-missing', 'y_train'],
    ['has no positions', { ...train, y_test: y }, 'npz-array-missing', 'x_test'],
    [
      'has one body a row',
      { x_train: { shape: [2, 3, 75], values: new Float32Array(450) }, y_train: y },
      'npz-array-shape',
      'x_train [2, 3, 75]',
    ],
    [
      'has five dimensions',
      { x_train: { shape: [1, 3, 2, 25, 2], values: new Float32Array(300) }, y_train: y },
      'npz-array-shape',
      'x_train [1, 3, 2, 25, 2]',
    ],
    ['has other labels', { x_train: x, y_train: labels([1, 2, 3]) }, 'npz-array-shape', 'y_train [3, 60]'],
    [
      'has labels by number',
      { x_train: x, y_train: { shape: [2], values: [1, 2] } },
      'npz-array-shape',
      'y_train [2]',
    ],
    ['has half floats', { x_train: { ...x, type: '<f2' }, y_train: y }, 'npz-array-type', 'x_train: <f2'],
    [
      'has big-endian floats',
      { x_train: { ...x, type: '>f4' }, y_train: y },
      'npz-array-type',
      'x_train: >f4',
    ],
    [
      'is in Fortran order',
      { x_train: { ...x, fortran: true }, y_train: y },
      'npz-array-type',
      'x_train: fortran_order',
    ],
    ['holds no array', { x_train: new Uint8Array(200), y_train: y }, 'npz-array-broken', 'x_train'],
    ['is empty', { x_train: new Uint8Array(0), y_train: y }, 'npz-array-broken', 'x_train'],
    ['is cut off', { x_train: npyBytes(x).slice(0, 900), y_train: y }, 'npz-array-broken', 'x_train'],
    [
      'promises too much',
      { x_train: npyBytes({ shape: [2 ** 40, 3, 150], values: [1] }), y_train: y },
      'npz-array-shape',
      'x_train [1099511627776, 3, 150]',
    ],
  ];

  it.each(cases)('because it %s says so', async (_what, arrays, code, detail) => {
    await expect(read(await npzBlob(arrays))).rejects.toMatchObject({ code, detail });
  });

  it('because it is no zip says so', async () => {
    await expect(read(new Blob([new Uint8Array(500)]))).rejects.toMatchObject({ code: 'npz-broken' });
    await expect(read(new Blob([]))).rejects.toMatchObject({ code: 'npz-broken' });
  });

  it('because a byte is wrong keeps what came before', async () => {
    const blob = await npzBlob({ x_test: positionRows(2, 3), y_test: y });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    // Within the second row of the first, stored, array.
    bytes[30 + 128 + 2400] = bytes[30 + 128 + 2400]! ^ 0xff;
    const rows = readPrepared(new Blob([bytes]), 'a.npz', {
      signal: new AbortController().signal,
      breathe: async () => undefined,
      onRow: () => undefined,
      onProblem: () => undefined,
    });
    expect((await rows.next()).value?.sequence.id).toBe('a test 00000');
    await rows.next();
    await expect(rows.next()).rejects.toMatchObject({ code: 'npz-array-broken', detail: 'x_test' });
  });
});

describe('how far a prepared set may unpack', () => {
  it('is far enough for what padding takes', async () => {
    const x = positionRows(40, 300, { padding: 298 });
    const blob = await npzBlob({ x_test: x, y_test: labels(new Array(40).fill(1)) }, { level: 9 });
    expect(blob.size).toBeLessThan((x.values.length * 4) / 100);
    expect((await read(blob)).recordings).toHaveLength(40);
  });

  it('ends before rows without number', async () => {
    const arrays = { x_test: positionRows(2, 300), y_test: y };
    const bytes = new Uint8Array(await (await npzBlob(arrays, { level: 6, zip64: false })).arrayBuffer());
    const view = new DataView(bytes.buffer);
    const directoryAt = view.getUint32(bytes.length - 6, true);
    view.setUint32(directoryAt + 24, 3_000_000_000, true); // the unpacked size of x_test
    await expect(read(new Blob([bytes]))).rejects.toMatchObject({
      code: 'npz-bomb',
      detail: '1 MB → 3001 MB',
    });
  });
});

const y = labels([1, 2]);

describe('reading a prepared set', () => {
  it('stops when it is aborted', async () => {
    const controller = new AbortController();
    const rows = readPrepared(await npzBlob({ ...train, ...test }), 'a.npz', {
      signal: controller.signal,
      breathe: async () => undefined,
      onRow: () => undefined,
      onProblem: () => undefined,
    });
    await rows.next();
    controller.abort();
    await expect(rows.next()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('reads no more than it is asked for', async () => {
    // 60 MB of rows, of which one is wanted.
    const blob = await npzBlob({ x_train: positionRows(100, 500), y_train: labels(new Array(100).fill(1)) });
    const file = new CountingBlob(blob);
    const rows = readPrepared(file, 'a.npz', {
      signal: new AbortController().signal,
      breathe: async () => undefined,
      onRow: () => undefined,
      onProblem: () => undefined,
    });
    await rows.next();
    await rows.return();
    expect(file.bytesRead).toBeLessThan(2 ** 22);
  });
});

/** Counts what is read of a blob. */
class CountingBlob extends Blob {
  bytesRead = 0;
  readonly #blob: Blob;

  constructor(blob: Blob) {
    super([]);
    this.#blob = blob;
  }

  override get size(): number {
    return this.#blob.size;
  }

  override slice(start?: number, end?: number): Blob {
    const part = this.#blob.slice(start, end);
    const count = (bytes: number) => {
      this.bytesRead += bytes;
    };
    part.arrayBuffer = async () => {
      count(part.size);
      return await Blob.prototype.arrayBuffer.call(part);
    };
    return part;
  }
}
