import { describe, expect, it } from 'vitest';
import type { SkeletonSequence } from '../skeleton/sequence';
import { CONFIG, start } from './dataSession.fixture';
import { makeSession } from './generatorOrder';
import { makeSequence } from './sequences.fixture';

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
            const stopped = () => reject(new Error('stopped'));
            if (signal.aborted) stopped();
            signal.addEventListener('abort', stopped);
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
