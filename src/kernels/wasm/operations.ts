/**
 * The CPU engine's operations: recurrences and projections in WebAssembly SIMD, the rest plain tfjs. For tfjs's
 * `wasm` and `cpu` backends; same meaning and (first) gradients as the reference, one thread, bit for bit repeatable.
 */

import base64 from 'virtual:recurrence-kernels';
import type { Operations, Tf } from '../operations';
import { activate } from '../primitives';
import { delayedRecurrence, registerDelayedRecurrence } from './delayed';
import { compileKernels } from './kernels';
import { linear, registerLinear } from './linear';
import { lstmRecurrence, registerLstm } from './lstm';

/**
 * Compiles the kernels and registers them with this tfjs.
 *
 * @throws CompileError where WebAssembly SIMD is missing: the reference operations serve then
 */
export async function createWasmOperations(tf: Tf): Promise<Operations> {
  const kernels = await compileKernels(base64);
  registerLinear(tf, kernels);
  registerDelayedRecurrence(tf, kernels);
  registerLstm(tf, kernels);
  return {
    tf,
    linear: (x, weight, bias) => linear(tf, x, weight, bias),
    activate: (x, activation) => activate(tf, x, activation),
    delayedRecurrence: (x, groups, options) => delayedRecurrence(tf, x, groups, options),
    lstmRecurrence: (x, weights, activation) => lstmRecurrence(tf, x, weights, activation),
  };
}
