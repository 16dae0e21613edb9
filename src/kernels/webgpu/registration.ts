/** Registers the fused kernels of tfjs's WebGPU backend. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NamedAttrMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import { type Kernel, registerKernel } from '../registration';
import { webGpuBackend } from './program';

export const BACKEND = 'webgpu';

export function register<Attributes extends NamedAttrMap>(
  tf: Tf,
  name: string,
  kernel: Kernel<WebGPUBackend, Attributes>,
): void {
  registerKernel<Attributes>(tf, BACKEND, name, (backend, inputs, attributes) =>
    kernel(webGpuBackend(backend), inputs, attributes),
  );
}

/** The active backend, for programs that are no kernels. */
export function activeBackend(tf: Tf): WebGPUBackend {
  return webGpuBackend(tf.backend());
}

/** A program's result as a tensor of the scope it is called in. */
export function tracked<T extends Tensor>(tf: Tf, info: TensorInfo): T {
  return tf.engine().makeTensorFromTensorInfo(info) as T;
}

/** What a computation makes of a tensor that nothing else needs. */
export function consumed(
  backend: WebGPUBackend,
  intermediate: TensorInfo,
  compute: (tensor: TensorInfo) => TensorInfo,
): TensorInfo {
  const result = compute(intermediate);
  backend.disposeData(intermediate.dataId);
  return result;
}
