import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import type { SkeletonSequence } from '../skeleton/sequence';
import type { FileSource } from './fileSource';
import { importRecordings } from './importRecordings';
import type { ProgressListener, RecordingsProgress } from './progress';
import { frames, skeletonLines, standing } from './skeletonText.fixture';
import { threadReader } from './threadReader';
import { writeArchive } from './writeArchive';

const GOOD = `${skeletonLines(frames(3, (frame) => [standing('1', frame)])).join('\n')}\n`;
const TRUNCATED = GOOD.slice(0, GOOD.length / 2);

function source(path: string, content: BlobPart): FileSource {
  return { path, file: new File([content], path.split('/').at(-1) ?? path) };
}

async function zipOf(
  entries: Readonly<Record<string, string>>,
  options: { password?: string; level?: number } = {},
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
  for (const [name, text] of Object.entries(entries)) {
    await writer.add(name, name.endsWith('/') ? undefined : new TextReader(text), {
      directory: name.endsWith('/'),
    });
  }
  return writer.close();
}

interface Options {
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressListener;
  readonly now?: () => number;
  readonly parallel?: number;
  readonly room?: number;
}

async function importWith(sources: readonly FileSource[], options: Options = {}) {
  const { room = Number.POSITIVE_INFINITY, parallel = 1, now = () => performance.now() } = options;
  const sequences: SkeletonSequence[] = [];
  const { report, refused } = await importRecordings(sources, {
    signal: options.signal ?? new AbortController().signal,
    onProgress: options.onProgress ?? (() => undefined),
    now,
    reader: { ...threadReader(now), parallel },
    keep: async (sequence) => {
      if (sequences.length >= room) throw new DOMException('full', 'QuotaExceededError');
      sequences.push(sequence);
    },
  });
  return { sequences, report, refused };
}

async function importAll(sources: readonly FileSource[], signal?: AbortSignal) {
  const progress: RecordingsProgress[] = [];
  const onProgress = (step: RecordingsProgress) => progress.push(step);
  const result = await importWith(sources, signal === undefined ? { onProgress } : { onProgress, signal });
  return { ...result, progress, ids: result.sequences.map(({ id }) => id) };
}

/** `code file` of each problem. */
function problems(result: Awaited<ReturnType<typeof importAll>>): string[] {
  return result.report.problems.map(({ code, file }) => `${code} ${file}`).sort();
}

