/** A batch on the engine's device: made once, read by every network. */

import type { Batch, BatchRows } from '../dataset/protocol';
import type { FramePool, Targets, Tensor3D, Tf } from '../kernels/operations';
import { makeTargets } from './loss';

export interface DeviceBatch {
  /** `[time, batch, inputs]` */
  readonly x: Tensor3D;
  readonly targets: Targets;
}

export function uploadBatch(tf: Tf, batch: Batch): DeviceBatch {
  const x = tf.tensor3d(batch.x, [batch.time, batch.size, batch.inputs]);
  return { x, targets: makeTargets(tf, batch) };
}

/** The same from frames that are on the device. */
export function gatherBatch(tf: Tf, pool: FramePool, rows: BatchRows): DeviceBatch {
  return { x: pool.gather(rows.time, rows.starts, rows.lengths), targets: makeTargets(tf, rows) };
}

export function disposeBatch({ x, targets }: DeviceBatch): void {
  x.dispose();
  targets.labels.dispose();
  targets.mask.dispose();
}
