import { describe, expect, it } from 'vitest';
import { bvhText } from '../recordings/bvh/bvhText.fixture';
import { isWhole } from '../recordings/bvh/corrections';
import { inspectBvh } from '../recordings/bvh/parseBvh';
import type { FileSource } from '../recordings/fileSource';
import { source } from '../recordings/importRecordings.fixture';
import { bytesOf } from '../recordings/skeletonText.fixture';
import { CONFIG, sourcesOf, start } from './dataSession.fixture';
import { makeSequence, readerOf } from './sequences.fixture';
import { packingReader } from './sharedReading';

describe('import', () => {
  const command = (requestId: number, ...paths: string[]) =>
    ({ type: 'import', requestId, sources: sourcesOf(...paths), setName: 'Mine' }) as const;

  it('accumulates; the same sequence again changes nothing, a changed one of an NTU name replaces', async () => {
    const frames = { count: 5 };
    const { session, dataset, last } = start({
      startReading: () => readerOf((path) => makeSequence({}, frames.count, 1, path)),
    });
    const [a, b, c] = [1, 2, 3].map((performer) => `S001C001P00${performer}R001A001`);
    const revisions: number[] = [];
    const add = async (paths: readonly (string | undefined)[], changes: object, ...counts: number[]) => {
      await session.receive(command(1, ...paths.map((path) => path ?? '')));
      expect(last()).toMatchObject({ report: { files: paths.length, sequences: paths.length, changes } });
      expect(dataset().sequences.map(({ frameCount }) => frameCount)).toEqual(counts);
      revisions.push(dataset().revision);
    };
    await add([a, b], { added: 2, replaced: 0, known: 0 }, 5, 5);
    await add([b, c], { added: 1, replaced: 0, known: 1 }, 5, 5, 5);
    await add([a, b, c], { added: 0, replaced: 0, known: 3 }, 5, 5, 5);
    frames.count = 6;
    await add([b], { added: 0, replaced: 1, known: 0 }, 5, 6, 5);
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

describe('files of one name', () => {
  const now = () => performance.now();
  const session = () => start({ startReading: () => ({ ...packingReader(now), stop: () => undefined }) });
  /** A take as motion capture, of a left or of a right arm. */
  const take = (folder: string, arm: number) =>
    source(`${folder}/take 1.bvh`, bvhText({ frames: [0, 1, 2, 3].map((t) => [0, 90, t * arm, 5, 5, 5]) }));
  const drinking = take('drink_water', 1);
  const waving = take('hand_waving', 2);

  async function add({ session: on, last, dataset }: ReturnType<typeof start>, ...files: FileSource[]) {
    await on.receive({ type: 'import', requestId: 1, sources: files, setName: 'Mine' });
    const event = last();
    if (event?.type !== 'dataset' || event.report === null) throw new Error('no report');
    const held = dataset().sequences.map(({ id, name }) => `${id} A${name?.action}`);
    return { changes: event.report.changes, held, hash: event.dataset.set?.hash };
  }

  it('stand beside each other, whichever import they come with and in whatever order', async () => {
    const started = session();
    expect(await add(started, drinking)).toMatchObject({ changes: { added: 1, replaced: 0, known: 0 } });
    const both = await add(started, waving);
    expect(both).toMatchObject({
      changes: { added: 1, replaced: 0, known: 0 },
      held: ['take 1 A1', 'take 1 (2) A23'],
    });
    const again = { held: both.held, hash: both.hash };
    for (const files of [
      [drinking, waving],
      [waving, drinking],
      [waving],
      [take('all/hand_waving', 2), drinking],
    ]) {
      const changes = { added: 0, replaced: 0, known: files.length };
      expect(await add(started, ...files)).toEqual({ changes, ...again });
    }
  });

  it('of which one is of an NTU name are one recording, the last', async () => {
    const name = 'S001C001P001R001A001.bvh';
    const of = (folder: string, arm: number) => ({ ...take(folder, arm), path: `${folder}/${name}` });
    const { changes, held } = await add(session(), of('a', 1), of('b', 2), of('c', 2));
    expect(changes).toEqual({ added: 1, replaced: 1, known: 1 });
    expect(held).toEqual(['S001C001P001R001A001 A1']);
  });

  it('read in another way take the place of what they were', async () => {
    const started = session();
    await add(started, drinking, waving);
    const { joints, mapping } = inspectBvh(bytesOf(await drinking.file.text()));
    if (!isWhole(mapping)) throw new Error('joints are missing');
    const swapped = { ...mapping, handLeft: mapping.handRight, handRight: mapping.handLeft };
    const reading = { bvhCorrections: [{ joints, mapping: swapped }] };
    const corrected = [drinking, waving].map((file) => ({ ...file, reading }));
    const before = await add(started, drinking);
    const after = await add(started, ...corrected);
    expect(after).toMatchObject({ changes: { added: 0, replaced: 2, known: 0 }, held: before.held });
    expect(after.hash).not.toBe(before.hash);
    expect(await add(started, waving, drinking)).toMatchObject({
      changes: { added: 0, replaced: 2, known: 0 },
      hash: before.hash,
    });
  });
});
