/**
 * The memory in which kernels work. Each call places its operands in it and copies the results out. Only what a forward walk
 * keeps survives to the next call: what the layers above it and its gradient read is there already, and is not copied in
 * again.
 */

import type { TensorInfo } from '@tensorflow/tfjs-core';

import type { MemoryBackend } from './tensorStorage';

const PAGE = 65_536;
/** Vectors are read whole at the end of a row, so the last one may reach past it. */
const SLACK = 64;

export class Arena {
  readonly #memory: WebAssembly.Memory;
  readonly #start: number;
  #top: number;
  /** Where calls start: above what is kept. */
  #floor: number;
  /** Addresses of values that are kept, by the identity of the tensor's data, which never change. */
  readonly #kept = new Map<object, number>();

  /** @param start first byte that is free */
  constructor(memory: WebAssembly.Memory, start: number) {
    this.#memory = memory;
    this.#start = align(start);
    this.#top = this.#start;
    this.#floor = this.#start;
  }

  /** Forgets everything placed so far and not kept. */
  clear(): void {
    this.#top = this.#floor;
  }

  /** Forgets everything. */
  clearAll(): void {
    this.#kept.clear();
    this.#floor = this.#start;
    this.clear();
  }

  /** What has been reserved so far is for values that are going to be kept. */
  keepRoom(): void {
    this.#floor = this.#top;
  }

  /** The tensor's values are at this address, below where `keepRoom` was called, until the next `clearAll`. */
  keep({ dataId }: TensorInfo, at: number): void {
    this.#kept.set(dataId, at);
  }

  /** Address of a tensor's values, not to be written to: where they are kept, or of a copy. */
  placeTensor(backend: MemoryBackend, tensor: TensorInfo | undefined): number {
    const kept = tensor === undefined ? undefined : this.#kept.get(tensor.dataId);
    return kept ?? this.place(backend.floats(tensor));
  }

  /** The same to be written to: what was kept is kept no longer. */
  takeTensor(backend: MemoryBackend, tensor: TensorInfo | undefined): number {
    const at = this.placeTensor(backend, tensor);
    if (tensor !== undefined) this.#kept.delete(tensor.dataId);
    return at;
  }

  /** Address of room for `bytes` bytes, of undefined contents; aligned to 16. */
  reserve(bytes: number): number {
    const at = this.#top;
    this.#top = align(at + bytes);
    const missing = this.#top + SLACK - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
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

  /** Address of a copy of `count` of the values. */
  placePart(values: Float32Array, from: number, count: number): number {
    return this.place(values.subarray(from, from + count));
  }

  /** Address of a copy of the 32-bit numbers, as the kernels' tables have them. */
  table(numbers: ArrayLike<number>): number {
    const at = this.reserve(numbers.length * 4);
    new Int32Array(this.#memory.buffer, at, numbers.length).set(numbers);
    return at;
  }

  /** The floats at an address: a view, stale once anything more is reserved. */
  floats(at: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#memory.buffer, at, count);
  }
}

function align(address: number): number {
  return Math.ceil(address / 16) * 16;
}
