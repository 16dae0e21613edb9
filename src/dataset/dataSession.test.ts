import { describe, expect, it } from 'vitest';
import { DEFAULT_SYNTHETIC, type SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import { SkeletonParseError } from '../recordings/skeletonParseError';
import type { SkeletonSequence } from '../skeleton/sequence';
import { BatchClient } from './batchClient';
import { DataSession, type RecordingWork } from './dataSession';
import { makeSession } from './generatorOrder';
import type { DataEvent } from './protocol';
import { designNames, makeDesign, makeLibrary, makeSequence, PLAN, readerOf } from './sequences.fixture';

const CONFIG: SyntheticConfig = { ...DEFAULT_SYNTHETIC, actions: [1, 2], performers: 2 };
const sourcesOf = (...paths: string[]): FileSource[] =>
  paths.map((path) => ({ path: `${path}.skeleton`, file: new File([path], path) }));

/** A job that a test ends by hand; rejects with an AbortError when aborted, unless told otherwise. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function start(work: Partial<RecordingWork> = {}, mostBytes?: number) {
  const events: DataEvent[] = [];
  const transfers: Transferable[][] = [];
  const clock = { now: 0 };
  const session = new DataSession({
    post: (event, transfer) => {
      events.push(event);
      transfers.push(transfer);
    },
    now: () => clock.now,
    work: {
      generateSequences: async ({ actions, performers, cameras }) =>
        makeDesign(designNames(actions, performers, cameras.length)),
      startReading: () => readerOf((path) => makeSequence({ action: path.length }, 5, 1, path)),
      startMaking: () => ({ parallel: 2, make: (order) => makeSession(order), stop: () => undefined }),
      writeArchive: async (sequences) => new Blob([[...sequences].map(({ id }) => id).join(' ')]),
      ...work,
    },
    library: Promise.resolve(makeLibrary(mostBytes)),
    estimate: async () => ({ usage: null, quota: null }),
  });
  const last = () => events.at(-1);
  const dataset = () => {
    const event = last();
    if (event?.type !== 'dataset') throw new Error(`got ${event?.type}`);
    return event.dataset;
  };
  return { session, events, transfers, clock, last, dataset };
}

describe('generate', () => {
  it('answers with the summary of what was generated', async () => {
    const { session, last, dataset } = start();
    await session.receive({ type: 'generate', requestId: 4, seed: 1, config: CONFIG });
    expect(last()).toMatchObject({ type: 'dataset', requestId: 4, report: null });
    expect(dataset()).toMatchObject({ source: 'synthetic', revision: 1 });
    expect(dataset().sequences).toHaveLength(12);
    expect(dataset().sequences[0]).toEqual({
      id: 'S002C001P001R001A001',
      name: { setup: 2, camera: 1, performer: 1, replication: 1, action: 1 },
      synthetic: false,
      frameCount: expect.any(Number),
      bodyCount: 1,
    });
  });

  it('generates the same set once, and changes the revision only with the contents', async () => {
    const generated: number[] = [];
    const { session, dataset } = start({
      generateSequences: async (_, seed) => {
        generated.push(seed);
        return [makeSequence({ performer: seed })];
      },
    });
    const revisions: number[] = [];
    for (const seed of [1, 1, 2, 1]) {
      await session.receive({ type: 'generate', requestId: 1, seed, config: CONFIG });
      revisions.push(dataset().revision);
      expect(dataset().sequences[0]?.name?.performer).toBe(seed);
    }
    expect(generated).toEqual([1, 2]);
    expect(revisions).toEqual([1, 1, 2, 3]);
  });

  it('cancels the generation before it', async () => {
    const jobs = [deferred<SkeletonSequence[]>(), deferred<SkeletonSequence[]>()];
    let started = 0;
    const { session, events } = start({
      generateSequences: () => jobs[started++]?.promise ?? Promise.reject(new Error('third')),
    });
    const first = session.receive({ type: 'generate', requestId: 1, seed: 1, config: CONFIG });
    const second = session.receive({ type: 'generate', requestId: 2, seed: 2, config: CONFIG });
    jobs[1]?.resolve([makeSequence({ performer: 2 })]);
    await second;
    jobs[0]?.resolve([makeSequence({ performer: 1 })]);
    await first;
    expect(events.map(({ type }) => type)).toEqual(['dataset', 'cancelled']);
    await session.receive({
      type: 'sequence',
      requestId: 3,
      source: 'synthetic',
      id: 'S001C001P002R001A001',
    });
    expect(events.at(-1)?.type).toBe('sequence');
  });

  it('reports progress ten times a second at most, with the time it took', async () => {
    const { session, events, clock } = start({
      generateSequences: async (_, __, { onProgress }) => {
        for (let done = 1; done <= 100; done++) {
          clock.now += 13;
          onProgress(done, 100);
        }
        return [makeSequence({})];
      },
    });
    await session.receive({ type: 'generate', requestId: 1, seed: 1, config: CONFIG });
    const progress = events.flatMap((event) => (event.type === 'progress' ? [event.progress] : []));
    expect(progress[0]).toEqual({
      phase: 'generating',
      done: 1,
      total: 100,
      bytesDone: 0,
      bytesTotal: null,
      seconds: 0.013,
    });
    expect(progress).toHaveLength(13); // 1.3 s
    const gaps = progress.slice(1).map(({ seconds }, i) => seconds - (progress[i]?.seconds ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.1);
  });

  it('answers a failure with a problem', async () => {
    const { session, last } = start({ generateSequences: () => Promise.reject(new Error('no memory')) });
    await session.receive({ type: 'generate', requestId: 1, seed: 1, config: CONFIG });
    expect(last()).toMatchObject({ type: 'failed', requestId: 1, problem: { detail: 'no memory' } });
  });
});

describe('generate-set', () => {
  const command = (requestId: number, replications = 1) =>
    ({
      type: 'generate-set',
      requestId,
      seed: 1,
      config: { ...CONFIG, replications },
      setName: 'Made',
    }) as const;

  it('opens the set made, makes nothing twice, and completes what a smaller design began', async () => {
    const made: string[] = [];
    const { session, dataset } = start({
      startMaking: () => ({
        parallel: 2,
        make: (order) => {
          made.push(`${order.session.performer} ${order.config.replications}`);
          return makeSession(order);
        },
        stop: () => undefined,
      }),
    });
    await session.receive(command(1));
    expect(dataset()).toMatchObject({ source: 'imported', set: { name: 'Made' } });
    expect(dataset().sequences).toHaveLength(12);
    await session.receive(command(2));
    expect(dataset().sequences).toHaveLength(12);
    await session.receive(command(3, 2));
    expect(dataset().sequences).toHaveLength(24);
    expect(made).toEqual(['1 1', '2 1', '1 2', '2 2']);
  });

  it('keeps what was made when it is cancelled, and no set where nothing was', async () => {
    const library = async (requestId: number) => {
      await session.receive({ type: 'library', requestId });
      const event = last();
      return event?.type === 'library' ? event.library.sets.map(({ sequences }) => sequences) : null;
    };
    let whole = 0;
    const { session, last } = start({
      startMaking: () => ({
        parallel: 1,
        make: (order, signal) => {
          if (whole-- > 0) return makeSession(order);
          return new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(new Error('stopped')));
          });
        },
        stop: () => undefined,
      }),
    });
    const cancelled = async (requestId: number) => {
      const running = session.receive(command(requestId));
      await new Promise((resolve) => setTimeout(resolve, 50));
      await session.receive({ type: 'cancel', requestId });
      await running;
      return last();
    };
    expect(await cancelled(1)).toEqual({ type: 'cancelled', requestId: 1 });
    expect(await library(2)).toEqual([]);
    whole = 1;
    expect(await cancelled(3)).toEqual({ type: 'cancelled', requestId: 3 });
    expect(await library(4)).toEqual([6]);
  });

  it('says when the disk is full, and keeps what there was room for', async () => {
    const { session, last } = start({}, 60_000);
    await session.receive(command(1));
    expect(last()).toMatchObject({ type: 'failed', problem: { code: 'storage-full' } });
    await session.receive({ type: 'library', requestId: 2 });
    expect(last()).toMatchObject({ library: { sets: [{ name: 'Made' }] } });
  });
});

describe('import', () => {
  const command = (requestId: number, ...paths: string[]) =>
    ({ type: 'import', requestId, sources: sourcesOf(...paths), setName: 'Mine' }) as const;

  it('accumulates; the same sequence again changes nothing, a changed one replaces', async () => {
    const frames = { count: 5 };
    const { session, dataset, last } = start({
      startReading: () => readerOf((path) => makeSequence({}, frames.count, 1, path)),
    });
    const add = (...paths: string[]) => session.receive(command(1, ...paths));
    const ids = () => dataset().sequences.map(({ id, frameCount }) => `${id}:${frameCount}`);
    const revisions: number[] = [];
    const expectIds = (...expected: string[]) => {
      expect(ids()).toEqual(expected);
      revisions.push(dataset().revision);
    };
    await add('a', 'b');
    expectIds('a:5', 'b:5');
    expect(last()).toMatchObject({ report: { files: 2, sequences: 2, problems: [] } });
    await add('b', 'c');
    expectIds('a:5', 'b:5', 'c:5');
    await add('a', 'b', 'c');
    expectIds('a:5', 'b:5', 'c:5');
    frames.count = 6;
    await add('b');
    expectIds('a:5', 'b:6', 'c:5');
    expect(revisions[2]).toBe(revisions[1]);
    expect(new Set(revisions).size).toBe(3);
  });

  it('stands beside the built-in set; removing it leaves that', async () => {
    const { session, dataset, last } = start();
    await session.receive({ type: 'generate', requestId: 1, seed: 1, config: CONFIG });
    await session.receive(command(2, 'a'));
    expect(dataset()).toMatchObject({ source: 'imported', set: { name: 'Mine' } });
    await session.receive({ type: 'remove-set', requestId: 3, setId: dataset().set?.id ?? '' });
    expect(last()).toMatchObject({ type: 'library', library: { sets: [], lasting: false } });
    await session.receive({ type: 'sequence', requestId: 4, source: 'imported', id: 'a' });
    expect(last()).toMatchObject({ type: 'failed', requestId: 4 });
    await session.receive({
      type: 'sequence',
      requestId: 4,
      source: 'synthetic',
      id: 'S002C001P001R001A001',
    });
    expect(last()).toMatchObject({ type: 'sequence', requestId: 4 });
  });

  it('keeps what was read when it is cancelled', async () => {
    const reader = readerOf((path) => makeSequence({}, 5, 1, path));
    const { session, dataset, last } = start({
      startReading: () => ({
        ...reader,
        read: (file, signal) =>
          file.path.startsWith('a')
            ? reader.read(file)
            : new Promise((_, reject) => {
                signal.addEventListener('abort', () => reject(signal.reason));
              }),
      }),
    });
    const running = session.receive(command(7, 'a', 'b'));
    await session.receive({ type: 'cancel', requestId: 6 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await session.receive({ type: 'cancel', requestId: 7 });
    await running;
    expect(last()).toMatchObject({ type: 'dataset', requestId: 7, report: { cancelled: true } });
    expect(dataset().sequences).toHaveLength(1);
  });

  it('reports files and bytes', async () => {
    const { session, events } = start();
    await session.receive(command(1, 'a', 'bb'));
    expect(events[0]).toEqual({
      type: 'progress',
      requestId: 1,
      progress: { phase: 'reading', done: 0, total: 2, bytesDone: 0, bytesTotal: 3, seconds: 0 },
    });
  });

  it('leaves no empty set behind where nothing could be read', async () => {
    const { session, last } = start();
    await session.receive({
      type: 'import',
      requestId: 1,
      sources: [{ path: 'notes.txt', file: new File([], 'notes.txt') }],
      setName: 'Mine',
    });
    expect(last()).toMatchObject({
      type: 'dataset',
      dataset: { set: null, sequences: [] },
      report: { problems: [{ code: 'unknown-format' }] },
    });
    await session.receive({ type: 'library', requestId: 2 });
    expect(last()).toMatchObject({ library: { sets: [] } });
  });

  it('keeps what there is room for and says what there was not', async () => {
    const { session, last, dataset } = start({}, 3_000);
    await session.receive(command(1, 'a', 'bb', 'ccc', 'dddd', 'eeeee'));
    expect(last()).toMatchObject({ report: { problems: [{ code: 'storage-full' }] } });
    expect(dataset().sequences.length).toBeGreaterThan(0);
    expect(dataset().sequences.length).toBeLessThan(5);
  });
});

describe('sequence', () => {
  it('sends a copy in transferred buffers', async () => {
    const { session, events, transfers } = start();
    await session.receive({ type: 'import', requestId: 1, sources: sourcesOf('a'), setName: 'x' });
    for (const requestId of [2, 3]) {
      await session.receive({ type: 'sequence', requestId, source: 'imported', id: 'a' });
      const event = events.at(-1);
      if (event?.type !== 'sequence') throw new Error('no sequence');
      structuredClone(event, { transfer: transfers.at(-1) ?? [] }); // detaches what the session gave away
      expect(event.sequence.positions.length).toBe(0);
    }
    await session.receive({ type: 'sequence', requestId: 4, source: 'imported', id: 'a' });
    const { positions, ...rest } = makeSequence({ action: 1 }, 5, 1, 'a');
    expect(events.at(-1)).toMatchObject({ type: 'sequence', requestId: 4, sequence: rest });
    const event = events.at(-1);
    const sent = event?.type === 'sequence' ? event.sequence.positions : [];
    expect(Math.max(...positions.map((value, i) => Math.abs(value - (sent[i] ?? 9))))).toBeLessThan(1e-4);
  });

  it('fails by name where there is none', async () => {
    const { session, last } = start();
    await session.receive({ type: 'sequence', requestId: 1, source: 'imported', id: 'x' });
    expect(last()).toMatchObject({ type: 'failed', requestId: 1, problem: { file: 'x' } });
  });
});

describe('write-archive', () => {
  it('writes the asked source', async () => {
    const { session, last } = start();
    await session.receive({ type: 'import', requestId: 1, sources: sourcesOf('a', 'b'), setName: 'x' });
    await session.receive({ type: 'write-archive', requestId: 2, source: 'imported', file: null });
    const event = last();
    if (event?.type !== 'archive') throw new Error(`got ${event?.type}`);
    expect(await event.archive?.text()).toBe('a b');
  });

  it('can be cancelled', async () => {
    const { session, events } = start({
      writeArchive: (_, _total, _file, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        }),
    });
    const running = session.receive({ type: 'write-archive', requestId: 1, source: 'imported', file: null });
    await session.receive({ type: 'cancel', requestId: 1 });
    await running;
    expect(events).toEqual([{ type: 'cancelled', requestId: 1 }]);
  });
});

describe('quality', () => {
  const ask = { type: 'quality', requestId: 9, split: 'cross-view', seed: 1 } as const;

  it('compares the contents of the built-in recordings, and sides them as the split does', async () => {
    const { session, last } = start({
      generateSequences: async () => [
        makeSequence({ camera: 1 }, 5),
        makeSequence({ camera: 2 }, 5),
        makeSequence({ camera: 3 }, 6),
      ],
    });
    await session.receive({ type: 'generate', requestId: 1, seed: 1, config: CONFIG });
    await session.receive({ ...ask, source: 'synthetic' });
    expect(last()).toMatchObject({
      requestId: 9,
      quality: {
        sequences: 3,
        frames: 16,
        split: 'cross-view',
        duplicates: [{ straddles: true, members: [{ side: 'test' }, { side: 'train' }] }],
        straddling: { sequences: 1, frames: 5, testSequences: 1, testFrames: 5 },
        refused: [],
      },
    });
  });

  it('knows what the library noted: contents, and files refused since', async () => {
    let broken = false;
    const reader = readerOf((path) => makeSequence({ camera: path.length }, 5, 1, path));
    const { session, last } = start({
      startReading: () => ({
        ...reader,
        read: async (file) => {
          if (broken) throw new SkeletonParseError('zero-frames', 1, '');
          return reader.read(file);
        },
      }),
    });
    await session.receive({ type: 'import', requestId: 1, sources: sourcesOf('a', 'bb'), setName: 'x' });
    broken = true;
    await session.receive({ type: 'import', requestId: 2, sources: sourcesOf('ccc'), setName: 'x' });
    await session.receive({ ...ask, source: 'imported' });
    expect(last()).toMatchObject({
      quality: {
        sequences: 2,
        duplicates: [{ straddles: true, members: [{ id: 'a' }, { id: 'bb' }] }],
        refused: [{ code: 'zero-frames', file: 'ccc.skeleton' }],
      },
    });
  });

  it('can be cancelled', async () => {
    const { session, last } = start();
    await session.receive({ type: 'generate', requestId: 1, seed: 1, config: CONFIG });
    const running = session.receive({ ...ask, source: 'synthetic' });
    await session.receive({ type: 'cancel', requestId: 9 });
    await running;
    expect(last()).toEqual({ type: 'cancelled', requestId: 9 });
  });
});

describe('connect', () => {
  it('serves batches of the contents as they are when a plan is prepared', async () => {
    const { session, dataset } = start();
    const { port1, port2 } = new MessageChannel();
    await session.receive({ type: 'connect', port: port1 });
    const client = new BatchClient(port2);
    await expect(client.prepare({ ...PLAN, source: 'synthetic' })).rejects.toMatchObject({
      reason: 'no-data',
    });
    await session.receive({ type: 'generate', requestId: 1, seed: 1, config: CONFIG });
    const data = await client.prepare({ ...PLAN, source: 'synthetic' });
    expect(data).toMatchObject({ revision: dataset().revision, trainSequences: 8, testSequences: 4 });
    expect((await client.trainBatch(0)).ids).toHaveLength(4);
    port1.close();
  });
});
