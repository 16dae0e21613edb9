/**
 * Batches on the device. Where all frames of the set fit there, they are brought once, in the background, and
 * batches are gathered from them by number; until then, and where they do not fit, batches are uploaded as they
 * come. Both give the same tensors. All networks take batch number = their own iteration, so those at the
 * same iteration share one.
 */

import type { BatchSource } from '../dataset/batchSource';
import type { Batch, BatchRows, PreparedData } from '../dataset/protocol';
import type { FramePool, Operations } from '../kernels/operations';
import { type DeviceBatch, disposeBatch, gatherBatch, uploadBatch } from './deviceBatch';

export class DeviceFeed {
  readonly #operations: Operations;
  readonly #source: BatchSource;
  #current: { index: number; batch: DeviceBatch } | null = null;
  #pool: FramePool | null = null;
  /** The pool holds all frames. */
  #filled = false;

  constructor(operations: Operations, source: BatchSource) {
    this.#operations = operations;
    this.#source = source;
  }

  /** All frames are on the device. */
  get resident(): boolean {
    return this.#filled;
  }

  /** Batches of another plan will follow. */
  open(data: PreparedData): void {
    this.clear();
    const pool = this.#operations.framePool(data.frames, data.inputs);
    if (pool === null) return;
    this.#pool = pool;
    // where a piece cannot be had, batches go on being uploaded: whoever asks for those meets the same error
    this.#fill(pool, data.framePieces).catch(() => undefined);
  }

  /** The batch stays the feed's, and valid until the next call. */
  async train(index: number): Promise<DeviceBatch> {
    if (this.#current?.index === index) return this.#current.batch;
    const given = await (this.#filled ? this.#source.trainRows(index) : this.#source.trainBatch(index));
    const batch = this.place(given);
    this.#drop();
    this.#current = { index, batch };
    return batch;
  }

  /** A batch of the test split, to be placed when its turn comes. */
  test(index: number): Promise<BatchRows | Batch> {
    return this.#filled ? this.#source.testRows(index) : this.#source.testBatch(index);
  }

  /** The caller disposes the batch. */
  place(given: BatchRows | Batch): DeviceBatch {
    const { tf } = this.#operations;
    if ('x' in given) return uploadBatch(tf, given);
    if (this.#pool === null) throw new Error('The frames of this batch are gone');
    return gatherBatch(tf, this.#pool, given);
  }

  clear(): void {
    this.#drop();
    this.#pool?.dispose();
    this.#pool = null;
    this.#filled = false;
  }

  /** Gives up where the pool is no longer the feed's. */
  async #fill(pool: FramePool, pieces: number): Promise<void> {
    for (let index = 0; index < pieces; index++) {
      const { from, x } = await this.#source.frames(index);
      if (this.#pool !== pool) return;
      pool.write(from, x);
    }
    this.#filled = true;
  }

  #drop(): void {
    if (this.#current !== null) disposeBatch(this.#current.batch);
    this.#current = null;
  }
}
