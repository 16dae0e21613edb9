/**
 * Requests to the data worker, each numbered and answered by one event: a promise that is cancelled through an `AbortSignal`.
 * A worker that crashes rejects whatever is and will be asked of it.
 */

import type { FileProblem } from '../recordings/problem';
import { type DataMessage, fromMessage } from './dataMessage';
import type { DataCommand, DataEvent, DataProgress } from './protocol';

/** The worker said what is wrong, or crashed (code 'unreadable' and no file). */
export class DataError extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(`${problem.code} ${problem.file} ${problem.detail}`.trim());
    this.name = 'DataError';
    this.problem = problem;
  }
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DataProgress) => void;
}

/** As much of a `Worker` as is used. */
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

export class DataRequests {
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

  /** Resolves with an answer of this type, or rejects: DataError, or an `AbortError`. */
  async ask<Type extends AnswerType>(
    type: Type,
    body: Body,
    { signal, onProgress }: RequestOptions = {},
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

  /** Ends the worker; what is pending rejects with an `AbortError`. */
  dispose(): void {
    this.#stop(aborted());
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

/** What a worker that ended without a word, or gave no fitting answer, comes to. */
export function crashed(detail: string): DataError {
  return new DataError({ code: 'unreadable', file: '', line: null, detail });
}
