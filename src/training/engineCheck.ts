/**
 * Does a GPU compute what it should? Some drivers return zero gradients without any error, and a broken shader reads
 * as zeros. So at start-up the gradients of a tiny recurrence are held against those of the plain CPU backend.
 */

import type { Rank } from '@tensorflow/tfjs-core';

import type { Operations, Tensor, Tensor2D } from '../kernels/operations';

const TOLERANCE = 1e-3;
const FRAMES = 4;
const UNITS = 3;

/** The backend 'cpu' has to be registered; `backend` is the active one afterwards. */
export async function computesRight(operations: Operations, backend: string): Promise<boolean> {
  const expected = await weightGradients(operations, 'cpu');
  return agree(expected, await weightGradients(operations, backend));
}

/** Whether the largest difference is small beside the largest value. */
export function agree(expected: Float32Array, actual: Float32Array): boolean {
  const scale = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return expected.every((value, i) => Math.abs(value - (actual[i] ?? Number.NaN)) <= TOLERANCE * scale);
}

/** U and W of one recurrent group, one above the other, as many inputs as units. */
async function weightGradients(operations: Operations, backend: string): Promise<Float32Array> {
  const { tf } = operations;
  await tf.setBackend(backend);
  const gradient = tf.tidy(() => {
    const wave = (size: number) => Float32Array.from({ length: size }, (_, i) => Math.sin(1 + 2 * i));
    const x = tf.tensor3d(wave(FRAMES * UNITS), [FRAMES, 1, UNITS]); // [time, batch, inputs]
    const energy = (weights: Tensor) => {
      const [input, recurrent] = tf.split<Tensor2D>(tf.reshape<Rank.R2>(weights, [2 * UNITS, UNITS]), 2);
      if (input === undefined || recurrent === undefined) throw new RangeError('two halves expected');
      const states = operations.delayedRecurrence(x, [{ input, recurrent, bias: tf.zeros([UNITS]) }], {
        periods: [1],
        firstUpdate: 'first-frame',
        activation: 'tanh',
      });
      return tf.sum(tf.square(states));
    };
    return tf.grad(energy)(tf.tensor1d(wave(2 * UNITS * UNITS)));
  });
  const values = new Float32Array(await gradient.data<'float32'>());
  gradient.dispose();
  return values;
}
