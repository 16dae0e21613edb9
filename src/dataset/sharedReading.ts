/**
 * Recordings read by several workers at once: each parses, cleans and packs; the data worker keeps. A few files are
 * read before a worker is up, so the data worker reads those itself.
 */

import type { ReadOutcome, RecordingReader } from '../recordings/importRecordings';
import type { FileProblem } from '../recordings/problem';
import type { RecordingFile } from '../recordings/recordingFile';
import { SkeletonParseError } from '../recordings/skeletonParseError';
import { threadReader } from '../recordings/threadReader';
import { type PackedRecording, packRecording } from './library/packedRecording';

export type PackedOutcome = ReadOutcome<PackedRecording>;

/** What a parsing worker answers for each file. */
export type ReadingAnswer =
  | { readonly type: 'read'; readonly outcome: PackedOutcome }
  | { readonly type: 'refused'; readonly problem: FileProblem }
  /** Not the file's fault. */
  | { readonly type: 'failed' };

/** As much of a `Worker` as is used. */
export interface ReadingWorker {
  onmessage: ((event: MessageEvent<ReadingAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(file: RecordingFile): void;
  terminate(): void;
}

const OWN_FILES = 8;
const OWN_BYTES = 2 ** 23;
const MOST_WORKERS = 6;
/** So that none waits for the data worker to hand it the next. */
const FILES_PER_WORKER = 3;

/** Parsing workers that suit a processor with so many logical cores: one core is left to the page. */
export function suitableReaders(logicalCores: number): number {
  return Math.min(MOST_WORKERS, Math.max(1, Math.floor(logicalCores) - 1));
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
  readonly #spawn: () => ReadingWorker;
  #free: ReadingWorker[] = [];
  #unborn: number;
  readonly #busy = new Map<ReadingWorker, WaitingFile>();
  readonly #waiting: WaitingFile[] = [];
  #ownFiles = OWN_FILES;
  #ownBytes = OWN_BYTES;

  /** @param now milliseconds, monotonic */
  constructor(spawn: () => ReadingWorker, workers: number, now: () => number) {
    this.#spawn = spawn;
    this.#unborn = workers;
    this.parallel = Math.max(1, workers * FILES_PER_WORKER);
    this.#own = packingReader(now);
  }

  read(file: RecordingFile, signal: AbortSignal): Promise<PackedOutcome> {
    this.#ownFiles -= 1;
    this.#ownBytes -= file.size;
    const few = this.#ownFiles >= 0 && this.#ownBytes >= 0;
    if (few || this.#workers === 0) return this.#own.read(file, signal);
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
    for (const [worker, { reject }] of this.#busy) {
      worker.terminate();
      reject(new Error('reading was stopped'));
    }
    for (const worker of this.#free) worker.terminate();
    for (const { reject } of this.#waiting) reject(new Error('reading was stopped'));
    this.#busy.clear();
    this.#waiting.length = 0;
    this.#free = [];
    this.#unborn = 0;
  }

  get #workers(): number {
    return this.#unborn + this.#free.length + this.#busy.size;
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#free.pop() ?? this.#bear();
      if (worker === null) return;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#busy.set(worker, next);
      worker.postMessage(next.file);
    }
  }

  #bear(): ReadingWorker | null {
    if (this.#unborn === 0) return null;
    this.#unborn -= 1;
    const worker = this.#spawn();
    worker.onmessage = ({ data }) => {
      const asked = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#free.push(worker);
      if (asked !== undefined) settle(asked, data);
      this.#handOut();
    };
    worker.onerror = () => this.#lose(worker);
    return worker;
  }

  /** A worker that broke: its file is refused, the other workers go on; with none left, the rest is refused too. */
  #lose(worker: ReadingWorker): void {
    worker.terminate();
    const asked = this.#busy.get(worker);
    this.#busy.delete(worker);
    this.#free = this.#free.filter((other) => other !== worker);
    asked?.reject(new SkeletonParseError('unreadable'));
    if (this.#workers > 0) return;
    for (const { reject } of this.#waiting.splice(0)) reject(new SkeletonParseError('unreadable'));
  }
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
