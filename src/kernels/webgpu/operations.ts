/**
 * The WebGPU engine's operations: recurrences, projections, loss and updates as fused programs on packed weights, the rest
 * plain tfjs. On another backend of the same tfjs, and where a group is too wide for a workgroup's memory, they are the
 * reference.
 */

import { createFusedOperations } from '../fused';
import type { Operations, Tf } from '../operations';
import { createReferenceOperations } from '../reference';
import { fitsDelayed, registerDelayedRecurrence } from './delayed';
import { registerFrameLoss } from './frameLoss';
import { createFramePool } from './framePool';
import type { Lanes } from './lanes';
import { registerLinear } from './linear';
import { fitsLstm, registerLstm } from './lstm';
import { updateParameters } from './optimizers';
import { BACKEND } from './registration';
import { registerUnpack } from './unpack';

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
  const fused = createFusedOperations(tf);
  const active = () => tf.getBackend() === BACKEND;
  const suited = (fits = true) => (active() && fits ? fused : reference);
  return {
    tf,
    activate: reference.activate,
    linear: (x, weight, bias) => suited().linear(x, weight, bias),
    delayedRecurrence: (x, groups, options) =>
      suited(fitsDelayed(groups)).delayedRecurrence(x, groups, options),
    lstmRecurrence: (x, weights, activation) =>
      suited(fitsLstm(weights)).lstmRecurrence(x, weights, activation),
    unpack: (packed, shapes) => suited().unpack(packed, shapes),
    lossAndAccuracy: (logits, targets) => suited().lossAndAccuracy(logits, targets),
    updateParameters: (update) =>
      active() ? updateParameters(tf, update) : reference.updateParameters(update),
    framePool: (frames, inputs) => (active() ? createFramePool(tf, frames, inputs) : Promise.resolve(null)),
  };
}
