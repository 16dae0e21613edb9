/**
 * The operations on fused kernels, whose names are the same on every engine; what has no kernel of its own is plain tfjs.
 * Same meaning and (first) gradients as the reference.
 */

import { delayedRecurrence, registerDelayedGradient } from './delayed/kernel';
import { lossAndAccuracy, registerFrameLossGradient } from './frameLoss/kernel';
import { linear, registerLinearGradient } from './linear/kernel';
import { lstmRecurrence, registerLstmGradient } from './lstm/kernel';
import type { Operations, Tf } from './operations';
import { registerUnpackGradient, unpack } from './packedWeights';
import { createReferenceOperations } from './reference';

/** Registers the gradients; the kernels are to be registered for the backend that is active when an operation runs. */
export function createFusedOperations(tf: Tf): Operations {
  registerLinearGradient(tf);
  registerDelayedGradient(tf);
  registerLstmGradient(tf);
  registerFrameLossGradient(tf);
  registerUnpackGradient(tf);
  return {
    ...createReferenceOperations(tf),
    linear: (x, weight, bias) => linear(tf, x, weight, bias),
    delayedRecurrence: (x, groups, options) => delayedRecurrence(tf, x, groups, options),
    lstmRecurrence: (x, weights, activation) => lstmRecurrence(tf, x, weights, activation),
    // operations that are given neighbours of one vector read it directly, and their gradient is that of the whole vector
    unpack: (packed, shapes) => unpack(tf, packed, shapes),
    lossAndAccuracy: (logits, targets) => lossAndAccuracy(tf, logits, targets),
  };
}
