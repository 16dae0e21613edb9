import { describe, expect, it } from 'vitest';
import { DEFAULT_SYNTHETIC } from '../experiment/config';
import { BatchClient } from './batchClient';
import { DataClient } from './dataClient';
import { type DataMessage, toMessage } from './dataMessage';
import { DataError, type DataWorker } from './dataRequests';
import { DataSession } from './dataSession';
import { makeSession } from './generatorOrder';
import type { DataCommand, DataEvent, DataProgress, DatasetSummary } from './protocol';
import type { RecordingWork } from './recordingWork';
import {
  designNames,
  makeDesign,
  makeLibrary,
  makeSequence,
  PLAN,
  REPORT,
  readerOf,
} from './sequences.fixture';

const EMPTY: DatasetSummary = {
  revision: 1,
  source: 'imported',
  set: null,
  sequences: [],
  actions: 0,
  performers: 0,
};

/** A worker whose commands are recorded and answered by the test. */
class RecordedWorker implements DataWorker {
  onmessage: ((event: MessageEvent<DataMessage>) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Pick<ErrorEvent, 'message'>) => void) | null = null;
  readonly commands: DataCommand[] = [];
  terminated = false;

  postMessage(command: DataCommand, _transfer: Transferable[]): void {
    this.commands.push(command);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(event: DataEvent): void {
    this.deliver(toMessage(event));
  }

  deliver(data: DataMessage): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }
}

/** A worker that runs a session in this thread, with messages cloned and delivered later as a real one's. */
class SessionWorker extends RecordedWorker {
  readonly #session: DataSession;

  constructor(work: RecordingWork) {
    super();
    this.#session = new DataSession({
      post: (event, transfer) => {
        const data = structuredClone(toMessage(event), { transfer });
        queueMicrotask(() => this.deliver(data));
      },
      now: () => 0,
      work,
      library: Promise.resolve(makeLibrary()),
      estimate: async () => ({ usage: 5, quota: null, persisted: true }),
    });
  }

  override postMessage(command: DataCommand, transfer: Transferable[]): void {
    super.postMessage(command, transfer);
    queueMicrotask(() => this.#session.receive(command));
  }
}

function startRecorded() {
  const worker = new RecordedWorker();
  return { worker, client: new DataClient(worker) };
}

describe('DataClient with a session', () => {
  it('speaks the whole protocol', async () => {
    const client = new DataClient(
      new SessionWorker({
        generateSequences: async ({ actions }, _seed, { onProgress }) => {
          onProgress(1, 2);
          return makeDesign(designNames(actions, 2, 3));
        },
        startReading: () => readerOf((path) => makeSequence({}, 4, 1, path)),
        startMaking: () => ({ parallel: 1, make: (order) => makeSession(order), stop: () => undefined }),
        writeArchive: async (sequences, total) => new Blob([`${[...sequences].length} of ${total}`]),
      }),
    );
    const progress: DataProgress[] = [];
    const generated = await client.generate(
      1,
      { ...DEFAULT_SYNTHETIC, actions: [1, 2] },
      {
        onProgress: (step) => progress.push(step),
      },
    );
    expect(generated.sequences).toHaveLength(12);
    expect(progress).toMatchObject([{ phase: 'generating', done: 1, total: 2 }]);
    const imported = await client.import([{ path: 'a.skeleton', file: new File([], 'a') }], 'Mine');
    expect(imported.report).toMatchObject({ sequences: 1, problems: [] });
    expect(imported.dataset).toMatchObject({ set: { name: 'Mine' }, sequences: [{ id: 'a' }] });
    expect(await client.sequence('imported', 'a')).toMatchObject({ id: 'a', frameCount: 4 });
    expect(await (await client.writeArchive('synthetic', null))?.text()).toBe('12 of 12');
    const quality = await client.quality('imported', 'cross-view', 1);
    expect(quality).toMatchObject({ sequences: 1, frames: 4, duplicates: [] });
    const setId = imported.dataset.set?.id ?? '';
    expect(await client.library()).toMatchObject({ sets: [{ id: setId, sequences: 1 }], usage: 5 });
    expect((await client.renameSet(setId, 'Yours')).sets).toMatchObject([{ name: 'Yours' }]);
    expect(await client.openSet(setId)).toMatchObject({ set: { name: 'Yours' }, sequences: [{ id: 'a' }] });
    expect((await client.removeSet(setId)).sets).toEqual([]);
    const made = await client.generateSet(1, { ...DEFAULT_SYNTHETIC, actions: [9], performers: 1 }, 'Made');
    expect(made).toMatchObject({ set: { name: 'Made' } });
    expect(made.sequences).toHaveLength(6);
    await client.removeSet(made.set?.id ?? '');
    await expect(client.sequence('imported', 'a')).rejects.toBeInstanceOf(DataError);
    await expect(client.openSet(setId)).rejects.toMatchObject({ problem: { code: 'set-gone' } });

    const { port1, port2 } = new MessageChannel();
    client.connect(port1);
    const data = await new BatchClient(port2).prepare({ ...PLAN, source: 'synthetic' });
    expect(data).toMatchObject({ revision: generated.revision, trainSequences: 8 });
    port2.close();
  });
});

