/**
 * Registers a fused kernel of tfjs's WebGPU backend and its gradient. The gradient is registered rather than given by
 * `customGrad` so that the gradient of a batch is computed only where it is asked for: training never does.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { GradFunc, NamedAttrMap, NamedTensorInfoMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import { webGpuBackend } from './program';

export const BACKEND = 'webgpu';

interface FusedKernel<Attributes extends NamedAttrMap> {
  readonly name: string;
  readonly inputs: readonly string[];
  /** What the gradient reads of the outputs, after all inputs. */
  readonly outputsToSave: readonly boolean[];
  run(backend: WebGPUBackend, inputs: NamedTensorInfoMap, attributes: Attributes): TensorInfo | TensorInfo[];
  gradient(upstream: Tensor | Tensor[], saved: Tensor[], attributes: Attributes): ReturnType<GradFunc>;
}

/** Takes the place of an earlier registration of the same name. */
export function register<Attributes extends NamedAttrMap>(tf: Tf, kernel: FusedKernel<Attributes>): void {
  const { name } = kernel;
  if (tf.getKernel(name, BACKEND) !== undefined) tf.unregisterKernel(name, BACKEND);
  tf.registerKernel({
    kernelName: name,
    backendName: BACKEND,
    kernelFunc: ({ inputs, attrs, backend }) =>
      kernel.run(webGpuBackend(backend as object), inputs, attrs as Attributes),
  });
  if (tf.getGradient(name) !== undefined) tf.unregisterGradient(name);
  tf.registerGradient({
    kernelName: name,
    inputsToSave: [...kernel.inputs],
    outputsToSave: [...kernel.outputsToSave],
    gradFunc: (upstream, saved, attrs) => kernel.gradient(upstream, saved, attrs as Attributes),
  });
}

/** The active backend, for programs that gradients run. */
export function activeBackend(tf: Tf): WebGPUBackend {
  return webGpuBackend(tf.backend());
}

/** A program's result as a tensor of the scope it is called in. */
export function tracked<T extends Tensor>(tf: Tf, info: TensorInfo): T {
  return tf.engine().makeTensorFromTensorInfo(info) as T;
}

/** An input or entry that has to be there. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('A tensor is missing');
  return value;
}
