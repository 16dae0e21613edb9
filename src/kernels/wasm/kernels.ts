/**
 * The compiled kernels and the memory they work in. Each call starts with an empty arena, places its operands
 * there, runs, and copies the results out; nothing survives to the next call. One thread, fixed order of sums: the
 * same input gives the same bytes.
 */

/** What assembly/index.ts exports. Sizes are counts, pointers byte addresses. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  arenaStart(): number;
  panelBytes(columns: number, depth: number): number;
  productScratch(columns: number): number;
  linear(...sizesAndPointers: readonly number[]): void;
  linearInput(...sizesAndPointers: readonly number[]): void;
  linearWeights(...sizesAndPointers: readonly number[]): void;
  delayedForward(...sizesAndPointers: readonly number[]): void;
  delayedBackward(...sizesAndPointers: readonly number[]): void;
  delayedWeights(...sizesAndPointers: readonly number[]): void;
  delayedInput(...sizesAndPointers: readonly number[]): void;
  lstmForward(...sizesAndPointers: readonly number[]): void;
  lstmBackward(...sizesAndPointers: readonly number[]): void;
  lstmWeights(...sizesAndPointers: readonly number[]): void;
}

const PAGE = 65_536;
/** Vectors are read whole at the end of a row, so the last one may reach past it. */
const SLACK = 64;

export class Kernels {
  readonly run: Exports;
  readonly #start: number;
  #top: number;

  constructor(instance: WebAssembly.Instance) {
    this.run = instance.exports as WebAssembly.Exports & Exports;
    this.#start = align(this.run.arenaStart());
    this.#top = this.#start;
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
  table(numbers: readonly number[]): number {
    const at = this.reserve(numbers.length * 4);
    new Int32Array(this.run.memory.buffer, at, numbers.length).set(numbers);
    return at;
  }

  panels(columns: number, depth: number): number {
    return this.reserve(this.run.panelBytes(columns, depth));
  }

  productScratch(columns: number): number {
    return this.reserve(this.run.productScratch(columns));
  }

  /** The floats at an address: a view, stale once anything more is reserved. */
  floats(at: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.run.memory.buffer, at, count);
  }
}

/** @throws where the browser has no WebAssembly SIMD */
export async function compileKernels(base64: string): Promise<Kernels> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(bytes);
  return new Kernels(instance);
}

function align(address: number): number {
  return Math.ceil(address / 16) * 16;
}
