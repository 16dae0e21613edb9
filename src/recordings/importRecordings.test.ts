import { describe, expect, it, vi } from 'vitest';
import { bvhText } from './bvh/bvhText.fixture';
import { importRecordings } from './importRecordings';
import { GOOD, importAll, importWith, problems, source, TRUNCATED, zipOf } from './importRecordings.fixture';
import { labels, npzBlob, positionRows } from './npz/npz.fixture';
import type { RecordingsProgress } from './progress';
import { frames, skeletonLines, standing } from './skeletonText.fixture';
import { threadReader } from './threadReader';

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
      bvhFiles: 0,
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

  it('lists a prepared set that goes away while it is read, and reads on', async () => {
    const set = new File([await npzBlob({ x_train: positionRows(1, 2), y_train: labels([1]) })], 'set.npz');
    const slice = set.slice.bind(set);
    // the zip's directory can still be read, the array at its beginning cannot
    set.slice = (from = 0, to) => {
      const piece = slice(from, to);
      if (from === 0) piece.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
      return piece;
    };
    const good = source('S001C001P002R001A001.skeleton', GOOD);
    const result = await importAll([{ path: 'set.npz', file: set }, good]);
    expect(problems(result)).toEqual(['unreadable set.npz']);
    expect(result.ids).toEqual(['S001C001P002R001A001']);
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
    expect(performance.now() - cancelledAt).toBeLessThan(5_000); // far less, where nothing else works
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

  it('is heard while a reader is still at one long step', async () => {
    const controller = new AbortController();
    const read = vi.fn(() => new Promise<never>(() => undefined));
    const running = importRecordings(many.slice(0, 3), {
      signal: controller.signal,
      onProgress: () => undefined,
      reader: { ...threadReader(() => 0), parallel: 2, read },
      keep: async () => undefined,
    });
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    controller.abort();
    expect((await running).report).toMatchObject({ cancelled: true, files: 0, problems: [] });
  });

  it.each([
    ['before its hierarchy', ''],
    ['before its motion', bvhText().replace(/Frames:[\s\S]*/, '')],
  ])('is heard within a BVH file of empty lines %s', async (_where, head) => {
    const controller = new AbortController();
    const empty = source('walk.bvh', `${head}${'\r\n'.repeat(2 ** 22)}`);
    let time = 0;
    let breaths = 0;
    const { report } = await importWith([empty], {
      signal: controller.signal,
      now: () => {
        breaths += 1;
        if (breaths === 50) controller.abort(); // a handful are taken before the file is read
        time += 1;
        return time;
      },
    });
    expect(report).toMatchObject({ cancelled: true, files: 0, problems: [] });
  });

  it('before the start reads nothing', async () => {
    const { report, sequences } = await importAll(many, AbortSignal.abort());
    expect(sequences).toEqual([]);
    expect(report).toMatchObject({ cancelled: true, files: 0 });
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
    expect(several.refusedCount).toBe(1);
  });

  it('ends with what was kept where there is no more room, and says so', async () => {
    const { sequences, report } = await importWith(mixed, { parallel: 5, room: 10 });
    expect(sequences).toHaveLength(10);
    expect(report).toMatchObject({ cancelled: false, watchOnly: 0, sequences: 10 });
    expect(report.problems.map(({ code }) => code)).toEqual(['storage-full', 'truncated']);
  });
});
