/**
 * One training step of one network: forward, gradient of the masked loss, update. Nothing is read back from the
 * device; what it costs to know the loss is paid later, for several steps at once.
 */

import type { Operations, Tensor1D, Tensor3D, Variable } from '../kernels/operations';
import type { DeviceBatch } from './deviceBatch';
import type { PackedOptimizer } from './optimizers';

/** The network as a function of its packed parameters: `[parameters]`, x → logits `[time, batch, classes]`. */
export type PackedForward = (packed: Tensor1D, x: Tensor3D) => Tensor3D;

export interface StepSetting {
  readonly learningRate: number;
  /** Longest gradient, null for any. */
  readonly clipNorm: number | null;
}

/** @returns `[2]` loss and frame accuracy of the batch before the update; the caller disposes it */
export function trainingStep(
  operations: Operations,
  forward: PackedForward,
  parameters: Variable,
  optimizer: PackedOptimizer,
  { x, targets }: DeviceBatch,
  setting: StepSetting,
): Tensor1D {
  const { tf } = operations;
  return tf.tidy(() => {
    const { value, grad } = tf.valueAndGrad<Tensor1D, Tensor1D>((packed) =>
      operations.lossAndAccuracy(forward(packed, x), targets),
    )(tf.reshape(parameters, [-1]), tf.tensor1d([1, 0])); // of the loss alone
    optimizer.apply(parameters, grad, setting);
    return value;
  });
}
