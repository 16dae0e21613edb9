/**
 * Recordings read by several workers at once: each parses, cleans and packs; the data worker keeps. A few files are
 * read before a worker is up, so the data worker reads those itself.
 */

import type { ReadOutcome, RecordingReader } from '../recordings/importRecordings';
import type { FileProblem } from '../recordings/problem';
import { loadTogether, type RecordingFile } from '../recordings/recordingFile';
import { SkeletonParseError } from '../recordings/skeletonParseError';
import { threadReader } from '../recordings/threadReader';
import { type PackedRecording, packRecording } from './library/packedRecording';
import { type PoolWorker, WorkerLostError, WorkerPool } from './workerPool';

export type PackedOutcome = ReadOutcome<PackedRecording>;

/** What a parsing worker answers for each file. */
export type ReadingAnswer =
  | { readonly type: 'read'; readonly outcome: PackedOutcome }
  | { readonly type: 'refused'; readonly problem: FileProblem }
  /** Not the file's fault. */
  | { readonly type: 'failed' };

/** Takes files and answers for each. */
export type ReadingWorker = PoolWorker<readonly RecordingFile[], readonly ReadingAnswer[]>;

const OWN_FILES = 8;
const OWN_BYTES = 2 ** 23;
const MOST_WORKERS = 6;
/** Handed to a worker at once: messages have their price, and neighbours in an archive are read in one piece. */
const FILES_PER_ORDER = 16;
const BYTES_PER_ORDER = 2 ** 23;
/** One that is worked on and one that is loaded meanwhile, so that no worker waits. */
const ORDERS_PER_WORKER = 2;
/** Over all orders, unpacked: an entry of an archive may have 256 MB, and every worker holds what it reads. */
const BYTES_UNDER_WAY = 2 ** 27;

/** Parsing workers that suit a processor with so many logical cores: one is left to the page, which of two needs little. */
export function suitableReaders(logicalCores: number): number {
  const cores = Math.floor(logicalCores);
  return cores < 2 ? 1 : Math.min(MOST_WORKERS, Math.max(2, cores - 1));
}

/** Reads and packs on its own thread. @param now milliseconds, monotonic */
export function packingReader(now: () => number): RecordingReader<PackedRecording> {
  const reader = threadReader(now);
  return {
    parallel: 1,
    read: async (file, signal) => packOutcome(await reader.read(file, signal)),
    async *readPrepared(...asked) {
      for await (const outcome of reader.readPrepared(...asked)) yield packOutcome(outcome);
    },
  };
}

function packOutcome({
  recording,
  counts,
  notes,
}: Awaited<ReturnType<ReturnType<typeof threadReader>['read']>>) {
  return { recording: packRecording(recording, counts), counts, notes };
}

interface WaitingFile {
  readonly file: RecordingFile;
  readonly resolve: (outcome: PackedOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** A reader whose files workers read. Stop it when the import is over: that ends the workers. */
export class SharedReader implements RecordingReader<PackedRecording> {
  readonly parallel: number;
  readonly #own: RecordingReader<PackedRecording>;
  readonly #pool: WorkerPool<readonly RecordingFile[], readonly ReadingAnswer[]>;
  #waiting: WaitingFile[] = [];
  #orders = 0;
  #bytesUnderWay = 0;
  #ownFiles = OWN_FILES;
  #ownBytes = OWN_BYTES;

  /** @param now milliseconds, monotonic */
  constructor(spawn: () => ReadingWorker, workers: number, now: () => number) {
    this.#pool = new WorkerPool(spawn, workers);
    this.parallel = Math.max(1, workers * ORDERS_PER_WORKER * FILES_PER_ORDER);
    this.#own = packingReader(now);
  }

  read(file: RecordingFile, signal: AbortSignal): Promise<PackedOutcome> {
    this.#ownFiles -= 1;
    this.#ownBytes -= file.size;
    const few = this.#ownFiles >= 0 && this.#ownBytes >= 0;
    if (few || this.#pool.size === 0) return this.#own.read(file, signal);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ file, resolve, reject });
      this.#handOut();
    });
  }

  readPrepared(...asked: Parameters<RecordingReader<PackedRecording>['readPrepared']>) {
    return this.#own.readPrepared(...asked);
  }

  /** What is still being read never resolves but rejects. */
  stop(): void {
    const reason = new Error('reading was stopped');
    for (const { reject } of this.#waiting.splice(0)) reject(reason);
    this.#pool.stop(reason);
  }

  /** Files gather while all workers have their orders, or as many bytes are under way as may be; one order always may. */
  #handOut(): void {
    while (this.#waiting.length > 0 && this.#orders < Math.max(1, this.#pool.size * ORDERS_PER_WORKER)) {
      const sizes = this.#waiting.map(({ file }) => file.size);
      const count = orderLength(sizes);
      const bytes = sizes.slice(0, count).reduce((sum, size) => sum + size, 0);
      if (this.#orders > 0 && this.#bytesUnderWay + bytes > BYTES_UNDER_WAY) return;
      this.#orders += 1;
      this.#bytesUnderWay += bytes;
      void this.#order(this.#waiting.splice(0, count)).then(() => {
        this.#orders -= 1;
        this.#bytesUnderWay -= bytes;
        this.#handOut();
      });
    }
  }

  /** Settles each of them; never rejects. Where a worker broke, one of its files is to blame: each is tried by itself. */
  async #order(batch: readonly WaitingFile[]): Promise<void> {
    try {
      const files = await loadTogether(batch.map(({ file }) => file));
      const buffers = new Set(files.flatMap(({ loaded }) => (loaded === undefined ? [] : [loaded.buffer])));
      const answers = await this.#pool.run(files, [...buffers]);
      for (const [i, waiting] of batch.entries()) settle(waiting, answers[i] ?? { type: 'failed' });
    } catch (error) {
      const lost = error instanceof WorkerLostError;
      if (lost && batch.length > 1 && this.#pool.size > 0) {
        for (const waiting of batch) await this.#order([waiting]);
        return;
      }
      for (const { reject } of batch) reject(lost ? new SkeletonParseError('unreadable') : error);
    }
  }
}

/** How many of the files that wait make the next order; one at least. */
function orderLength(sizes: readonly number[]): number {
  let bytes = 0;
  const tooMany = sizes.findIndex((size, i) => {
    bytes += size;
    return i === FILES_PER_ORDER || (i > 0 && bytes > BYTES_PER_ORDER);
  });
  return tooMany === -1 ? sizes.length : tooMany;
}

function settle({ resolve, reject }: WaitingFile, answer: ReadingAnswer): void {
  if (answer.type === 'read') resolve(answer.outcome);
  else if (answer.type === 'failed') reject(new SkeletonParseError('unreadable'));
  else reject(new SkeletonParseError(answer.problem.code, answer.problem.line, answer.problem.detail));
}

/** A parsing worker. */
export function spawnReader(): ReadingWorker {
  return new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
}
