/**
 * The CPU engine's operations: recurrences, projections and loss in WebAssembly SIMD, the rest plain tfjs. For tfjs's
 * `wasm` and `cpu` backends; same meaning and (first) gradients as the reference, bit for bit repeatable however many
 * threads take part.
 */

import { plain, threaded } from 'virtual:recurrence-kernels';
import type { Operations, Tf } from '../operations';
import { createReferenceOperations } from '../reference';
import { delayedRecurrence, registerDelayedRecurrence } from './delayed';
import { lossAndAccuracy, registerFrameLoss } from './frameLoss';
import { compileKernels, compileThreadedKernels, type Kernels } from './kernels';
import { linear, registerLinear } from './linear';
import { lstmRecurrence, registerLstm } from './lstm';
import { spawnThread } from './threads';

export interface WasmOperations {
  readonly operations: Operations;
  /** Threads that compute, the caller's among them. */
  readonly threads: number;
  /** Ends the other threads. The operations are not to be used any more. */
  readonly stop: () => void;
}

interface ThreadOptions {
  /** Asked for, the caller's among them; more than one only in a worker. Where the others do not start, one serves. */
  readonly threads: number;
  readonly spawn?: typeof spawnThread;
}

/**
 * Compiles the kernels and registers them with this tfjs.
 *
 * @throws CompileError where WebAssembly SIMD is missing: the reference operations serve then
 */
export async function createWasmOperations(
  tf: Tf,
  options: ThreadOptions = { threads: 1 },
): Promise<WasmOperations> {
  const { kernels, threads, stop } = await startKernels(options);
  registerLinear(tf, kernels);
  registerDelayedRecurrence(tf, kernels);
  registerLstm(tf, kernels);
  registerFrameLoss(tf, kernels);
  const operations: Operations = {
    ...createReferenceOperations(tf),
    linear: (x, weight, bias) => linear(tf, x, weight, bias),
    delayedRecurrence: (x, groups, options) => delayedRecurrence(tf, x, groups, options),
    lstmRecurrence: (x, weights, activation) => lstmRecurrence(tf, x, weights, activation),
    lossAndAccuracy: (logits, targets) => lossAndAccuracy(tf, logits, targets),
  };
  return { operations, threads, stop };
}

interface StartedKernels {
  readonly kernels: Kernels;
  readonly threads: number;
  readonly stop: () => void;
}

async function startKernels({ threads, spawn = spawnThread }: ThreadOptions): Promise<StartedKernels> {
  if (threads > 1) {
    try {
      return { ...(await compileThreadedKernels(threaded, threads - 1, spawn)), threads };
    } catch {
      // one thread computes the same
    }
  }
  return { kernels: await compileKernels(plain), threads: 1, stop: () => {} };
}
