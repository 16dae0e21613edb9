/** Registers the kernels of the CPU engine for the two backends of tfjs whose tensors lie in memory. */

import type { NamedAttrMap } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import { type Kernel, registerKernel } from '../registration';
import { type MemoryBackend, memoryBackend } from './tensorStorage';

const BACKENDS = ['wasm', 'cpu'];

export function register<Attributes extends NamedAttrMap>(
  tf: Tf,
  name: string,
  kernel: Kernel<MemoryBackend, Attributes>,
): void {
  for (const backendName of BACKENDS) {
    registerKernel<Attributes>(tf, backendName, name, (backend, inputs, attributes) =>
      kernel(memoryBackend(backend), inputs, attributes),
    );
  }
}

/** tfjs's `wasm` backend copies a tensor's values wherever the tape keeps it; they never change, so none is needed. */
export function registerSharing(tf: Tf): void {
  if (tf.getKernel('Identity', 'wasm') === undefined) return; // that backend is not loaded
  registerKernel(tf, 'wasm', 'Identity', (backend, { x }) => {
    if (x === undefined) throw new TypeError('A tensor is missing');
    return memoryBackend(backend).share(x);
  });
}