describe('importRecordings', () => {
  it('reads what is good in a folder and lists the rest, each with its reason', async () => {
    const result = await importAll([
      source('ntu/S001C001P001R001A001.skeleton', GOOD),
      source('ntu/S001C002P001R001A001.skeleton', TRUNCATED),
      source(
        'ntu/S001C003P001R001A001.SKELETON',
        GOOD.replace(' 3 250.5', ' NaN 250.5').replaceAll('\n', '\r\n'),
      ),
      source('ntu/S001C001P002R001A001.skeleton', ''),
      source('ntu/S001C001P003R001A001.skeleton', '0\n'),
      source('ntu/S001C001P004R001A001.skeleton', '2\n0\n0\n'),
      source('ntu/S001C001P005R001A001.skeleton', '<html>'),
      source('ntu/walk.skeleton', GOOD),
      source('ntu/notes.txt', 'hello'),
      source('ntu/.DS_Store', 'x'),
      source('ntu/._walk.skeleton', 'x'),
      source('ntu/Thumbs.db', 'x'),
    ]);
    expect(result.ids).toEqual(['S001C001P001R001A001', 'S001C003P001R001A001', 'walk']);
    expect(result.report).toMatchObject({
      files: 9,
      sequences: 2,
      watchOnly: 1,
      frames: 9,
      cancelled: false,
      cleaning: { coordinatesRepaired: 1, framesWithoutBodies: 0 },
      problemsOmitted: 0,
    });
    expect(problems(result)).toEqual([
      'name-not-understood ntu/walk.skeleton',
      'no-bodies ntu/S001C001P004R001A001.skeleton',
      'not-a-skeleton-file ntu/S001C001P002R001A001.skeleton',
      'not-a-skeleton-file ntu/S001C001P005R001A001.skeleton',
      'truncated ntu/S001C002P001R001A001.skeleton',
      'unknown-format ntu/notes.txt',
      'zero-frames ntu/S001C001P003R001A001.skeleton',
    ]);
    const truncated = result.report.problems.find(({ code }) => code === 'truncated');
    expect(truncated).toMatchObject({ line: TRUNCATED.split('\n').length, detail: '1/3' });
    expect(result.sequences.at(-1)?.name).toBeNull();
    expect(result.sequences[0]?.name?.action).toBe(1);
  });

  it('numbers the second and third file of one name', async () => {
    const name = 'S001C001P001R001A001.skeleton';
    const result = await importAll(['a', 'b', 'c'].map((folder) => source(`${folder}/${name}`, GOOD)));
    expect(result.ids).toEqual([
      'S001C001P001R001A001',
      'S001C001P001R001A001 (2)',
      'S001C001P001R001A001 (3)',
    ]);
    expect(result.sequences.every((sequence) => sequence.name?.action === 1)).toBe(true);
  });

  it('lists a file that cannot be read', async () => {
    const gone = source('S001C001P001R001A001.skeleton', GOOD);
    gone.file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    const result = await importAll([gone, source('S001C001P002R001A001.skeleton', GOOD)]);
    expect(problems(result)).toEqual(['unreadable S001C001P001R001A001.skeleton']);
    expect(result.ids).toEqual(['S001C001P002R001A001']);
  });

  it('refuses a file too large to be one recording without reading it', async () => {
    const huge = source('S001C001P001R001A001.skeleton', GOOD);
    Object.defineProperty(huge.file, 'size', { value: 257 * 2 ** 20 });
    huge.file.arrayBuffer = () => Promise.reject(new Error('read'));
    const { report } = await importAll([huge]);
    expect(report.problems).toMatchObject([{ code: 'too-large', detail: '257 MB' }]);
  });

  it('lists at most a thousand problems and counts the others', async () => {
    const { report } = await importAll(
      Array.from({ length: 1_203 }, (_, index) => source(`${index}.txt`, '')),
    );
    expect(report.problems).toHaveLength(1_000);
    expect(report.problemsOmitted).toBe(203);
    expect(report.files).toBe(1_203);
  });

  it('reports progress from the first file to the last, by the clock it is given', async () => {
    let time = 0;
    const steps: RecordingsProgress[] = [];
    const { report } = await importWith(
      ['1', '2'].map((performer) => source(`S001C001P00${performer}R001A001.skeleton`, GOOD)),
      {
        signal: new AbortController().signal,
        onProgress: (step) => steps.push(step),
        now: () => (time += 100),
      },
    );
    expect(steps.map(({ done }) => done)).toEqual([0, 1, 2]);
    expect(steps.every(({ total, bytesTotal }) => total === 2 && bytesTotal === 2 * GOOD.length)).toBe(true);
    expect(steps.at(-1)?.bytesDone).toBe(2 * GOOD.length);
    expect(steps[2]!.seconds).toBeGreaterThan(steps[1]!.seconds);
    expect(report.seconds).toBeGreaterThan(0);
    expect(report.bytes).toBe(2 * GOOD.length);
  });
});

