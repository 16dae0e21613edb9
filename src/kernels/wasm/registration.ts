/**
 * Registers a fused kernel and its gradient with tfjs, for the two backends whose tensors lie in memory. The
 * gradient is registered rather than given by `customGrad` so that each input's part is computed only where it is
 * asked for: the batch itself is an input, and training never needs its gradient.
 */

import type {
  GradFunc,
  KernelFunc,
  NamedTensorInfoMap,
  NamedTensorMap,
  TensorInfo,
} from '@tensorflow/tfjs-core';

import type { Tensor, Tf } from '../operations';

interface FusedKernel {
  readonly name: string;
  readonly forward: KernelFunc;
  readonly gradient: GradFunc;
  /** Which outputs the gradient reads, after all inputs. */
  readonly outputsToSave: readonly boolean[];
}

const BACKENDS = ['wasm', 'cpu'];

/** Takes the place of an earlier registration of the same name. */
export function register(tf: Tf, { name, forward, gradient, outputsToSave }: FusedKernel): void {
  for (const backendName of BACKENDS) {
    if (tf.getKernel(name, backendName) !== undefined) tf.unregisterKernel(name, backendName);
    tf.registerKernel({ kernelName: name, backendName, kernelFunc: forward });
  }
  if (tf.getGradient(name) !== undefined) tf.unregisterGradient(name);
  tf.registerGradient({
    kernelName: name,
    saveAllInputs: true,
    outputsToSave: [...outputsToSave],
    gradFunc: gradient,
  });
}

/** Operands by position. An array underneath: tfjs saves a varying number of inputs only from one. */
export function operandMap(operands: readonly Tensor[]): NamedTensorMap {
  return Object.assign([], Object.fromEntries(operands.entries()));
}

/** The operands that `operandMap` was made of, as the kernel receives them. */
export function operandList(inputs: NamedTensorInfoMap): TensorInfo[] {
  return Object.values(inputs).filter((operand) => operand !== undefined);
}

/** Gradients by position. */
export function gradientMap(gradients: readonly (() => Tensor)[]): Record<string, () => Tensor> {
  return Object.fromEntries(gradients.entries());
}

/** An entry of a list whose length the caller knows. */
export function entry<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no entry ${index} of ${list.length}`);
  return value;
}

/** Computes once, at the first call. */
export function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
}
