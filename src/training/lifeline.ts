/**
 * How the page learns that a worker is no more: the worker holds a lock as long as it lives, and the browser gives it to who
 * waits for it once the worker has crashed or closed itself, of which no event tells.
 */

/** Undefined outside secure contexts: nobody learns of it there. */
function lockManager(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks;
}

/** In the worker. Resolves when the lock is held. */
export function holdLifeline(name: string): Promise<void> {
  const locks = lockManager();
  if (locks === undefined) return Promise.resolve();
  return new Promise((resolve, reject) => {
    locks
      .request(name, () => {
        resolve();
        return new Promise(() => undefined); // as long as the worker lives
      })
      .catch(reject);
  });
}

/** In the page, once the worker holds it. Calls back when the worker is no more, unless the signal says that nobody cares. */
export function watchLifeline(name: string, onEnd: () => void, signal: AbortSignal): void {
  lockManager()
    ?.request(name, { signal }, onEnd)
    .catch(() => undefined); // nobody cares any more
}
