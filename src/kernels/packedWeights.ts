/**
 * Weights as fused kernels read them: one vector for each layer, its tensors one after the other. A network's
 * parameters already lie so; `unpack` remembers where each of its tensors came from, and then nothing is copied
 * together, and the gradient is that of the whole vector. Other tensors are concatenated first.
 */

import type { NamedAttrMap } from '@tensorflow/tfjs-core';

import type { Tensor, Tensor1D, Tf } from './operations';
import { registerGradient, runKernel } from './registration';

/** packed → its pieces in the shapes of the attributes, one after the other */
export const UNPACK = 'UnpackWeights';

export interface UnpackAttributes extends NamedAttrMap {
  readonly shapes: number[][];
}

interface PackedWeights {
  readonly packed: Tensor1D;
  /** Where the first of the tensors starts. */
  readonly offset: number;
}

const origins = new WeakMap<Tensor, PackedWeights>();

export function registerUnpackGradient(tf: Tf): void {
  registerGradient(tf, {
    kernelName: UNPACK,
    inputsToSave: [],
    gradFunc: (upstream) => ({
      packed: () => tf.concat1d((upstream as Tensor[]).map((piece) => tf.reshape(piece, [-1]) as Tensor1D)),
    }),
  });
}

/** As `Operations.unpack`, on a backend that has the kernel. */
export function unpack(tf: Tf, packed: Tensor1D, shapes: readonly (readonly number[])[]): Tensor[] {
  const attributes: UnpackAttributes = { shapes: shapes.map((shape) => [...shape]) };
  const pieces = runKernel<Tensor[]>(tf, UNPACK, { packed }, attributes);
  let offset = 0;
  for (const piece of pieces) {
    origins.set(piece, { packed, offset });
    offset += piece.size;
  }
  return pieces;
}

/** @param tensors in the order in which the kernels read them */
export function packWeights(tf: Tf, tensors: readonly Tensor[]): PackedWeights {
  const first = tensors[0] === undefined ? undefined : origins.get(tensors[0]);
  let end = first?.offset ?? 0;
  const together = tensors.every((tensor) => {
    const origin = origins.get(tensor);
    const follows = origin !== undefined && origin.packed === first?.packed && origin.offset === end;
    end += tensor.size;
    return follows;
  });
  if (together && first !== undefined && !first.packed.isDisposed) return first;
  const flat = tensors.map((tensor) => tf.reshape(tensor, [-1]) as Tensor1D);
  return { packed: tf.concat1d(flat), offset: 0 };
}
