/**
 * The compiled kernels and the memory they work in. Each call starts with an empty arena, places its operands
 * there, runs, and copies the results out; nothing survives to the next call. The order of sums is fixed, however many
 * threads take part: the same input gives the same bytes.
 */

import { createControl, runTogether, type SharedKernel, type SharedKernels } from './threadControl';
import { startThreads, type Thread } from './threads';

/** What assembly/index.ts exports. Sizes are counts, pointers byte addresses. */
interface Exports extends SharedKernels {
  readonly memory: WebAssembly.Memory;
  arenaStart(): number;
  panelBytes(columns: number, depth: number): number;
  productScratch(columns: number): number;
  linearPack(...sizesAndPointers: readonly number[]): void;
  linearInputPack(...sizesAndPointers: readonly number[]): void;
  delayedForwardPack(groups: number, count: number): void;
  delayedBackwardPack(groups: number, count: number): void;
  frameLoss(...sizesAndPointers: readonly number[]): void;
  lstmForwardPack(...sizesAndPointers: readonly number[]): void;
  lstmBackwardPack(...sizesAndPointers: readonly number[]): void;
}

interface Team {
  /** Threads besides the caller's. */
  readonly others: number;
  readonly control: Int32Array;
}

const PAGE = 65_536;
/** As assemblyScriptPlugin.ts declares it. */
const MOST_PAGES = 65_536;
/** Vectors are read whole at the end of a row, so the last one may reach past it. */
const SLACK = 64;
/** Tiles of four rows share what they read of the panels; fewer rows waste that. */
const LEAST_ROWS = 8;
/** Multiplications that take about as long as it takes to wake a thread. */
const LEAST_PRODUCTS = 100_000;

export class Kernels {
  readonly run: Exports;
  readonly #team: Team | null;
  readonly #start: number;
  #top: number;

  constructor(instance: WebAssembly.Instance, team: Team | null) {
    this.run = instance.exports as WebAssembly.Exports & Exports;
    this.#team = team;
    this.#start = align(this.run.arenaStart());
    this.#top = this.#start;
  }

  /**
   * Into how many shares a kernel is best divided: more than there are threads, so that one which is held up holds up less.
   *
   * @param rows of the result
   * @param products multiplications of the whole kernel
   */
  shares(rows: number, products: number): number {
    return this.#worthwhile(2, rows, products);
  }

  /** The same for products with `productScratch`, which every share fills anew. */
  productShares(rows: number, products: number): number {
    return this.#worthwhile(1, rows, products);
  }

  #worthwhile(perThread: number, rows: number, products: number): number {
    if (this.#team === null) return 1;
    const most = Math.min(rows / LEAST_ROWS, products / LEAST_PRODUCTS, perThread * (this.#team.others + 1));
    return Math.max(1, Math.floor(most));
  }

  /** Runs a kernel in so many shares, on as many threads as there are. */
  divide(kernel: SharedKernel, shares: number, ...sizesAndPointers: readonly number[]): void {
    if (this.#team !== null && shares > 1) {
      runTogether(this.#team.control, this.run, kernel, shares, sizesAndPointers);
      return;
    }
    for (let share = 0; share < shares; share++) this.run[kernel](share, shares, ...sizesAndPointers);
  }

  /** Forgets everything placed so far. */
  clear(): void {
    this.#top = this.#start;
  }

  /** Address of room for `bytes` bytes, of undefined contents; aligned to 16. */
  reserve(bytes: number): number {
    const at = this.#top;
    this.#top = align(at + bytes);
    const { memory } = this.run;
    const missing = this.#top + SLACK - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return at;
  }

  /** Address of `count` zeros. */
  zeros(count: number): number {
    const at = this.reserve(count * 4);
    this.floats(at, count).fill(0);
    return at;
  }

  /** Address of a copy of the values. */
  place(values: Float32Array): number {
    const at = this.reserve(values.length * 4);
    this.floats(at, values.length).set(values);
    return at;
  }

  /** Address of a copy of the 32-bit numbers, as the kernels' tables have them. */
  table(numbers: ArrayLike<number>): number {
    const at = this.reserve(numbers.length * 4);
    new Int32Array(this.run.memory.buffer, at, numbers.length).set(numbers);
    return at;
  }

  panels(columns: number, depth: number): number {
    return this.reserve(this.run.panelBytes(columns, depth));
  }

  productScratch(columns: number, shares: number): number {
    return this.reserve(this.run.productScratch(columns) * shares);
  }

  /** The floats at an address: a view, stale once anything more is reserved. */
  floats(at: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.run.memory.buffer, at, count);
  }
}

/** @throws where the browser has no WebAssembly SIMD */
export async function compileKernels(base64: string): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(decoded(base64));
  return new Kernels(instance, null);
}

/**
 * Kernels that the caller, who must be a worker, runs together with `others` threads.
 *
 * @throws where memory cannot be shared or a thread does not start
 */
export async function compileThreadedKernels(
  base64: string,
  others: number,
  spawn: () => Thread,
): Promise<{ readonly kernels: Kernels; readonly stop: () => void }> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const { module, instance } = await WebAssembly.instantiate(decoded(base64), { env: { memory } });
  const control = createControl();
  const stop = await startThreads(others, { module, memory, control }, spawn);
  return { kernels: new Kernels(instance, { others, control }), stop };
}

function decoded(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function align(address: number): number {
  return Math.ceil(address / 16) * 16;
}
