import { describe, expect, it } from 'vitest';
import { CONFIG, sourcesOf, start } from './dataSession.fixture';
import { makeSequence, readerOf } from './sequences.fixture';

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
    let begun: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => (begun = resolve));
    const { session, dataset, last } = start({
      startReading: () => ({
        ...reader,
        read: (file, signal) =>
          file.path.startsWith('a')
            ? reader.read(file)
            : new Promise((_, reject) => {
                signal.addEventListener('abort', () => reject(signal.reason));
                begun();
              }),
      }),
    });
    const running = session.receive(command(7, 'a', 'b'));
    await session.receive({ type: 'cancel', requestId: 6 });
    await reading;
    await new Promise((resolve) => setTimeout(resolve, 20)); // the first has been kept
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
