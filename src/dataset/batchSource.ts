/**
 * Where a training run gets its batches: prepared once per plan, then asked for by number. The training
 * session depends on this interface alone, so it is tested without workers.
 */

import type { Batch, BatchPlan, BatchRows, FramePiece, PreparedData, RefusalReason } from './protocol';

/** The features of one whole sequence, and the sequence's frame numbers they come from. */
export interface SequenceBatch {
  /** A batch of one sequence, as long as the features are: nothing is padded. */
  readonly batch: Batch;
  /** `[time]` frame numbers of the sequence, never falling (frameStep, maxFrames). */
  readonly frames: Int32Array<ArrayBuffer>;
}

/**
 * Every method rejects with {@link RefusedError} where the data cannot answer, with another error where making the
 * answer failed. Asking again is always allowed.
 */
export interface BatchSource {
  /** Makes the plan the current one; batches and sequences asked for afterwards follow it. */
  prepare(plan: BatchPlan): Promise<PreparedData>;
  /** Batch `index` (from 0) of the endless training stream: a function of plan and index alone. */
  trainBatch(index: number): Promise<Batch>;
  /** Batch `index` of the test split, 0 … testBatches − 1. */
  testBatch(index: number): Promise<Batch>;
  /** The same batches without their frames, for whoever has `frames`. */
  trainRows(index: number): Promise<BatchRows>;
  testRows(index: number): Promise<BatchRows>;
  /** Piece `index` of the frames of the set, 0 … framePieces − 1. */
  frames(index: number): Promise<FramePiece>;
  sequenceBatch(id: string): Promise<SequenceBatch>;
}

/** The data cannot answer as asked; `reason` says why. */
export class RefusedError extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(`The data worker refused: ${reason}`);
    this.name = 'RefusedError';
    this.reason = reason;
  }
}
