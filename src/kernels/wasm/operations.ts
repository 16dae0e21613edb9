/**
 * The CPU engine's operations: recurrences, projections and loss in WebAssembly SIMD, the rest plain tfjs. For tfjs's
 * `wasm` and `cpu` backends; same meaning and (first) gradients as the reference, bit for bit repeatable on a machine
 * however many threads take part. Processors with and without fused multiply-add may differ in the last bits.
 */

import { createFusedOperations } from '../fused';
import type { Operations, Tf } from '../operations';
import { type Simd, supportedSimd } from './builds';
import { registerDelayedRecurrence } from './delayed';
import { registerFrameLoss } from './frameLoss';
import { compileKernels, compileThreadedKernels, type Kernels } from './kernels';
import { registerLinear } from './linear';
import { registerLstm } from './lstm';
import { registerSharing } from './registration';
import { spawnThread } from './threads';
import { registerUnpack } from './unpack';

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
  /** Left out, the fastest that there is. */
  readonly simd?: Simd;
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
  registerKernels(tf, kernels);
  return { operations: createFusedOperations(tf), threads, stop };
}

/** Those that all fused operations run on. */
export function registerKernels(tf: Tf, kernels: Kernels): void {
  registerLinear(tf, kernels);
  registerDelayedRecurrence(tf, kernels);
  registerLstm(tf, kernels);
  registerFrameLoss(tf, kernels);
  registerUnpack(tf);
  registerSharing(tf);
}

interface StartedKernels {
  readonly kernels: Kernels;
  readonly threads: number;
  readonly stop: () => void;
}

async function startKernels({
  threads,
  spawn = spawnThread,
  simd = supportedSimd(),
}: ThreadOptions): Promise<StartedKernels> {
  if (threads > 1) {
    try {
      return { ...(await compileThreadedKernels(simd, threads - 1, spawn)), threads };
    } catch {
      // one thread computes the same
    }
  }
  return { kernels: await compileKernels(simd), threads: 1, stop: () => {} };
}
