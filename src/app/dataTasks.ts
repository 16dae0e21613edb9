/**
 * What the data worker is asked to do, as the person sees it: one task at a time, with its progress; what goes wrong becomes
 * a sentence.
 */

import { DataError } from '../dataset/dataRequests';
import type { DataProgress } from '../dataset/protocol';
import type { DataTask } from './state';
import type { AppStore } from './store';

/** Fewer say little about how long others will take. */
const LEAST_TO_FORECAST = 300;

interface TaskOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DataProgress) => void;
}

/** Of files: only the person cancels these; all others give way to what the page needs next. */
const LASTING: ReadonlySet<DataTask['kind']> = new Set(['importing', 'writing']);

export class DataTasks {
  readonly #store: AppStore;
  #running: AbortController | null = null;
  /** One that gives way, running or waiting. */
  #passing: AbortController | null = null;
  /** The last of those that do not. */
  #lasting: Promise<void> = Promise.resolve();

  constructor(store: AppStore) {
    this.#store = store;
  }

  /**
   * Begins when imports and archives under way have ended, which it does not disturb; a task of another kind it cancels, or takes
   * its place. Resolves when it has ended, in whatever way.
   */
  async run(kind: DataTask['kind'], work: (options: TaskOptions) => Promise<void>): Promise<void> {
    this.giveWay();
    const task = new AbortController();
    const turn = this.#lasting.then(() => this.#do(kind, task, work));
    if (LASTING.has(kind)) this.#lasting = turn;
    else this.#passing = task;
    await turn;
  }

  /** Whether what is asked for now waits for an import or an archive. */
  get waits(): boolean {
    const kind = this.#store.state.getState().dataTask?.kind;
    return kind !== undefined && LASTING.has(kind);
  }

  /** What is made or opened is not wanted any more. */
  giveWay(): void {
    this.#passing?.abort();
  }

  /** By the person: what runs now. */
  cancel(): void {
    this.#running?.abort();
  }

  /** Says what went wrong; nothing of what was cancelled. */
  report(error: unknown, kind?: DataTask['kind']): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (kind === 'generating' && error instanceof DataError && error.problem.code === 'storage-full') {
      this.#store.notify('error', 'data.large.full');
      return;
    }
    if (error instanceof DataError && (error.problem.file !== '' || error.problem.code !== 'unreadable')) {
      const { code, file, line, detail } = error.problem;
      this.#store.notify('error', `recordings.problem.${code}`, { line: line ?? '', detail }, file);
    } else {
      const detail = error instanceof Error ? error.message : String(error);
      this.#store.notify('error', 'app.notice.dataFailed', { detail });
    }
  }

  async #do(
    kind: DataTask['kind'],
    task: AbortController,
    work: (options: TaskOptions) => Promise<void>,
  ): Promise<void> {
    if (task.signal.aborted) return;
    this.#running = task;
    const setTask = (dataTask: DataTask | null) => {
      if (this.#running === task) this.#store.state.setState({ dataTask });
    };
    setTask({ kind, progress: null });
    const onProgress = (progress: DataProgress) => {
      setTask({ kind, progress });
      if (kind === 'generating') this.#noteSpeed(progress);
    };
    try {
      await work({ signal: task.signal, onProgress });
    } catch (error) {
      this.report(error, kind);
    } finally {
      setTask(null);
    }
  }

  /** How fast recordings are made here, for the next forecast. */
  #noteSpeed({ done, seconds }: DataProgress): void {
    if (done >= LEAST_TO_FORECAST) this.#store.state.setState({ recordingsPerSecond: done / seconds });
  }
}
