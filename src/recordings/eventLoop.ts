/** Lets waiting messages in during long work, so that a cancel is heard while files are being read. */

const WORK_MS = 25;

/** Resolves at once, or, where 25 ms have passed since the last time, after the waiting events were dealt with. */
export type Breather = () => Promise<void>;

/** @param now milliseconds, monotonic */
export function createBreather(now: () => number): Breather {
  let last = now();
  return async () => {
    if (now() - last < WORK_MS) return;
    await nextTask();
    last = now();
  };
}

/** A message reaches the task queue at once, where nested timers wait 4 ms each. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    // A new channel each time: Node handles what arrives on an open one before it looks at anything else.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