describe('cancelling', () => {
  const many = Array.from({ length: 4_000 }, (_, index) => source(`${index}.skeleton`, GOOD));

  it('is heard while files are read, and keeps what was read', async () => {
    const controller = new AbortController();
    let done = 0;
    let cancelledAt = 0;
    // A message from outside, as a worker would receive it, not a call from within the loop.
    setTimeout(() => {
      cancelledAt = performance.now();
      controller.abort();
    }, 60);
    const { sequences, report } = await importWith(many, {
      signal: controller.signal,
      onProgress: (step) => {
        done = step.done;
      },
    });
    expect(performance.now() - cancelledAt).toBeLessThan(1_000);
    expect(report.cancelled).toBe(true);
    expect(sequences.length).toBe(done);
    expect(sequences.length).toBeLessThan(many.length);
    expect(report.watchOnly).toBe(sequences.length);
  });

  it('is heard within one long file', async () => {
    const controller = new AbortController();
    const long = skeletonLines(frames(12_000, () => [standing('1')])).join('\n');
    setTimeout(() => controller.abort(), 60);
    const { report } = await importAll([source('S001C001P001R001A001.skeleton', long)], controller.signal);
    expect(report).toMatchObject({ cancelled: true, sequences: 0, files: 0, problems: [] });
  });

  it('is heard between the pieces of a large file', async () => {
    const controller = new AbortController();
    const large = source('S001C001P001R001A001.skeleton', new Uint8Array(40 * 2 ** 20));
    const pieces: number[] = [];
    const slice = large.file.slice.bind(large.file);
    large.file.slice = (start = 0, end = large.file.size, type) => {
      pieces.push(end - start);
      if (pieces.length === 2) controller.abort();
      return slice(start, end, type);
    };
    const { report } = await importAll([large], controller.signal);
    expect(report).toMatchObject({ cancelled: true, files: 0, problems: [] });
    expect(pieces).toHaveLength(2);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(8 * 2 ** 20);
  });

  it('is heard while an entry of a zip is unpacked', async () => {
    const entry = 'S001C001P001R001A001.skeleton';
    let digit = 1;
    const digits = Array.from({ length: 2 ** 20 }, () => {
      digit = (digit * 48_271) % 0x7fffffff;
      return digit % 10;
    });
    const zip = await zipOf({ [entry]: `${GOOD}${digits.join('').repeat(40)}` });
    const controller = new AbortController();
    let time = 0;
    const { report } = await importWith([source('a.zip', zip)], {
      signal: controller.signal,
      onProgress: () => setTimeout(() => controller.abort()), // the entries are listed; the unpacking begins
      now: () => (time += 100),
    });
    // Unpacked to its end, the entry would be listed: its text goes on after the last frame.
    expect(report).toMatchObject({ cancelled: true, files: 0, problems: [] });
  });

  it('before the start reads nothing', async () => {
    const { report, sequences } = await importAll(many, AbortSignal.abort());
    expect(sequences).toEqual([]);
    expect(report).toMatchObject({ cancelled: true, files: 0 });
  });
});

