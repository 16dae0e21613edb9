/** What the page asks of everyone who competes. */

export interface Contender {
  /** Forward, masked loss, gradient and RMSProp. On a GPU it returns when the work is enqueued. */
  step(): void;
  /** Waits for the device. @returns the last step's loss, before its update */
  finish(): Promise<number>;
  dispose(): void;
}
