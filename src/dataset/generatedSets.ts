/**
 * The last built-in data sets that were generated, so that going back to one takes no time. Bounded by
 * bytes; the one longest unused goes first.
 */

import type { SyntheticConfig } from '../experiment/config';
import type { SkeletonSequence } from '../skeleton/sequence';

const MAX_BYTES = 2 ** 28;

interface KeptSet {
  readonly sequences: readonly SkeletonSequence[];
  readonly bytes: number;
}

export class GeneratedSets {
  readonly #maxBytes: number;
  readonly #kept = new Map<string, KeptSet>();

  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  get(seed: number, config: SyntheticConfig): readonly SkeletonSequence[] | undefined {
    const key = keyOf(seed, config);
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.sequences;
  }

  keep(seed: number, config: SyntheticConfig, sequences: readonly SkeletonSequence[]): void {
    const bytes = sequences.reduce((sum, sequence) => sum + bytesOf(sequence), 0);
    this.#kept.set(keyOf(seed, config), { sequences, bytes });
    let total = 0;
    for (const set of this.#kept.values()) total += set.bytes;
    for (const [key, set] of this.#kept) {
      if (total <= this.#maxBytes) break;
      this.#kept.delete(key);
      total -= set.bytes;
    }
  }
}

function keyOf(seed: number, config: SyntheticConfig): string {
  const { actions, performers, setups, cameras, replications } = config;
  return JSON.stringify([seed, actions, performers, setups, cameras, replications]);
}

function bytesOf({ positions, tracking, orientations }: SkeletonSequence): number {
  return positions.byteLength + tracking.byteLength + (orientations?.byteLength ?? 0);
}