describe('zips', () => {
  it('are read entry by entry, with folders, and left-overs passed over', async () => {
    const zip = await zipOf({
      'nturgb+d/': '',
      'nturgb+d/S001C001P001R001A001.skeleton': GOOD,
      'nturgb+d/S001C001P002R001A001.skeleton': TRUNCATED,
      '__MACOSX/nturgb+d/._S001C001P001R001A001.skeleton': 'x',
      'nturgb+d/.DS_Store': 'x',
      'nturgb+d/readme.md': 'x',
      '../S001C001P003R001A061.skeleton': GOOD,
    });
    const result = await importAll([source('folder/ntu.zip', zip)]);
    expect(result.ids).toEqual(['S001C001P001R001A001', 'S001C001P003R001A061']);
    expect(problems(result)).toEqual([
      'truncated folder/ntu.zip/nturgb+d/S001C001P002R001A001.skeleton',
      'unknown-format folder/ntu.zip/nturgb+d/readme.md',
    ]);
    expect(result.report.files).toBe(4);
    expect(result.progress[0]).toMatchObject({
      done: 1,
      total: 4,
      bytesTotal: GOOD.length * 2 + TRUNCATED.length,
    });
  });

  it('that need a password are listed once', async () => {
    const zip = await zipOf(
      { 'S001C001P001R001A001.skeleton': GOOD, 'S001C001P002R001A001.skeleton': GOOD },
      { password: 'secret' },
    );
    const result = await importAll([
      source('locked.zip', zip),
      source('S001C001P003R001A001.skeleton', GOOD),
    ]);
    expect(problems(result)).toEqual(['zip-encrypted locked.zip']);
    expect(result.ids).toEqual(['S001C001P003R001A001']);
  });

  it('that are cut off or no zips are listed, and the rest goes on', async () => {
    const zip = await zipOf({ 'S001C001P001R001A001.skeleton': GOOD });
    const result = await importAll([
      source('cut.zip', zip.slice(0, zip.size - 30)),
      source('half.zip', zip.slice(0, zip.size / 2)),
      source('no.zip', 'not a zip at all'),
      source('empty.zip', ''),
      source('good.zip', zip),
    ]);
    expect(problems(result)).toEqual(['cut', 'empty', 'half', 'no'].map((name) => `zip-broken ${name}.zip`));
    expect(result.ids).toEqual(['S001C001P001R001A001']);
    expect(result.report.files).toBe(5);
  });

  it('with one damaged entry give the others', async () => {
    const zip = await zipOf(
      { 'S001C001P001R001A001.skeleton': GOOD, 'S001C001P002R001A001.skeleton': GOOD },
      { level: 0 },
    );
    const bytes = new Uint8Array(await zip.arrayBuffer());
    // A digit within the first entry, which is stored as it is: only its checksum tells.
    bytes[bytes.indexOf('.'.charCodeAt(0), 200) + 1]! ^= 1;
    const result = await importAll([source('a.zip', bytes)]);
    expect(problems(result)).toEqual(['zip-broken a.zip/S001C001P001R001A001.skeleton']);
    expect(result.ids).toEqual(['S001C001P002R001A001']);
  });

  it('that lie about the size of an entry lose that entry alone', async () => {
    const long = `${GOOD}${'0'.repeat(2 ** 24)}`;
    const zip = await zipOf({ 'S001C001P001R001A001.skeleton': long, 'S001C001P002R001A001.skeleton': GOOD });
    const bytes = new Uint8Array(await zip.arrayBuffer());
    const view = new DataView(bytes.buffer);
    const statedAt = [...bytes.keys()].filter(
      (at) => at + 4 <= bytes.length && view.getUint32(at, true) === long.length,
    );
    expect(statedAt.length).toBeGreaterThan(0);
    for (const at of statedAt) view.setUint32(at, 1_000, true);
    const result = await importAll([source('a.zip', bytes)]);
    // Were the lie believed in silence, the text would be read and have `trailing-data`.
    expect(problems(result)).toEqual(['zip-broken a.zip/S001C001P001R001A001.skeleton']);
    expect(result.ids).toEqual(['S001C001P002R001A001']);
  });

  it('are never read whole', async () => {
    const noise = Array.from({ length: 300 }, (_, index) => standing(String(index % 60), index * 0.37));
    const big = skeletonLines(frames(300, (frame) => [noise[frame]!])).join('\n');
    const zip = await zipOf(
      Object.fromEntries(['1', '2', '3', '4'].map((p) => [`S001C001P00${p}R001A001.skeleton`, big])),
      { level: 0 },
    );
    const file = new File([zip], 'big.zip');
    let largest = 0;
    const slice = file.slice.bind(file);
    file.slice = (start = 0, end = file.size, type) => {
      largest = Math.max(largest, end - start);
      return slice(start, end, type);
    };
    file.arrayBuffer = () => Promise.reject(new Error('read whole'));
    const result = await importAll([{ path: 'big.zip', file }]);
    expect(result.ids).toHaveLength(4);
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThan(big.length * 1.01); // one entry with its header
  });
});

describe('reading several at once', () => {
  const files = Array.from({ length: 20 }, (_, i) => source(`${i}/S001C001P001R001A001.skeleton`, GOOD));
  const mixed = [...files.slice(0, 7), source('bad.skeleton', TRUNCATED), ...files.slice(7)];

  it('keeps the order and the report of reading one after the other', async () => {
    const one = await importWith(mixed);
    const several = await importWith(mixed, { parallel: 5 });
    expect(several.sequences).toEqual(one.sequences);
    expect({ ...several.report, seconds: 0 }).toEqual({ ...one.report, seconds: 0 });
    expect(several.refused).toMatchObject([{ code: 'truncated', file: 'bad.skeleton' }]);
  });

  it('ends with what was kept where there is no more room, and says so', async () => {
    const { sequences, report } = await importWith(mixed, { parallel: 5, room: 10 });
    expect(sequences).toHaveLength(10);
    expect(report).toMatchObject({ cancelled: true, watchOnly: 0, sequences: 10 });
    expect(report.problems.at(-1)?.code).toBe('storage-full');
  });
});

