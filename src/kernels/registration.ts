/**
 * Fused kernels have one name on every backend, with the same inputs, attributes and outputs, and a gradient is
 * registered once for each name: it runs kernels of other names, which every backend has too. It is registered rather than
 * given by `customGrad` so that the gradient of a batch is computed only where it is asked for: training never does.
 */

import type {
  GradConfig,
  NamedAttrMap,
  NamedTensorInfoMap,
  NamedTensorMap,
  Tensor,
  TensorInfo,
} from '@tensorflow/tfjs-core';

import type { Tf } from './operations';

/** Computes on a backend; tensors it returns are the caller's. */
export type Kernel<Backend, Attributes extends NamedAttrMap> = (
  backend: Backend,
  inputs: NamedTensorInfoMap,
  attributes: Attributes,
) => TensorInfo | TensorInfo[];

/** Takes the place of an earlier registration of the same name. */
export function registerKernel<Attributes extends NamedAttrMap>(
  tf: Tf,
  backendName: string,
  kernelName: string,
  kernel: Kernel<object, Attributes>,
): void {
  if (tf.getKernel(kernelName, backendName) !== undefined) tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => kernel(backend as object, inputs, attrs as Attributes),
  });
}

/** Takes the place of an earlier one. */
export function registerGradient(tf: Tf, gradient: GradConfig): void {
  if (tf.getGradient(gradient.kernelName) !== undefined) tf.unregisterGradient(gradient.kernelName);
  tf.registerGradient(gradient);
}

/** Runs a kernel on the active backend. */
export function runKernel<T extends Tensor | Tensor[]>(
  tf: Tf,
  name: string,
  inputs: NamedTensorMap,
  attributes: NamedAttrMap = {},
): T {
  return tf.engine().runKernel<T>(name, inputs, attributes);
}

/** An input or entry that has to be there. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('A tensor or number is missing');
  return value;
}
