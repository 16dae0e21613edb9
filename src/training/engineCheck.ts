/**
 * Does an engine compute what it should? Some drivers return zero gradients without any error, and a broken shader reads
 * as zeros. So at start-up the gradient of a tiny network on the engine is held against the reference's on the plain CPU
 * backend: a recurrence of two groups, an LSTM, an output layer, the masked loss, on packed parameters; and the parameters after one step of an optimizer.
 */

import type { Operations, Tensor, Tensor1D, Tensor2D, Tensor3D } from '../kernels/operations';
import { createReferenceOperations } from '../kernels/reference';
import { makeTargets } from './loss';
import { PackedOptimizer } from './optimizers';

const TOLERANCE = 1e-3;
const [TIME, INPUTS, UNITS, CLASSES] = [4, 3, 2, 3];
const ANSWERS = { time: TIME, labels: Int32Array.of(2, 0), lengths: Int32Array.of(TIME, TIME - 1) };
/** Two groups, an LSTM, an output layer. */
const SHAPES = [
  [INPUTS, UNITS],
  [UNITS, UNITS],
  [UNITS],
  [UNITS, UNITS],
  [UNITS, UNITS],
  [UNITS],
  [2 * UNITS, 4 * UNITS],
  [UNITS, 4 * UNITS],
  [4 * UNITS],
  [UNITS, CLASSES],
  [CLASSES],
];

/** The backend 'cpu' has to be registered; `backend` is the active one afterwards. */
export async function computesRight(operations: Operations, backend: string): Promise<boolean> {
  const expected = await trainingOutcome(createReferenceOperations(operations.tf), 'cpu');
  const actual = await trainingOutcome(operations, backend);
  return agree(expected.gradient, actual.gradient) && agree(expected.parameters, actual.parameters);
}

/** Whether the largest difference is small beside the largest value. */
export function agree(expected: Float32Array, actual: Float32Array): boolean {
  const scale = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return expected.every((value, i) => Math.abs(value - (actual[i] ?? Number.NaN)) <= TOLERANCE * scale);
}

/** The gradient of the loss, and the parameters after one step down it. */
async function trainingOutcome(operations: Operations, backend: string) {
  const { tf } = operations;
  await tf.setBackend(backend);
  const wave = (size: number) => Float32Array.from({ length: size }, (_, i) => Math.sin(1 + 2 * i));
  const size = SHAPES.reduce((sum, shape) => sum + tf.util.sizeFromShape(shape), 0);
  const parameters = tf.tidy(() => tf.variable(tf.tensor1d(wave(size))));
  const optimizer = new PackedOptimizer(operations, 'rmsprop', size);
  const gradient = tf.tidy(() => {
    const batch = ANSWERS.lengths.length;
    const x = tf.tensor3d(wave(TIME * batch * INPUTS), [TIME, batch, INPUTS]);
    const targets = makeTargets(tf, ANSWERS);
    const loss = (packed: Tensor1D) => operations.lossAndAccuracy(logitsOf(operations, packed, x), targets);
    const graded = tf.valueAndGrad<Tensor1D, Tensor1D>(loss);
    const { grad } = graded(tf.reshape(parameters, [-1]), tf.tensor1d([1, 0]));
    optimizer.apply(parameters, grad, { learningRate: 0.01, clipNorm: 0.1 });
    return grad;
  });
  const read = async (tensor: Tensor) => new Float32Array(await tensor.data<'float32'>());
  const outcome = { gradient: await read(gradient), parameters: await read(parameters) };
  gradient.dispose();
  parameters.dispose();
  optimizer.dispose();
  return outcome;
}

function logitsOf(operations: Operations, packed: Tensor1D, x: Tensor3D): Tensor3D {
  const pieces = operations.unpack(packed, SHAPES);
  const matrix = (index: number) => pieces[index] as Tensor2D;
  const vector = (index: number) => pieces[index] as Tensor1D;
  const group = (first: number) => ({
    input: matrix(first),
    recurrent: matrix(first + 1),
    bias: vector(first + 2),
  });
  const states = operations.delayedRecurrence(x, [group(0), group(3)], {
    periods: [1, 2],
    firstUpdate: 'first-frame',
    activation: 'tanh',
  });
  const hidden = operations.lstmRecurrence(states, group(6), 'tanh');
  return operations.linear(hidden, matrix(9), vector(10));
}
