/**
 * Reads and makes tensors of tfjs's `wasm` and `cpu` backends by the shortest way each offers. The
 * interfaces name only what is used of the backends.
 */

import type { TensorInfo } from '@tensorflow/tfjs-core';

interface CountingBackend {
  incRef(dataId: object): void;
}

/** tfjs-backend-wasm: tensors lie in its own WebAssembly memory. */
interface HeapBackend extends CountingBackend {
  typedArrayFromHeap(tensor: TensorInfo): unknown;
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
}

/** tfjs-backend-cpu: tensors are typed arrays. */
interface ArrayBackend extends CountingBackend {
  readSync(dataId: object): unknown;
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

export interface MemoryBackend {
  /** A view of the tensor's values, good until the backend makes another tensor. Not to be written to. */
  floats(tensor: TensorInfo | undefined): Float32Array;
  /** The same for integers. */
  integers(tensor: TensorInfo | undefined): Int32Array;
  /** A tensor with a copy of the values. */
  make(shape: readonly number[], values: Float32Array): TensorInfo;
  /** Another tensor with the same values, without a copy. */
  share(tensor: TensorInfo): TensorInfo;
}

function hasHeap(backend: object): backend is HeapBackend {
  return 'typedArrayFromHeap' in backend && 'makeOutput' in backend;
}

function hasArrays(backend: object): backend is ArrayBackend {
  return 'readSync' in backend && 'makeTensorInfo' in backend;
}

/** @throws TypeError where the backend keeps no values in memory */
export function memoryBackend(backend: object): MemoryBackend {
  if (hasHeap(backend)) {
    return {
      ...readers((tensor) => backend.typedArrayFromHeap(tensor)),
      make(shape, values) {
        const tensor = backend.makeOutput([...shape], 'float32');
        floatsOf(backend.typedArrayFromHeap(tensor)).set(values);
        return tensor;
      },
      share: (tensor) => shared(backend, tensor),
    };
  }
  if (hasArrays(backend)) {
    return {
      ...readers(({ dataId }) => backend.readSync(dataId)),
      make: (shape, values) => backend.makeTensorInfo([...shape], 'float32', values.slice()),
      share: (tensor) => shared(backend, tensor),
    };
  }
  throw new TypeError('The backend keeps no values in memory');
}

function readers(read: (tensor: TensorInfo) => unknown): Pick<MemoryBackend, 'floats' | 'integers'> {
  const values = (tensor: TensorInfo | undefined) => {
    if (tensor === undefined) throw new TypeError('A tensor is missing');
    return read(tensor);
  };
  return {
    floats: (tensor) => floatsOf(values(tensor)),
    integers(tensor) {
      const integers = values(tensor);
      if (!(integers instanceof Int32Array)) throw new TypeError('int32 tensor expected');
      return integers;
    },
  };
}

function floatsOf(values: unknown): Float32Array {
  if (!(values instanceof Float32Array)) throw new TypeError('float32 tensor expected');
  return values;
}

function shared(backend: CountingBackend, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}
