/**
 * Jobs of the data worker, each of which answers one request: its progress is posted now and then, it can be cancelled, and
 * what goes wrong in it is posted as a problem.
 */

import type { FileProblem } from '../recordings/problem';
import { SetGoneError } from './library/libraryIndex';
import { isQuotaExceeded, SegmentGoneError } from './library/segments';
import { throttleProgress } from './progressThrottle';
import type { DataEvent, DataProgress } from './protocol';

export type Job = (
  signal: AbortSignal,
  onProgress: (progress: Omit<DataProgress, 'seconds'>) => void,
) => Promise<void>;

interface JobSurroundings {
  readonly post: (event: DataEvent, transfer: Transferable[]) => void;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

export class DataJobs {
  readonly #surroundings: JobSurroundings;
  readonly #running = new Map<number, AbortController>();

  constructor(surroundings: JobSurroundings) {
    this.#surroundings = surroundings;
  }

  /** Resolves when the job has ended, in whatever way. @param controller cancels it too */
  async run(requestId: number, job: Job, controller = new AbortController()): Promise<void> {
    const { post, now } = this.#surroundings;
    this.#running.set(requestId, controller);
    try {
      const report = (progress: DataProgress) => post({ type: 'progress', requestId, progress }, []);
      await job(controller.signal, throttleProgress(report, now));
    } catch (error) {
      if (controller.signal.aborted) post({ type: 'cancelled', requestId }, []);
      else post({ type: 'failed', requestId, problem: unforeseen(error) }, []);
    } finally {
      this.#running.delete(requestId);
    }
  }

  cancel(requestId: number): void {
    this.#running.get(requestId)?.abort();
  }
}

function unforeseen(error: unknown): FileProblem {
  const common = { file: '', line: null, detail: '' };
  if (error instanceof SetGoneError || error instanceof SegmentGoneError)
    return { ...common, code: 'set-gone' };
  if (isQuotaExceeded(error)) return { ...common, code: 'storage-full' };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'unreadable', file: '', line: null, detail };
}
