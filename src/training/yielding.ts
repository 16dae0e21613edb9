/**
 * Lets messages in between two pieces of work. A MessageChannel, since timers are throttled and animation frames
 * stop where the tab is hidden.
 */

export class Yielding {
  readonly #channel = new MessageChannel();
  #resume: (() => void) | null = null;

  constructor() {
    this.#channel.port1.onmessage = () => this.#resume?.();
  }

  /** Resolves after the messages that have arrived by now are handled. One at a time. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
      this.#channel.port2.postMessage(null);
    });
  }

  close(): void {
    this.#channel.port1.close();
    this.#resume?.();
  }
}
