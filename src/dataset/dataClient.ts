/**
 * The page's end of the data worker: every command a promise, cancelled through an `AbortSignal`. An aborted
 * import resolves with what was read until then; everything else rejects with an `AbortError`. A worker that
 * crashes rejects whatever is and will be asked of it: make a new client.
 */

import type { SplitName, SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import type { FileProblem, ImportReport } from '../recordings/problem';
import type { SkeletonSequence } from '../skeleton/sequence';
import { type DataMessage, fromMessage } from './dataMessage';
import type { DataCommand, DataEvent, DataProgress, DatasetSummary, LibrarySummary } from './protocol';
import type { QualityReport } from './qualityReport';

type Source = DatasetSummary['source'];

/** The worker said what is wrong, or crashed (code 'unreadable' and no file). */
export class DataError extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(`${problem.code} ${problem.file} ${problem.detail}`.trim());
    this.name = 'DataError';
    this.problem = problem;
  }
}

interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DataProgress) => void;
}

/** As much of a `Worker` as the client uses. */
export interface DataWorker {
  onmessage: ((event: MessageEvent<DataMessage>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(command: DataCommand, transfer: Transferable[]): void;
  terminate(): void;
}

type Answer = Exclude<DataEvent, { type: 'progress' | 'cancelled' | 'failed' }>;
type AnswerType = Answer['type'];
type AnswerOf<Type extends AnswerType> = Extract<Answer, { type: Type }>;

interface PendingRequest {
  readonly onProgress: (progress: DataProgress) => void;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

type Body<Command = DataCommand> = Command extends { readonly requestId: number }
  ? Omit<Command, 'requestId'>
  : never;

/** Commands that have something to finish once they are aborted. */
const FINISHING: ReadonlySet<DataCommand['type']> = new Set(['import', 'generate-set', 'write-archive']);

export class DataClient {
  readonly #worker: DataWorker;
  readonly #pending = new Map<number, PendingRequest>();
  #requests = 0;
  #broken: Error | null = null;

  constructor(worker: DataWorker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#settle(fromMessage(data));
    worker.onerror = (event) => this.#stop(crashed(event.message ?? '')); // a script that does not load has none
    worker.onmessageerror = () => this.#stop(crashed('messageerror'));
  }

  /** Makes the built-in data set; a generation still running is cancelled. */
  async generate(seed: number, config: SyntheticConfig, options: JobOptions = {}): Promise<DatasetSummary> {
    return (await this.#ask('dataset', { type: 'generate', seed, config }, options)).dataset;
  }

  /**
   * Adds what can be read to the data set of the library that has this name, or to a new one, and opens it. Once aborted,
   * resolves with what was read so far.
   */
  async import(
    sources: readonly FileSource[],
    setName: string,
    options: JobOptions = {},
  ): Promise<{ dataset: DatasetSummary; report: ImportReport }> {
    const { dataset, report } = await this.#ask('dataset', { type: 'import', sources, setName }, options);
    if (report === null) throw crashed('import without report');
    return { dataset, report };
  }

  /**
   * Makes the synthetic set into the data set of the library that has this name, or a new one, and opens it. What is there is not
   * made again. Once aborted, rejects when what was made so far is kept.
   */
  async generateSet(
    seed: number,
    config: SyntheticConfig,
    setName: string,
    options: JobOptions = {},
  ): Promise<DatasetSummary> {
    return (await this.#ask('dataset', { type: 'generate-set', seed, config, setName }, options)).dataset;
  }

  async library(): Promise<LibrarySummary> {
    return (await this.#ask('library', { type: 'library' }, {})).library;
  }

  /** @throws DataError `set-gone` */
  async openSet(setId: string): Promise<DatasetSummary> {
    return (await this.#ask('dataset', { type: 'open-set', setId }, {})).dataset;
  }

  /** @throws DataError `set-gone` */
  async renameSet(setId: string, name: string): Promise<LibrarySummary> {
    return (await this.#ask('library', { type: 'rename-set', setId, name }, {})).library;
  }

  /** The open one is closed before. */
  async removeSet(setId: string): Promise<LibrarySummary> {
    return (await this.#ask('library', { type: 'remove-set', setId }, {})).library;
  }

  /** @throws DataError where `source` has no sequence of this id */
  async sequence(source: Source, id: string): Promise<SkeletonSequence> {
    return (await this.#ask('sequence', { type: 'sequence', source, id }, {})).sequence;
  }

  /** What there is to know of the recordings of `source`, and of how the split divides them. */
  async quality(
    source: Source,
    split: SplitName,
    seed: number,
    options: JobOptions = {},
  ): Promise<QualityReport> {
    return (await this.#ask('quality', { type: 'quality', source, split, seed }, options)).quality;
  }

  /**
   * A zip of `.skeleton` files.
   *
   * @param file to write it into, in which case it resolves with null
   */
  async writeArchive(
    source: Source,
    file: FileSystemFileHandle | null,
    options: JobOptions = {},
  ): Promise<Blob | null> {
    return (await this.#ask('archive', { type: 'write-archive', source, file }, options)).archive;
  }

  /** Gives the worker its end of the channel to a training worker; the port is transferred. */
  connect(port: MessagePort): void {
    this.#worker.postMessage({ type: 'connect', port }, [port]);
  }

  /** Ends the worker; what is pending rejects with an `AbortError`. */
  dispose(): void {
    this.#stop(aborted());
  }

  async #ask<Type extends AnswerType>(
    type: Type,
    body: Body,
    { signal, onProgress }: JobOptions,
  ): Promise<AnswerOf<Type>> {
    if (this.#broken !== null) throw this.#broken;
    if (signal?.aborted) throw aborted();
    const requestId = ++this.#requests;
    const onAbort = () => this.#cancel(requestId, !FINISHING.has(body.type));
    signal?.addEventListener('abort', onAbort);
    try {
      const answer = await new Promise<Answer>((resolve, reject) => {
        this.#pending.set(requestId, { onProgress: onProgress ?? (() => undefined), resolve, reject });
        this.#worker.postMessage({ ...body, requestId }, []);
      });
      if (!isAnswer(answer, type)) throw crashed(answer.type);
      return answer;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #cancel(requestId: number, atOnce: boolean): void {
    this.#worker.postMessage({ type: 'cancel', requestId }, []);
    if (!atOnce) return;
    this.#pending.get(requestId)?.reject(aborted());
    this.#pending.delete(requestId);
  }

  #settle(event: DataEvent): void {
    const pending = this.#pending.get(event.requestId);
    if (event.type === 'progress') {
      pending?.onProgress(event.progress);
      return;
    }
    this.#pending.delete(event.requestId);
    if (event.type === 'cancelled') pending?.reject(aborted());
    else if (event.type === 'failed') pending?.reject(new DataError(event.problem));
    else pending?.resolve(event);
  }

  #stop(error: Error): void {
    this.#broken = error;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

function isAnswer<Type extends AnswerType>(answer: Answer, type: Type): answer is AnswerOf<Type> {
  return answer.type === type;
}

function aborted(): DOMException {
  return new DOMException('Cancelled', 'AbortError');
}

function crashed(detail: string): DataError {
  return new DataError({ code: 'unreadable', file: '', line: null, detail });
}
