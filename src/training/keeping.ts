/**
 * Captured states of the networks, for when the device that holds them is lost: at most a few seconds old, taken when
 * losses have just been read and the device is idle anyway, and so seldom that they cost less than 2 % of the time.
 */

import type { NetworkRun } from './networkRun';
import type { RunState } from './runState';
import type { SessionContext } from './sessionContext';

const INTERVAL_MS = 2000;
/** Captures take at most one part of the time in so many. */
const SHARE = 60;

export class Keeping {
  readonly #now: () => number;
  readonly #losable: boolean;
  /** By run, so that a network made anew does not get the state of the one before. */
  #states: ReadonlyMap<NetworkRun, RunState> = new Map();
  #next = Number.NEGATIVE_INFINITY;

  constructor({ engine, now }: SessionContext) {
    this.#now = now;
    this.#losable = engine.lost !== null;
  }

  get due(): boolean {
    return this.#losable && this.#now() >= this.#next;
  }

  /** The newest of each of these networks that was captured at all. */
  states(runs: readonly NetworkRun[]): RunState[] {
    return runs.flatMap((run) => this.#states.get(run) ?? []);
  }

  /** Captures these networks and forgets all others, where the engine's device can be lost. No step may be taken meanwhile, and all losses must have been read. */
  async keep(runs: readonly NetworkRun[]): Promise<void> {
    if (!this.#losable) return;
    const start = this.#now();
    const captured = await Promise.all(
      runs.map(async (run): Promise<[NetworkRun, RunState]> => [run, await run.capture()]),
    );
    this.#states = new Map(captured);
    const end = this.#now();
    this.#next = end + Math.max(INTERVAL_MS, (SHARE - 1) * (end - start));
  }

  /** Keeps what the networks have been given to go on from. */
  adopt(states: ReadonlyMap<NetworkRun, RunState>): void {
    this.#states = states;
  }
}
