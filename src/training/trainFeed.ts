/**
 * Training batches on the device. All networks take batch number = their own iteration, so those at the same
 * iteration share one upload.
 */

import type { BatchSource } from '../dataset/batchSource';
import type { Tf } from '../kernels/operations';
import { type DeviceBatch, disposeBatch, uploadBatch } from './deviceBatch';

export class TrainFeed {
  readonly #tf: Tf;
  readonly #source: BatchSource;
  #current: { index: number; batch: DeviceBatch } | null = null;

  constructor(tf: Tf, source: BatchSource) {
    this.#tf = tf;
    this.#source = source;
  }

  /** The batch stays the feed's, and valid until the next call. */
  async batch(index: number, classes: number): Promise<DeviceBatch> {
    if (this.#current?.index === index) return this.#current.batch;
    const batch = await this.#source.trainBatch(index);
    this.clear();
    this.#current = { index, batch: uploadBatch(this.#tf, batch, classes) };
    return this.#current.batch;
  }

  /** Batches of another plan will follow. */
  clear(): void {
    if (this.#current !== null) disposeBatch(this.#current.batch);
    this.#current = null;
  }
}
