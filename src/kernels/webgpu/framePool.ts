/** The frames of a whole set in one buffer of the device, and batches gathered from them by one program. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';

import type { FramePool, Tf } from '../operations';
import { runProgram, submit, type Template } from './program';
import { activeBackend, tracked } from './registration';

const THREADS = 64;
/** Of the device's memory, whose size nobody tells, at most this much. */
const MOST_BYTES = 2 ** 30;

interface GatherConstants {
  readonly inputs: number;
  readonly [key: string]: unknown;
}

/** `rows` `[2, size]` int32: where each sequence starts, and its frames. A workgroup row copies one frame. */
const gather: Template<GatherConstants> = {
  name: 'GatherFrames',
  inputs: ['frames', 'rows'],
  uniforms: ['time', 'size'],
  workgroupSize: () => THREADS,
  code: ({ inputs }) => `
    const INPUTS = ${inputs};
    fn main(index : i32) {
      let place = index / INPUTS; // t · size + row
      let t = place / uniforms.size;
      if (t >= uniforms.time) { return; }
      let row = place % uniforms.size;
      let counts = t < rows[uniforms.size + row];
      result[index] = 0.0;
      if (counts) { result[index] = frames[(rows[row] + t) * INPUTS + index % INPUTS]; }
    }`,
};

/** As `Operations.framePool`, on the WebGPU backend. */
export function createFramePool(tf: Tf, count: number, inputs: number): FramePool | null {
  const backend = activeBackend(tf);
  const { maxStorageBufferBindingSize, maxBufferSize } = backend.device.limits;
  const bytes = count * inputs * Float32Array.BYTES_PER_ELEMENT;
  if (bytes > Math.min(maxStorageBufferBindingSize, maxBufferSize, MOST_BYTES)) return null;
  return new DevicePool(tf, backend, count, inputs);
}

class DevicePool implements FramePool {
  readonly #tf: Tf;
  readonly #backend: WebGPUBackend;
  readonly #inputs: number;
  /** `[count, inputs]` */
  readonly #frames: Tensor2D;

  constructor(tf: Tf, backend: WebGPUBackend, count: number, inputs: number) {
    this.#tf = tf;
    this.#backend = backend;
    this.#inputs = inputs;
    this.#frames = tf.keep(tracked<Tensor2D>(tf, backend.makeTensorInfo([count, inputs], 'float32')));
  }

  write(from: number, x: Float32Array<ArrayBuffer>): void {
    this.#backend.uploadToGPU(this.#frames.dataId);
    const { resource } = this.#backend.tensorMap.get(this.#frames.dataId);
    if (!(resource instanceof GPUBuffer)) throw new TypeError('The frames are in no buffer');
    submit(this.#backend); // what reads the buffer comes first
    this.#backend.queue.writeBuffer(resource, from * this.#inputs * Float32Array.BYTES_PER_ELEMENT, x);
  }

  gather(time: number, starts: Int32Array, lengths: Int32Array): Tensor3D {
    const tf = this.#tf;
    const size = starts.length;
    return tf.tidy(() => {
      const rows = tf.tensor2d(Int32Array.of(...starts, ...lengths), [2, size], 'int32');
      const info = runProgram(this.#backend, gather, {
        constants: { inputs: this.#inputs },
        inputs: [this.#frames, rows],
        uniforms: [time, size],
        outputShape: [time, size, this.#inputs],
        workgroups: Math.ceil((time * size * this.#inputs) / THREADS),
      });
      return tracked<Tensor3D>(tf, info);
    });
  }

  dispose(): void {
    this.#frames.dispose();
  }
}
