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

export class DataTasks {
  readonly #store: AppStore;
  #task: AbortController | null = null;

  constructor(store: AppStore) {
    this.#store = store;
  }

  /** Cancels the task before. Resolves when this one has ended, in whatever way. */
  async run(kind: DataTask['kind'], work: (options: TaskOptions) => Promise<void>): Promise<void> {
    this.cancel();
    const task = new AbortController();
    this.#task = task;
    const setTask = (dataTask: DataTask | null) => {
      if (this.#task === task) this.#store.state.setState({ dataTask });
    };
    setTask({ kind, progress: null });
    const onProgress = (progress: DataProgress) => {
      setTask({ kind, progress });
      if (kind === 'generating') this.#noteSpeed(progress);
    };
    try {
      await work({ signal: task.signal, onProgress });
    } catch (error) {
      this.report(error);
    } finally {
      setTask(null);
    }
  }

  cancel(): void {
    this.#task?.abort();
  }

  /** Says what went wrong; nothing of what was cancelled. */
  report(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    if (error instanceof DataError && (error.problem.file !== '' || error.problem.code !== 'unreadable')) {
      const { code, file, line, detail } = error.problem;
      this.#store.notify('error', `recordings.problem.${code}`, { line: line ?? '', detail }, file);
    } else {
      const detail = error instanceof Error ? error.message : String(error);
      this.#store.notify('error', 'app.notice.dataFailed', { detail });
    }
  }

  /** How fast recordings are made here, for the next forecast. */
  #noteSpeed({ done, seconds }: DataProgress): void {
    if (done >= LEAST_TO_FORECAST) this.#store.state.setState({ recordingsPerSecond: done / seconds });
  }
}
