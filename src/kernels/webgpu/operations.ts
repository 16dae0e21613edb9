/**
 * The WebGPU engine's operations: recurrences and projections as fused programs on packed weights, the rest plain tfjs.
 * Same meaning and gradients as the reference. On another backend of the same tfjs, and where a group is too wide for
 * a workgroup's memory, they are the reference.
 */

import type { Variable } from '@tensorflow/tfjs-core';

import type { Operations, Tensor, Tensor1D, Tensor2D, Tensor3D, Tf } from '../operations';
import { createReferenceOperations } from '../reference';
import { delayedRecurrence, fitsDelayed, registerDelayedRecurrence } from './delayed';
import { lossAndAccuracy, registerFrameLoss } from './frameLoss';
import type { Lanes } from './lanes';
import { linear, registerLinear } from './linear';
import { fitsLstm, lstmRecurrence, registerLstm } from './lstm';
import { registerUnpack, unpack } from './packedWeights';
import { BACKEND } from './registration';
import { rmsprop } from './rmsprop';

interface WebGpuOptions {
  /** Sequences per workgroup of the recurrences; left out, as many as leave a GPU busy. */
  readonly lanes?: Lanes;
}

export interface WebGpuOperations extends Operations {
  /**
   * Tensors of these shapes, one after the other in a packed vector. Operations that are given neighbours of one vector
   * read it directly, and their gradient is that of the whole vector.
   */
  unpack(packed: Tensor1D, shapes: readonly (readonly number[])[]): Tensor[];
  /**
   * Masked sums over a batch, in one tensor `[2]`: softmax cross-entropy in nats, differentiable with respect to the
   * logits, and frames whose highest output is the true class. Only on the WebGPU backend.
   *
   * @param logits `[time, batch, classes]`
   * @param labels `[1, batch]` int32
   * @param mask `[time, batch]`, what each frame weighs; where it is 0, loss and gradient are exactly 0
   */
  lossAndAccuracy(logits: Tensor3D, labels: Tensor2D, mask: Tensor2D): Tensor1D;
  /** One step of RMSProp (decay 0.9, ε 1e-8 under the root), in place. Only on the WebGPU backend. */
  rmsprop(parameters: Variable, meanSquare: Variable, gradient: Tensor, learningRate: number): void;
}

/** Registers the kernels with this tfjs; its WebGPU backend may be chosen before or after. */
export function createWebGpuOperations(tf: Tf, { lanes }: WebGpuOptions = {}): WebGpuOperations {
  registerLinear(tf);
  registerDelayedRecurrence(tf, lanes);
  registerLstm(tf, lanes);
  registerUnpack(tf);
  registerFrameLoss(tf);
  const reference = createReferenceOperations(tf);
  const active = () => tf.getBackend() === BACKEND;
  return {
    tf,
    activate: reference.activate,
    linear: (x, weight, bias) => (active() ? linear(tf, x, weight, bias) : reference.linear(x, weight, bias)),
    delayedRecurrence: (x, groups, options) =>
      active() && fitsDelayed(groups)
        ? delayedRecurrence(tf, x, groups, options)
        : reference.delayedRecurrence(x, groups, options),
    lstmRecurrence: (x, weights, activation) =>
      active() && fitsLstm(weights)
        ? lstmRecurrence(tf, x, weights, activation)
        : reference.lstmRecurrence(x, weights, activation),
    unpack: (packed, shapes) => (active() ? unpack(tf, packed, shapes) : splitInto(tf, packed, shapes)),
    lossAndAccuracy: (logits, labels, mask) => lossAndAccuracy(tf, logits, labels, mask),
    rmsprop: (parameters, meanSquare, gradient, learningRate) =>
      rmsprop(tf, parameters, meanSquare, gradient, learningRate),
  };
}

function splitInto(tf: Tf, packed: Tensor1D, shapes: readonly (readonly number[])[]): Tensor[] {
  const pieces = tf.split(
    packed,
    shapes.map((shape) => tf.util.sizeFromShape([...shape])),
  );
  return pieces.map((piece, i) => tf.reshape(piece, [...(shapes[i] ?? [])]));
}
