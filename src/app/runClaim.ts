/** Which run belongs to which tab: a lock that the browser frees when the tab is closed or crashes. */

/** A reloaded page may still hold its lock for a moment, on a busy machine for seconds. */
const WAIT_MS = 5000;

/** An id that no other run has. */
export function newRunId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** Whether the run is this tab's now; where the browser has no locks, it is. */
export function claimRun(runId: string): Promise<boolean> {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(WAIT_MS);
    locks
      .request(`run ${runId}`, { signal }, () => {
        resolve(true);
        return new Promise(() => undefined); // as long as the tab lives
      })
      .catch(() => resolve(false));
  });
}
