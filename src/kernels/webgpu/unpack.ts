/** The pieces of packed weights on the GPU: copies between buffers, no program, one command buffer for all. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import { UNPACK, type UnpackAttributes } from '../packedWeights';
import { present } from '../registration';
import { submit } from './program';
import { register } from './registration';

export function registerUnpack(tf: Tf): void {
  register<UnpackAttributes>(tf, UNPACK, (backend, { packed }, { shapes }) =>
    copyPieces(backend, present(packed).dataId, shapes),
  );
}

function copyPieces(backend: WebGPUBackend, packed: object, shapes: readonly number[][]): TensorInfo[] {
  const source = bufferOf(backend, packed);
  submit(backend); // what writes the weights comes first
  const encoder = backend.device.createCommandEncoder();
  let offset = 0;
  const pieces = shapes.map((shape) => {
    const piece = backend.makeTensorInfo(shape, 'float32');
    const size = shape.reduce((product, length) => product * length, 1);
    const bytes = size * Float32Array.BYTES_PER_ELEMENT;
    encoder.copyBufferToBuffer(source, offset, bufferOf(backend, piece.dataId), 0, bytes);
    offset += bytes;
    return piece;
  });
  backend.queue.submit([encoder.finish()]);
  return pieces;
}

function bufferOf(backend: WebGPUBackend, dataId: object): GPUBuffer {
  backend.uploadToGPU(dataId);
  const { resource } = backend.tensorMap.get(dataId);
  if (!(resource instanceof GPUBuffer)) throw new TypeError('The weights are in no buffer');
  return resource;
}
