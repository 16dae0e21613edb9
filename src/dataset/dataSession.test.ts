import { describe, expect, it } from 'vitest';
import { DEFAULT_SYNTHETIC, type SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import type { SkeletonSequence } from '../skeleton/sequence';
import { BatchClient } from './batchClient';
import { DataSession, type RecordingWork } from './dataSession';
import type { DataEvent } from './protocol';
import { designNames, makeDesign, makeSequence, PLAN, REPORT } from './sequences.fixture';

const CONFIG: SyntheticConfig = { ...DEFAULT_SYNTHETIC, actions: [1, 2], performers: 2 };
const sourcesOf = (...paths: string[]): FileSource[] =>
  paths.map((path) => ({ path, file: new File([], path) }));

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

function start(work: Partial<RecordingWork> = {}) {
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
      importRecordings: async (sources) => ({
        sequences: sources.map(({ path }) => makeSequence({ action: path.length }, 5, 1, path)),
        report: REPORT,
      }),
      writeArchive: async (sequences) => new Blob([sequences.map(({ id }) => id).join(' ')]),
      ...work,
    },
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

describe('import', () => {
  it('accumulates; the same sequence again changes nothing, a changed one replaces', async () => {
    const frames = { count: 5 };
    const { session, dataset, last } = start({
      importRecordings: async (sources) => ({
        sequences: sources.map(({ path }) => makeSequence({}, frames.count, 1, path)),
        report: REPORT,
      }),
    });
    const add = (...paths: string[]) =>
      session.receive({ type: 'import', requestId: 1, sources: sourcesOf(...paths) });
    const ids = () => dataset().sequences.map(({ id, frameCount }) => `${id}:${frameCount}`);
    await add('a', 'b');
    expect([dataset().revision, ...ids()]).toEqual([1, 'a:5', 'b:5']);
    expect(last()).toMatchObject({ report: REPORT });
    await add('b', 'c');
    expect([dataset().revision, ...ids()]).toEqual([2, 'a:5', 'b:5', 'c:5']);
    await add('a', 'b', 'c');
    expect([dataset().revision, ...ids()]).toEqual([2, 'a:5', 'b:5', 'c:5']);
    frames.count = 6;
    await add('b');
    expect([dataset().revision, ...ids()]).toEqual([3, 'a:5', 'b:6', 'c:5']);
  });

  it('stands beside the built-in set; clear forgets the imported one alone', async () => {
    const { session, dataset, last } = start();
    await session.receive({ type: 'generate', requestId: 1, seed: 1, config: CONFIG });
    await session.receive({ type: 'import', requestId: 2, sources: sourcesOf('a') });
    expect(dataset()).toMatchObject({ source: 'imported', revision: 2 });
    await session.receive({ type: 'clear', requestId: 3 });
    expect(dataset()).toEqual({ source: 'imported', revision: 3, sequences: [] });
    await session.receive({
      type: 'sequence',
      requestId: 4,
      source: 'synthetic',
      id: 'S002C001P001R001A001',
    });
    expect(last()).toMatchObject({ type: 'sequence', requestId: 4 });
  });

  it('keeps what was read when it is cancelled', async () => {
    const { session, dataset, last } = start({
      importRecordings: (_, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () =>
            resolve({ sequences: [makeSequence({})], report: { ...REPORT, cancelled: true } }),
          );
        }),
    });
    const running = session.receive({ type: 'import', requestId: 7, sources: sourcesOf('a', 'b') });
    await session.receive({ type: 'cancel', requestId: 6 });
    await session.receive({ type: 'cancel', requestId: 7 });
    await running;
    expect(last()).toMatchObject({ type: 'dataset', requestId: 7, report: { cancelled: true } });
    expect(dataset().sequences).toHaveLength(1);
  });

  it('reports files and bytes', async () => {
    const { session, events } = start({
      importRecordings: async (_, { onProgress }) => {
        onProgress({ done: 3, total: null, bytesDone: 1000, bytesTotal: 5000, seconds: 9 });
        return { sequences: [], report: REPORT };
      },
    });
    await session.receive({ type: 'import', requestId: 1, sources: [] });
    expect(events[0]).toEqual({
      type: 'progress',
      requestId: 1,
      progress: { phase: 'reading', done: 3, total: null, bytesDone: 1000, bytesTotal: 5000, seconds: 0 },
    });
  });
});

describe('sequence', () => {
  it('sends a copy in transferred buffers', async () => {
    const { session, events, transfers } = start();
    await session.receive({ type: 'import', requestId: 1, sources: sourcesOf('a') });
    for (const requestId of [2, 3]) {
      await session.receive({ type: 'sequence', requestId, source: 'imported', id: 'a' });
      const event = events.at(-1);
      if (event?.type !== 'sequence') throw new Error('no sequence');
      structuredClone(event, { transfer: transfers.at(-1) ?? [] }); // detaches what the session gave away
      expect(event.sequence.positions.length).toBe(0);
    }
    await session.receive({ type: 'sequence', requestId: 4, source: 'imported', id: 'a' });
    expect(events.at(-1)).toEqual({
      type: 'sequence',
      requestId: 4,
      sequence: makeSequence({ action: 1 }, 5, 1, 'a'),
    });
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
    await session.receive({ type: 'import', requestId: 1, sources: sourcesOf('a', 'b') });
    await session.receive({ type: 'write-archive', requestId: 2, source: 'imported' });
    const event = last();
    if (event?.type !== 'archive') throw new Error(`got ${event?.type}`);
    expect(await event.archive.text()).toBe('a b');
  });

  it('can be cancelled', async () => {
    const { session, events } = start({
      writeArchive: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        }),
    });
    const running = session.receive({ type: 'write-archive', requestId: 1, source: 'imported' });
    await session.receive({ type: 'cancel', requestId: 1 });
    await running;
    expect(events).toEqual([{ type: 'cancelled', requestId: 1 }]);
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
