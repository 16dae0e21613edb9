/**
 * How long each network has computed. Where the engine computes before it returns, a step's own duration says so.
 * Where the device runs behind (WebGPU), only a read shows that the steps before it are done: the time between two
 * reads is shared out in proportion to what a step of each network took when it last ran alone.
 */

/** What of a network in training is read and kept here. */
export interface Metered {
  readonly iteration: number;
  /** Own compute time so far. */
  seconds: number;
}

/** A network's step runs alone every so many of its steps. */
const ALONE_EVERY = 64;
/** The first step alone compiles shaders, so it is measured again at once. */
const TIMES_AT_FIRST = 2;
const RATE_WINDOW_SECONDS = 3;

interface Sample {
  readonly iteration: number;
  readonly seconds: number;
}

interface Measured {
  /** Milliseconds of one step alone, as last measured. */
  alone: number;
  timesAlone: number;
  stepsSinceAlone: number;
  /** Oldest first; the first is where the rate's window begins. */
  samples: Sample[];
}

export class ComputeMeter {
  readonly #asynchronous: boolean;
  readonly #measured = new WeakMap<Metered, Measured>();
  /** Steps since the last read, and the time they took to issue, in milliseconds. */
  #steps = new Map<Metered, number>();
  #issuing = 0;

  constructor(asynchronous: boolean) {
    this.#asynchronous = asynchronous;
  }

  /** Asked before every step: whether that step should have a read right before and after it. */
  wantsAlone(run: Metered): boolean {
    const { timesAlone, stepsSinceAlone } = this.#of(run);
    return this.#asynchronous && (timesAlone < TIMES_AT_FIRST || stepsSinceAlone >= ALONE_EVERY);
  }

  /** A step was issued in `milliseconds`. */
  stepped(run: Metered, milliseconds: number): void {
    this.#of(run).stepsSinceAlone++;
    this.#steps.set(run, (this.#steps.get(run) ?? 0) + 1);
    this.#issuing += milliseconds;
    if (!this.#asynchronous) run.seconds += milliseconds / 1000;
  }

  /** All issued steps are done, after waiting `milliseconds` for them. */
  settled(milliseconds: number): void {
    if (this.#asynchronous) this.#shareOut(this.#issuing + milliseconds);
    for (const run of this.#steps.keys()) {
      const { samples } = this.#of(run);
      samples.push({ iteration: run.iteration, seconds: run.seconds });
      while (samples.length > 2 && run.seconds - (samples[1]?.seconds ?? 0) >= RATE_WINDOW_SECONDS)
        samples.shift();
    }
    this.discard();
  }

  /** Steps issued since the last read count for nobody. */
  discard(): void {
    this.#steps = new Map();
    this.#issuing = 0;
  }

  /** Iterations per second of the network's own compute time, over its last few seconds; 0 before the first. */
  rate(run: Metered): number {
    const { samples } = this.#of(run);
    const first = samples[0];
    const last = samples.at(-1);
    if (first === undefined || last === undefined || last.seconds <= first.seconds) return 0;
    return (last.iteration - first.iteration) / (last.seconds - first.seconds);
  }

  /** The network's weights were replaced: its rate is measured anew. */
  forget(run: Metered): void {
    this.#measured.delete(run);
  }

  #shareOut(milliseconds: number): void {
    const shares = [...this.#steps].map(([run, steps]) => ({
      run,
      steps,
      share: steps * this.#of(run).alone,
    }));
    const total = shares.reduce((sum, { share }) => sum + share, 0);
    for (const { run, share } of shares) run.seconds += (milliseconds * share) / total / 1000;
    const only = shares.length === 1 ? shares[0] : undefined;
    if (only === undefined) return;
    const measured = this.#of(only.run);
    measured.alone = Math.max(milliseconds / only.steps, 1e-3);
    measured.timesAlone++;
    measured.stepsSinceAlone = 0;
  }

  #of(run: Metered): Measured {
    let measured = this.#measured.get(run);
    if (measured === undefined) {
      const start = { iteration: run.iteration, seconds: run.seconds };
      measured = { alone: 1, timesAlone: 0, stepsSinceAlone: 0, samples: [start] };
      this.#measured.set(run, measured);
    }
    return measured;
  }
}
