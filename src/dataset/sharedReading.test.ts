import { expect, it, vi } from 'vitest';
import { listRecordings } from '../recordings/archive';
import { importRecordings } from '../recordings/importRecordings';
import type { RecordingFile } from '../recordings/recordingFile';
import { SkeletonParseError } from '../recordings/skeletonParseError';
import { writeArchive } from '../recordings/writeArchive';
import { makeSequence } from './sequences.fixture';
import {
  packingReader,
  type ReadingAnswer,
  type ReadingWorker,
  SharedReader,
  suitableReaders,
} from './sharedReading';

const COUNT = 60;
const SEQUENCES = Array.from({ length: COUNT }, (_, i) => makeSequence({ performer: i + 1 }, 20 + i, 1));
const { signal } = new AbortController();
const now = () => 0;
const own = packingReader(now);

/** Answers as a parsing worker does; breaks over the one file it cannot bear. */
class Reading implements ReadingWorker {
  onmessage: ((event: MessageEvent<readonly ReadingAnswer[]>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  readonly #orders: RecordingFile[][];
  readonly #unbearable: string;

  constructor(orders: RecordingFile[][], unbearable = '') {
    this.#orders = orders;
    this.#unbearable = unbearable;
  }

  postMessage(files: readonly RecordingFile[]): void {
    this.#orders.push([...files]);
    if (files.some(({ path }) => path === this.#unbearable)) {
      setTimeout(() => this.onerror?.(new Event('error') as ErrorEvent));
      return;
    }
    void Promise.all(files.map((file) => own.read(file, signal))).then((outcomes) => {
      const data = outcomes.map((outcome): ReadingAnswer => ({ type: 'read', outcome }));
      if (!this.terminated) this.onmessage?.(new MessageEvent('message', { data }));
    });
  }

  terminate(): void {
    this.terminated = true;
  }
}

async function archivedFiles(): Promise<readonly RecordingFile[]> {
  const archive = await writeArchive(SEQUENCES, COUNT, { signal, onProgress: () => undefined });
  const source = { path: 'set.zip', file: new File([archive], 'set.zip') };
  const files: RecordingFile[] = [];
  for await (const listed of listRecordings([source], signal)) {
    if (listed.type === 'recording') files.push(listed.recording);
  }
  expect(files).toHaveLength(COUNT);
  return files;
}

it('reads as one thread does, several files an order, their part of the archive with them', async () => {
  const files = await archivedFiles();
  const orders: RecordingFile[][] = [];
  const reader = new SharedReader(() => new Reading(orders), 2, now);
  const read = await Promise.all(files.map((file) => reader.read(file, signal)));
  expect(read).toEqual(await Promise.all(files.map((file) => own.read(file, signal))));
  const lengths = orders.map(({ length }) => length);
  expect(Math.max(...lengths)).toBe(16);
  expect(lengths.reduce((sum, length) => sum + length)).toBeGreaterThan(COUNT / 2); // the first it reads itself
  const together = orders.filter(({ length }) => length > 1).flat();
  expect(together.every(({ loaded }) => loaded !== undefined)).toBe(true);
});

it('refuses a file that breaks workers, and only that', async () => {
  const files = await archivedFiles();
  const bad = files[40]?.path ?? '';
  const reader = new SharedReader(() => new Reading([], bad), 4, now);
  const read = await Promise.allSettled(files.map((file) => reader.read(file, signal)));
  const refused = read.flatMap((outcome, i) => (outcome.status === 'rejected' ? [i] : []));
  expect(refused).toEqual([40]);
  expect(read[40]).toMatchObject({ reason: expect.any(SkeletonParseError) });
});

it('refuses what is left when every worker broke, and reads further files itself', async () => {
  const files = await archivedFiles();
  const reader = new SharedReader(() => new Reading([], files[20]?.path), 1, now);
  const read = await Promise.allSettled(files.map((file) => reader.read(file, signal)));
  expect(read[20]?.status).toBe('rejected');
  expect(read[0]?.status).toBe('fulfilled');
  const [file] = files;
  if (file !== undefined) await expect(reader.read(file, signal)).resolves.toBeDefined();
});

it('rejects what is under way when it is stopped', async () => {
  const files = await archivedFiles();
  const reader = new SharedReader(() => new Reading([], ''), 1, now);
  const reading = Promise.allSettled(files.slice(0, 40).map((file) => reader.read(file, signal)));
  reader.stop();
  expect((await reading).at(-1)).toMatchObject({ status: 'rejected' });
});

it('lets an import be cancelled while its workers are at a file, and ends them', async () => {
  const files = await archivedFiles();
  const workers: Reading[] = [];
  const orders: RecordingFile[][] = [];
  const reader = new SharedReader(
    () => {
      const worker = new Reading(orders);
      worker.postMessage = (order) => void orders.push([...order]); // never answers
      workers.push(worker);
      return worker;
    },
    2,
    now,
  );
  const controller = new AbortController();
  const kept: string[] = [];
  const running = importRecordings([{ path: 'set.zip', file: new File([files[0]?.file ?? ''], 'set.zip') }], {
    signal: controller.signal,
    onProgress: () => undefined,
    reader,
    keep: async ({ id }) => void kept.push(id),
  });
  await vi.waitFor(() => expect(orders.length).toBeGreaterThan(0));
  await vi.waitFor(() => expect(kept).toHaveLength(8)); // those it reads itself
  controller.abort();
  expect((await running).report).toMatchObject({ cancelled: true, sequences: 8, problems: [] });
  reader.stop();
  expect(workers.length).toBeGreaterThan(0);
  expect(workers.every(({ terminated }) => terminated)).toBe(true);
});

it('has no more than 128 MB under way, but always one file', async () => {
  const sizes = [60, 60, 60, 200, 20, 20, 20, 90, 128, 1];
  let underWay = 0;
  const met: number[] = [];
  const reader = new SharedReader(
    () => {
      const worker = new Reading([]);
      worker.postMessage = (order) => {
        const bytes = order.reduce((sum, { size }) => sum + size, 0);
        underWay += bytes;
        met.push(underWay / 2 ** 20);
        setTimeout(() => {
          underWay -= bytes;
          const data = order.map((): ReadingAnswer => ({ type: 'failed' }));
          worker.onmessage?.(new MessageEvent('message', { data }));
        });
      };
      return worker;
    },
    6,
    now,
  );
  const file = new Blob([]);
  await Promise.allSettled(
    sizes.map((size, i) =>
      reader.read({ path: `${i}.skeleton`, size: size * 2 ** 20, file, entry: null }, signal),
    ),
  );
  expect(met).toHaveLength(sizes.length);
  expect(met[1]).toBe(120); // as many as may be, side by side
  expect(met.filter((megabytes) => megabytes > 128)).toEqual([200]);
});

it('leaves one core of more than two to the page', () => {
  expect([1, 2, 4, 64].map(suitableReaders)).toEqual([1, 2, 3, 6]);
});
