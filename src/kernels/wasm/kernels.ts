/**
 * The compiled kernels, the memory they work in, and how threads share them. The order of sums is fixed, however many
 * threads take part: on one machine, the same input gives the same bytes.
 */

import { Arena } from './arena';
import { loadBuild, type Simd } from './builds';
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

/** As assemblyScriptPlugin.ts declares it. */
const MOST_PAGES = 65_536;
/** Tiles of four rows share what they read of the panels; fewer rows waste that. */
const LEAST_ROWS = 8;
/** Multiplications that take about as long as it takes to wake a thread. */
const LEAST_PRODUCTS = 100_000;

export class Kernels extends Arena {
  readonly run: Exports;
  readonly #team: Team | null;

  constructor(instance: WebAssembly.Instance, team: Team | null) {
    const run = instance.exports as WebAssembly.Exports & Exports;
    super(run.memory, run.arenaStart());
    this.run = run;
    this.#team = team;
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

  panels(columns: number, depth: number): number {
    return this.reserve(this.run.panelBytes(columns, depth));
  }

  productScratch(columns: number, shares: number): number {
    return this.reserve(this.run.productScratch(columns) * shares);
  }
}

/** @throws where the browser has no WebAssembly SIMD */
export async function compileKernels(simd: Simd): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(await loadBuild(simd, false));
  return new Kernels(instance, null);
}

/**
 * Kernels that the caller, who must be a worker, runs together with `others` threads.
 *
 * @throws where memory cannot be shared or a thread does not start
 */
export async function compileThreadedKernels(
  simd: Simd,
  others: number,
  spawn: () => Thread,
): Promise<{ readonly kernels: Kernels; readonly stop: () => void }> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const { module, instance } = await WebAssembly.instantiate(await loadBuild(simd, true), {
    env: { memory },
  });
  const control = createControl();
  const stop = await startThreads(others, { module, memory, control }, spawn);
  return { kernels: new Kernels(instance, { others, control }), stop };
}
