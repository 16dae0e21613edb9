/**
 * Every operation of the networks composed of plain tfjs operations: what the fused kernels are held against, and
 * what runs where there are none. Gradients come from tfjs's tape.
 */

import { delayedRecurrence } from './delayed/reference';
import { lossAndAccuracy } from './frameLoss/reference';
import { lstmRecurrence } from './lstm/reference';
import type { Operations, Tf } from './operations';
import { updateParameters } from './optimizers/reference';
import { activate, linear, split } from './primitives';

export function createReferenceOperations(tf: Tf): Operations {
  return {
    tf,
    linear: (x, weight, bias) => linear(tf, x, weight, bias),
    activate: (x, activation) => activate(tf, x, activation),
    delayedRecurrence: (x, groups, options) => delayedRecurrence(tf, x, groups, options),
    lstmRecurrence: (x, weights, activation) => lstmRecurrence(tf, x, weights, activation),
    unpack: (packed, shapes) => split(tf, packed, shapes),
    lossAndAccuracy: (logits, targets) => lossAndAccuracy(tf, logits, targets),
    updateParameters: (update) => updateParameters(tf, update),
    framePool: () => Promise.resolve(null),
  };
}
