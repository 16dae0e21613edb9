/**
 * Starts and ends the threads of the CPU engine. They need memory that workers share, which browsers give to
 * cross-origin isolated pages alone.
 */

import type { ThreadStart } from './threadControl';

export interface Thread {
  /** Resolves when it is ready to compute. */
  start(start: ThreadStart): Promise<void>;
  terminate(): void;
}

/** More than this gain little: what lies between the kernels runs on one. */
const MOST_THREADS = 4;
const PATIENCE_MS = 4000;

/**
 * How many threads suit a processor: half of its logical cores, which is one for each core where two share one and leaves
 * room for the page and its data; both of two. One where threads cannot share memory.
 */
export function suitableThreads(isolated: boolean, logicalCores: number): number {
  if (!isolated || !(logicalCores >= 2)) return 1;
  return Math.min(MOST_THREADS, Math.max(2, logicalCores >> 1));
}

export function spawnThread(): Thread {
  const worker = new Worker(new URL('./kernelThread.worker.ts', import.meta.url), { type: 'module' });
  return {
    start: (start) =>
      new Promise((resolve, reject) => {
        worker.onmessage = () => resolve();
        worker.onerror = () => reject(new Error('a thread did not start'));
        worker.postMessage(start);
      }),
    terminate: () => worker.terminate(),
  };
}

/**
 * Starts `count` threads besides the caller's.
 *
 * @returns what ends them
 * @throws where one of them does not start within seconds; none is left then
 */
export async function startThreads(
  count: number,
  start: ThreadStart,
  spawn: () => Thread,
): Promise<() => void> {
  const threads: Thread[] = [];
  const stop = () => {
    for (const thread of threads) thread.terminate();
  };
  try {
    while (threads.length < count) threads.push(spawn());
    await within(PATIENCE_MS, Promise.all(threads.map((thread) => thread.start(start))));
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('a thread did not start in time')), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
