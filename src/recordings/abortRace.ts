/** Promises that reject as soon as a signal is aborted: what they wait for may be within a long step, or on another thread. */

export class AbortRace {
  readonly #signal: AbortSignal;
  readonly #underWay = new Set<(reason: unknown) => void>();

  /** Listens once for all of them, until {@link end}. */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#abort);
  }

  /** What the promise comes to, or the signal's reason where that comes first. */
  run<Result>(promise: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#signal.aborted) reject(this.#signal.reason);
      this.#underWay.add(reject);
      const settled = () => this.#underWay.delete(reject);
      promise.then(resolve, reject).then(settled, settled);
    });
  }

  end(): void {
    this.#signal.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => {
    for (const reject of this.#underWay) reject(this.#signal.reason);
  };
}