describe('what a zip must not do to the page', () => {
  it('unpack to far more than it holds', async () => {
    const zip = await zipOf({ 'S001C001P001R001A001.skeleton': '0'.repeat(2 ** 25) });
    expect(zip.size).toBeLessThan(2 ** 16);
    const result = await importAll([source('bomb.zip', zip), source('S001C001P003R001A001.skeleton', GOOD)]);
    expect(problems(result)).toEqual(['zip-bomb bomb.zip']);
    expect(result.ids).toEqual(['S001C001P003R001A001']);
  });

  it('unpack the same bytes again and again', async () => {
    const one = { 'S001C001P001R001A001.skeleton': GOOD.repeat(1_200) };
    const bytes = new Uint8Array(await (await zipOf(one)).arrayBuffer());
    const view = new DataView(bytes.buffer);
    const directoryAt = view.getUint32(bytes.length - 6, true);
    const record = bytes.slice(directoryAt, bytes.length - 22);
    const copies = 400;
    const bomb = new Uint8Array(directoryAt + record.length * copies + 22);
    bomb.set(bytes.subarray(0, directoryAt));
    for (let i = 0; i < copies; i++) bomb.set(record, directoryAt + i * record.length);
    bomb.set(bytes.subarray(bytes.length - 22), bomb.length - 22);
    const end = new DataView(bomb.buffer, bomb.length - 22);
    end.setUint16(8, copies, true);
    end.setUint16(10, copies, true);
    end.setUint32(12, record.length * copies, true);
    const result = await importAll([source('overlap.zip', bomb)]);
    expect(problems(result)).toContain('zip-bomb overlap.zip');
    expect(result.ids.length).toBeLessThan(copies);
  });

  it('hold another', async () => {
    const inner = await zipOf({ 'S001C001P001R001A001.skeleton': GOOD });
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    await writer.add('inner.zip', inner.stream());
    await writer.add('S001C001P002R001A001.skeleton', new TextReader(GOOD));
    const result = await importAll([source('outer.zip', await writer.close())]);
    expect(problems(result)).toEqual(['zip-in-zip outer.zip/inner.zip']);
    expect(result.ids).toEqual(['S001C001P002R001A001']);
  });

  it('leave its entries where only 64-bit places reach', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, zip64: true });
    await writer.add('S001C001P001R001A001.skeleton', new TextReader(GOOD));
    const result = await importAll([source('zip64.zip', await writer.close())]);
    expect(result.ids).toEqual(['S001C001P001R001A001']);
  });
});

describe('writeArchive', () => {
  const ignore = () => {};
  const signal = new AbortController().signal;

  it('writes what importing reads back, the same bytes each time', async () => {
    const { sequences } = await importAll([
      source('S001C001P001R001A001.skeleton', GOOD),
      source('S001C001P002R001A002.skeleton', GOOD),
    ]);
    const steps: RecordingsProgress[] = [];
    const blob = await writeArchive(sequences, 2, { signal, onProgress: (step) => steps.push(step) });
    expect(steps.map(({ done, total }) => `${done}/${total}`)).toEqual(['1/2', '2/2']);
    const again = await writeArchive(sequences, 2, { signal, onProgress: ignore });
    expect(await again.arrayBuffer()).toEqual(await blob.arrayBuffer());
    const read = await importAll([source('set.zip', blob)]);
    expect(read.sequences).toEqual(sequences);
    expect(read.report.problems).toEqual([]);
  });

  it('keeps synthetic recordings labelled synthetic', async () => {
    const { sequences } = await importAll([source('S001C001P001R001A001.skeleton', GOOD)]);
    const synthetic = sequences.map((sequence) => ({ ...sequence, synthetic: true }));
    const blob = await writeArchive(synthetic, 1, { signal, onProgress: ignore });
    expect((await importAll([source('set.zip', blob)])).sequences).toEqual(synthetic);
  });

  it('stops when aborted', async () => {
    const { sequences } = await importAll([source('S001C001P001R001A001.skeleton', GOOD)]);
    const aborted = writeArchive(sequences, 1, { signal: AbortSignal.abort(), onProgress: ignore });
    await expect(aborted).rejects.toThrow('aborted');
  });
});