describe('DataClient', () => {
  it('keeps answers and progress of several requests apart', async () => {
    const { worker, client } = startRecorded();
    const steps: string[] = [];
    const progress: DataProgress = {
      phase: 'writing',
      done: 1,
      total: 1,
      bytesDone: 0,
      bytesTotal: null,
      seconds: 0,
    };
    const archive = client.writeArchive('imported', null, { onProgress: () => steps.push('archive') });
    const cleared = client.openSet('s');
    worker.say({ type: 'dataset', requestId: 2, dataset: EMPTY, report: null });
    worker.say({ type: 'progress', requestId: 1, progress });
    worker.say({ type: 'progress', requestId: 2, progress });
    worker.say({ type: 'archive', requestId: 1, archive: new Blob(['z']) });
    worker.say({ type: 'progress', requestId: 1, progress });
    expect(await cleared).toEqual(EMPTY);
    expect((await archive)?.size).toBe(1);
    expect(steps).toEqual(['archive']);
  });

  it('rejects with the problem the worker names', async () => {
    const { worker, client } = startRecorded();
    const asked = client.sequence('imported', 'x');
    const problem = { code: 'unreadable', file: 'x', line: null, detail: '' } as const;
    worker.say({ type: 'failed', requestId: 1, problem });
    await expect(asked).rejects.toMatchObject({ name: 'DataError', problem });
  });

  it('aborts at once where nothing is kept', async () => {
    const { worker, client } = startRecorded();
    const controller = new AbortController();
    const asked = client.generate(1, DEFAULT_SYNTHETIC, { signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker.commands.at(-1)).toEqual({ type: 'cancel', requestId: 1 });
    worker.say({ type: 'cancelled', requestId: 1 }); // late, and of no consequence
  });

  it('waits for what an aborted import has read', async () => {
    const { worker, client } = startRecorded();
    const controller = new AbortController();
    const asked = client.import([], 'x', { signal: controller.signal });
    controller.abort();
    expect(worker.commands.at(-1)).toEqual({ type: 'cancel', requestId: 1 });
    const report = { ...REPORT, changes: { added: 2, replaced: 0, known: 0 } };
    worker.say({ type: 'dataset', requestId: 1, dataset: EMPTY, report });
    expect(await asked).toEqual({ dataset: EMPTY, report });
  });

  it('does not start what is aborted already', async () => {
    const { worker, client } = startRecorded();
    const asked = client.import([], 'x', { signal: AbortSignal.abort() });
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker.commands).toEqual([]);
  });

  it('rejects a generation that a newer one cancelled', async () => {
    const { worker, client } = startRecorded();
    const asked = client.generate(1, DEFAULT_SYNTHETIC);
    worker.say({ type: 'cancelled', requestId: 1 });
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects all that is pending and all that follows when the worker crashes', async () => {
    for (const crash of ['onerror', 'onmessageerror'] as const) {
      const { worker, client } = startRecorded();
      const asked = [client.openSet('s'), client.import([], 'x'), client.writeArchive('imported', null)];
      const outcomes = Promise.allSettled(asked);
      if (crash === 'onerror') worker.onerror?.({ message: 'out of memory' });
      else worker.onmessageerror?.(new MessageEvent('messageerror'));
      for (const outcome of await outcomes) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'DataError' } });
      }
      await expect(client.openSet('s')).rejects.toBeInstanceOf(DataError);
      expect(worker.terminated).toBe(true);
    }
  });

  it('ends the worker and what is pending when disposed of', async () => {
    const { worker, client } = startRecorded();
    const asked = client.openSet('s');
    client.dispose();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker.terminated).toBe(true);
  });
});
