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
  /** Counts plans: work of an earlier one is given up. */
  #plan = 0;
  #ended = false;

  constructor(operations: Operations, source: BatchSource) {
    this.#operations = operations;
    this.#source = source;
  }

  /** Batches of another plan will follow. */
  open(data: PreparedData): void {
    this.clear();
    if (this.#ended) return;
    // where frames or room for them cannot be had, batches go on being uploaded
    const plan = this.#plan;
    this.#fill(data, plan).catch(() => {
      if (this.#plan === plan) this.#dropPool();
    });
  }

  /** The batch stays the feed's, and valid until the next call. */
  async train(index: number): Promise<DeviceBatch> {
    if (this.#current?.index === index) return this.#current.batch;
    const given = await (this.#filled ? this.#source.trainRows(index) : this.#source.trainBatch(index));
    if (this.#ended) throw new Error('The device of these batches is gone');
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
    this.#plan++;
    this.#drop();
    this.#dropPool();
  }

  /** Nothing more is made on this device. */
  dispose(): void {
    this.#ended = true;
    this.clear();
  }

  /** Gives up where batches of another plan follow meanwhile. */
  async #fill({ frames, framePieces, inputs }: PreparedData, plan: number): Promise<void> {
    const pool = await this.#operations.framePool(frames, inputs);
    if (this.#plan !== plan) return pool?.dispose();
    this.#pool = pool;
    if (pool === null) return;
    for (let index = 0; index < framePieces; index++) {
      const { from, x } = await this.#source.frames(index);
      if (this.#plan !== plan) return;
      pool.write(from, x);
    }
    this.#filled = true;
  }

  #dropPool(): void {
    this.#pool?.dispose();
    this.#pool = null;
    this.#filled = false;
  }

  #drop(): void {
    if (this.#current !== null) disposeBatch(this.#current.batch);
    this.#current = null;
  }
}
