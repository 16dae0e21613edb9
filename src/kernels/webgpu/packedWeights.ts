/**
 * Weights as the programs read them: one vector for each recurrence, its tensors one after the other. A network's
 * parameters already lie so; `unpack` remembers where each of its tensors came from, and then nothing is copied
 * together, and the gradient is that of the whole vector. Other tensors are concatenated first.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NamedAttrMap, Tensor, Tensor1D } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import { submit } from './program';
import { present, register } from './registration';

const NAME = 'UnpackWeights';

interface Attributes extends NamedAttrMap {
  shapes: number[][];
}

interface Origin {
  readonly packed: Tensor1D;
  readonly offset: number;
}

export interface PackedWeights {
  readonly packed: Tensor1D;
  /** Where the first of the tensors starts. */
  readonly offset: number;
}

const origins = new WeakMap<Tensor, Origin>();

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function registerUnpack(tf: Tf): void {
  register<Attributes>(tf, {
    name: NAME,
    inputs: [],
    outputsToSave: [],
    run: (backend, { packed }, { shapes }) => copyPieces(backend, present(packed).dataId, shapes),
    gradient: (upstream) => ({
      packed: () => tf.concat1d((upstream as Tensor[]).map((piece) => tf.reshape(piece, [-1]) as Tensor1D)),
    }),
  });
}

/** Copies between buffers, no program: one command buffer for all pieces. */
function copyPieces(backend: WebGPUBackend, packed: object, shapes: readonly number[][]) {
  const bufferOf = (dataId: object): GPUBuffer => {
    backend.uploadToGPU(dataId);
    const { resource } = backend.tensorMap.get(dataId);
    if (!(resource instanceof GPUBuffer)) throw new TypeError('The weights are in no buffer');
    return resource;
  };
  const source = bufferOf(packed);
  submit(backend); // what writes the weights comes first
  const encoder = backend.device.createCommandEncoder();
  let offset = 0;
  const pieces = shapes.map((shape) => {
    const piece = backend.makeTensorInfo(shape, 'float32');
    const bytes = sizeOf(shape) * Float32Array.BYTES_PER_ELEMENT;
    encoder.copyBufferToBuffer(source, offset, bufferOf(piece.dataId), 0, bytes);
    offset += bytes;
    return piece;
  });
  backend.queue.submit([encoder.finish()]);
  return pieces;
}

/** As `Operations.unpack`; `registerUnpack` first. */
export function unpack(tf: Tf, packed: Tensor1D, shapes: readonly (readonly number[])[]): Tensor[] {
  const attributes: Attributes = { shapes: shapes.map((shape) => [...shape]) };
  const pieces = tf.engine().runKernel<Tensor[]>(NAME, { packed }, attributes);
  let offset = 0;
  for (const piece of pieces) {
    origins.set(piece, { packed, offset });
    offset += piece.size;
  }
  return pieces;
}

/** @param tensors in the order in which the programs read them */
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
