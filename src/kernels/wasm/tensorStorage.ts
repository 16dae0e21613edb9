/**
 * Reads and makes tensors of tfjs's `wasm` and `cpu` backends by the shortest way each offers. The
 * interfaces name only what is used of the backends.
 */

import type { TensorInfo } from '@tensorflow/tfjs-core';

import type { Tensor, Tf } from '../operations';

/** tfjs-backend-wasm: tensors lie in its own WebAssembly memory. */
interface HeapBackend {
  typedArrayFromHeap(tensor: TensorInfo): ArrayLike<number>;
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
}

/** tfjs-backend-cpu: tensors are typed arrays. */
interface ArrayBackend {
  readSync(dataId: object): unknown;
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

function hasHeap(backend: object): backend is HeapBackend {
  return 'typedArrayFromHeap' in backend && 'makeOutput' in backend;
}

function hasArrays(backend: object): backend is ArrayBackend {
  return 'readSync' in backend && 'makeTensorInfo' in backend;
}

/** A view of the tensor's values, good until the backend makes another tensor. Not to be written to. */
export function readFloats(backend: object, tensor: TensorInfo): Float32Array {
  const values = valuesOf(backend, tensor);
  if (!(values instanceof Float32Array)) throw new TypeError(`float32 tensor expected, not ${tensor.dtype}`);
  return values;
}

/** The same for integers. */
export function readIntegers(backend: object, tensor: TensorInfo): Int32Array {
  const values = valuesOf(backend, tensor);
  if (!(values instanceof Int32Array)) throw new TypeError(`int32 tensor expected, not ${tensor.dtype}`);
  return values;
}

function valuesOf(backend: object, tensor: TensorInfo): unknown {
  if (hasHeap(backend)) return backend.typedArrayFromHeap(tensor);
  if (hasArrays(backend)) return backend.readSync(tensor.dataId);
  throw new TypeError('The backend keeps no values in memory');
}

/** A tensor with a copy of the values. */
export function makeTensor(backend: object, shape: readonly number[], values: Float32Array): TensorInfo {
  if (hasHeap(backend)) {
    const tensor = backend.makeOutput([...shape], 'float32');
    readFloats(backend, tensor).set(values);
    return tensor;
  }
  if (hasArrays(backend)) return backend.makeTensorInfo([...shape], 'float32', values.slice());
  throw new TypeError('The backend keeps no values in memory');
}

/** As `makeTensor`, for gradients, which tfjs takes as tensors; without the copy in between that `tf.tensor` makes. */
export function gradientTensor(tf: Tf, shape: readonly number[], values: Float32Array): Tensor {
  return tf.engine().makeTensorFromTensorInfo(makeTensor(tf.backend(), shape, values));
}
