import { describe, expect, it } from 'vitest';
import { SkeletonParseError } from '../recordings/skeletonParseError';
import { BatchClient } from './batchClient';
import { CONFIG, sourcesOf, start } from './dataSession.fixture';
import { makeSequence, PLAN, readerOf } from './sequences.fixture';

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
          const stopped = () => reject(new Error('stopped'));
          if (signal.aborted) stopped();
          signal.addEventListener('abort', stopped);
        }),
    });
    const running = session.receive({ type: 'write-archive', requestId: 1, source: 'imported', file: null });
    await session.receive({ type: 'cancel', requestId: 1 });
    await running;
    expect(events).toEqual([{ type: 'cancelled', requestId: 1 }]);
  });
});

describe('write-archive on a full disk', () => {
  const full = new DOMException('full', 'QuotaExceededError');

  it('says that the zip was not saved', async () => {
    const { session, events } = start({ writeArchive: () => Promise.reject(full) });
    await session.receive({ type: 'write-archive', requestId: 1, source: 'imported', file: null });
    expect(events).toMatchObject([{ type: 'failed', requestId: 1, problem: { code: 'archive-full' } }]);
  });

  it('is cancelled all the same', async () => {
    const { session, events } = start({ writeArchive: () => Promise.reject(full) });
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
        refusedCount: 0,
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
        refusedCount: 1,
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
