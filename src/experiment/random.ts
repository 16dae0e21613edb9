/**
 * Seeded randomness, always passed as an argument. One seed and one label name one stream, on every machine:
 * forks depend on the labels alone, never on how many numbers were drawn before.
 */

import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** FNV-1a over the label's UTF-16 code units, started from the seed and finished as MurmurHash3 does (fmix32). */
function hash(seed: number, label: string): number {
  let state = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < label.length; i++) {
    state = Math.imul(state ^ label.charCodeAt(i), 0x01000193) >>> 0;
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

export class Random {
  readonly #seed: number;
  readonly #generator: ReturnType<typeof xoroshiro128plus>;
  /** Two fields, not one that may be null: that would put every number drawn on the heap. */
  #hasSpare = false;
  #spareNormal = 0;

  /** @param seed any 32-bit integer */
  constructor(seed: number) {
    this.#seed = seed | 0;
    this.#generator = xoroshiro128plus(hash(this.#seed, '')); // neighbouring seeds must not correlate
  }

  /** An independent stream for one purpose, e.g. `random.fork('weights').fork(networkId)`. */
  fork(label: string | number): Random {
    return new Random(hash(this.#seed, String(label)));
  }

  /** Uniform in [low, high). */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * ((this.#generator.next() >>> 0) / 0x100000000);
  }

  /** Uniform integer in 0 … count − 1. */
  integer(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** Gaussian (Box–Muller). */
  normal(mean = 0, deviation = 1): number {
    if (this.#hasSpare) {
      this.#hasSpare = false;
      return mean + deviation * this.#spareNormal;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.#hasSpare = true;
    this.#spareNormal = radius * Math.sin(angle);
    return mean + deviation * radius * Math.cos(angle);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.integer(items.length)];
    if (item === undefined) throw new RangeError('pick needs at least one item');
    return item;
  }

  /** A new array in random order (Fisher–Yates). */
  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const swapped = result[i] as T;
      result[i] = result[j] as T;
      result[j] = swapped;
    }
    return result;
  }
}
