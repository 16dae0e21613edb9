/** A batch on the engine's device: uploaded once, read by every network. */

import type { Batch } from '../dataset/protocol';
import type { Tensor3D, Tf } from '../kernels/operations';
import { makeTargets, type Targets } from './loss';

export interface DeviceBatch {
  /** `[time, batch, inputs]` */
  readonly x: Tensor3D;
  readonly targets: Targets;
}

export function uploadBatch(tf: Tf, batch: Batch, classes: number): DeviceBatch {
  const x = tf.tensor3d(batch.x, [batch.time, batch.size, batch.inputs]);
  return { x, targets: makeTargets(tf, batch, classes) };
}

export function disposeBatch({ x, targets }: DeviceBatch): void {
  x.dispose();
  targets.labels.dispose();
  targets.mask.dispose();
  targets.weights.dispose();
}
