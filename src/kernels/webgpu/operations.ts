/**
 * The WebGPU engine's operations: recurrences and projections as fused programs on packed weights, the rest plain tfjs.
 * Same meaning and gradients as the reference. On another backend of the same tfjs, and where a group is too wide for
 * a workgroup's memory, they are the reference.
 */

import type { Operations, Tf } from '../operations';
import { createReferenceOperations } from '../reference';
import { delayedRecurrence, fitsDelayed, registerDelayedRecurrence } from './delayed';
import { lossAndAccuracy, registerFrameLoss } from './frameLoss';
import { createFramePool } from './framePool';
import type { Lanes } from './lanes';
import { linear, registerLinear } from './linear';
import { fitsLstm, lstmRecurrence, registerLstm } from './lstm';
import { updateParameters } from './optimizers';
import { registerUnpack, unpack } from './packedWeights';
import { BACKEND } from './registration';

interface WebGpuOptions {
  /** Sequences per workgroup of the recurrences; left out, as many as leave a GPU busy. */
  readonly lanes?: Lanes;
}

/** Registers the kernels with this tfjs; its WebGPU backend may be chosen before or after. */
export function createWebGpuOperations(tf: Tf, { lanes }: WebGpuOptions = {}): Operations {
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
    // operations that are given neighbours of one vector read it directly, and their gradient is that of the whole vector
    unpack: (packed, shapes) => (active() ? unpack(tf, packed, shapes) : reference.unpack(packed, shapes)),
    lossAndAccuracy: (logits, targets) =>
      active() ? lossAndAccuracy(tf, logits, targets) : reference.lossAndAccuracy(logits, targets),
    updateParameters: (update) =>
      active() ? updateParameters(tf, update) : reference.updateParameters(update),
    framePool: (frames, inputs) => (active() ? createFramePool(tf, frames, inputs) : Promise.resolve(null)),
  };
}
