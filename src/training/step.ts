/**
 * One training step of one network: forward, gradient of the masked loss, update. Nothing is read back from the
 * device; what it costs to know the loss is paid later, for several steps at once.
 */

import type { Variable } from '@tensorflow/tfjs-core';

import type { Operations, Tensor1D, Tensor3D } from '../kernels/operations';
import type { DeviceBatch } from './deviceBatch';
import { crossEntropy, frameAccuracy } from './loss';
import type { PackedOptimizer } from './optimizers';

/** The network as a function of its packed parameters: `[parameters]`, x → logits `[time, batch, classes]`. */
export type PackedForward = (packed: Tensor1D, x: Tensor3D) => Tensor3D;

/** @returns `[2]` loss and frame accuracy of the batch before the update; the caller disposes it */
export function trainingStep(
  { tf }: Operations,
  forward: PackedForward,
  parameters: Variable,
  optimizer: PackedOptimizer,
  { x, targets }: DeviceBatch,
  learningRate: number,
): Tensor1D {
  return tf.tidy(() => {
    let accuracy = tf.scalar(0);
    const { value, grads } = tf.variableGrads(() => {
      const logits = forward(tf.reshape(parameters, [-1]), x);
      accuracy = tf.keep(frameAccuracy(tf, logits, targets));
      return crossEntropy(tf, logits, targets);
    }, [parameters]);
    const gradient = grads[parameters.name];
    if (gradient === undefined) throw new Error('The loss does not depend on the parameters');
    optimizer.apply(parameters, tf.reshape(gradient, [-1]), learningRate);
    const summary = tf.stack([value, accuracy]);
    accuracy.dispose(); // kept beyond the gradient's own scope, so nobody else does
    return tf.reshape(summary, [2]);
  });
}
