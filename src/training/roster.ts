/**
 * The networks of the experiment in training, in the experiment's order: which of them a new configuration keeps,
 * and whose turn it is.
 */

import type { NetworkConfig } from '../experiment/config';
import { validateNetwork } from '../networks/registry';
import { NetworkRun, type RunSetting } from './networkRun';

export class Roster {
  #runs: readonly NetworkRun[] = [];

  get runs(): readonly NetworkRun[] {
    return this.#runs;
  }

  /** Those whose weights mean something. */
  get sound(): readonly NetworkRun[] {
    return this.#runs.filter(({ diverged }) => !diverged);
  }

  find(id: string): NetworkRun | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  /**
   * Keeps the runs whose id, kind and options are as before and makes the others. Nothing changes where a network
   * cannot be made.
   *
   * @returns ids of the networks made, and whether any run went
   */
  apply(networks: readonly NetworkConfig[], setting: RunSetting): { made: string[]; removed: boolean } {
    const made: NetworkRun[] = [];
    let runs: NetworkRun[];
    try {
      runs = networks.map((configured) => {
        const network = complete(configured);
        const kept = this.find(network.id);
        if (kept !== undefined && sameNetwork(kept.network, network)) return kept;
        const run = new NetworkRun(network, setting);
        made.push(run);
        return run;
      });
    } catch (error) {
      for (const run of made) run.dispose();
      throw error;
    }
    const gone = this.#runs.filter((run) => !runs.includes(run));
    for (const run of gone) run.dispose();
    this.#runs = runs;
    return { made: made.map(({ id }) => id), removed: gone.length > 0 };
  }

  /** @returns ids of the runs that were discarded */
  clear(): string[] {
    const ids = this.#runs.map(({ id }) => id);
    for (const run of this.#runs) run.dispose();
    this.#runs = [];
    return ids;
  }

  /** The one with the fewest iterations among those still to be trained; the first of equals. */
  next(limit: number): NetworkRun | undefined {
    let lowest: NetworkRun | undefined;
    for (const run of this.#runs) {
      if (isDone(run, limit)) continue;
      if (lowest === undefined || run.iteration < lowest.iteration) lowest = run;
    }
    return lowest;
  }
}

export function isDone({ diverged, iteration }: NetworkRun, limit: number): boolean {
  return diverged || iteration >= limit;
}

/** With every option present. Throws where there is no such network. */
function complete(network: NetworkConfig): NetworkConfig {
  const validation = validateNetwork(network);
  if (validation.valid) return validation.network;
  throw new RangeError(`Network ${network.id} (${network.kind}) has options that are not valid`);
}

/** Same kind and options, those left out taking their defaults. */
export function sameNetwork(a: NetworkConfig, b: NetworkConfig): boolean {
  const first = validateNetwork(a);
  const second = validateNetwork(b);
  if (!first.valid || !second.valid || a.kind !== b.kind) return false;
  return canonical(first.network.options) === canonical(second.network.options);
}

/** JSON whose keys are in order, so that equal options give equal text. */
function canonical(options: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
