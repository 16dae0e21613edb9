/** Who may write what, among all tabs of the origin. */

export interface Locks {
  /** Does `work` while nobody else holds the name; waits for whoever does. Rejects with the signal's reason. */
  exclusively<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Does `work` where nobody holds the name right now, else nothing. */
  ifFree(name: string, work: () => Promise<void>): Promise<void>;
}

/** The browser's own, across tabs; gone with a tab that crashes. */
export const tabLocks: Locks = {
  exclusively: async (name, work, signal) =>
    await navigator.locks.request(name, signal === undefined ? {} : { signal }, work),
  ifFree: async (name, work) => {
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock !== null) await work();
    });
  },
};

/** Among those who share this object, where the browser has none. */
export class LocalLocks implements Locks {
  readonly #held = new Map<string, Promise<unknown>>();

  async exclusively<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let held = this.#held.get(name); held !== undefined; held = this.#held.get(name)) {
      await held.catch(() => undefined);
      signal?.throwIfAborted();
    }
    const working = work();
    this.#held.set(name, working);
    try {
      return await working;
    } finally {
      this.#held.delete(name);
    }
  }

  async ifFree(name: string, work: () => Promise<void>): Promise<void> {
    if (!this.#held.has(name)) await this.exclusively(name, work);
  }
}
