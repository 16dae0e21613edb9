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
export async function createFramePool(tf: Tf, count: number, inputs: number): Promise<FramePool | null> {
  const backend = activeBackend(tf);
  const { device } = backend;
  const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
  const size = count * inputs * Float32Array.BYTES_PER_ELEMENT;
  if (size > Math.min(maxStorageBufferBindingSize, maxBufferSize, MOST_BYTES)) return null;
  device.pushErrorScope('out-of-memory'); // without it nothing tells, and gathers are void
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const buffer = device.createBuffer({ size, usage });
  if ((await device.popErrorScope()) === null) return new DevicePool(tf, backend, buffer, [count, inputs]);
  buffer.destroy();
  return null;
}

/** Its buffer is its own: tfjs would keep one of this size for a tensor of the same size, which never comes. */
class DevicePool implements FramePool {
  readonly #tf: Tf;
  readonly #backend: WebGPUBackend;
  readonly #buffer: GPUBuffer;
  readonly #inputs: number;
  /** `[count, inputs]` */
  readonly #frames: Tensor2D;

  constructor(tf: Tf, backend: WebGPUBackend, buffer: GPUBuffer, shape: [number, number]) {
    this.#tf = tf;
    this.#backend = backend;
    this.#buffer = buffer;
    this.#inputs = shape[1];
    this.#frames = tf.keep(tf.tensor({ buffer, zeroCopy: true }, shape, 'float32'));
  }

  write(from: number, x: Float32Array<ArrayBuffer>): void {
    submit(this.#backend); // what reads the buffer comes first
    const { queue } = this.#backend;
    queue.writeBuffer(this.#buffer, from * this.#inputs * Float32Array.BYTES_PER_ELEMENT, x);
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
    submit(this.#backend); // what reads the buffer
    this.#buffer.destroy();
  }
}
