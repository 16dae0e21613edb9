/**
 * Does an engine compute what it should? Some drivers return zero gradients without any error, and a broken shader reads
 * as zeros. So at start-up the gradient of a tiny network on the engine is held against the reference's on the plain CPU
 * backend: a recurrence of two groups, an LSTM, an output layer, the masked loss, on packed parameters; and the parameters
 * after one step of an optimizer.
 */

import type { Operations, Tensor, Tensor1D, Tensor2D, Tensor3D } from '../kernels/operations';
import { createReferenceOperations } from '../kernels/reference';
import { makeTargets } from './loss';
import { PackedOptimizer } from './optimizers';

const TOLERANCE = 1e-3;

interface Size {
  readonly time: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
  readonly classes: number;
}

const TINY: Size = { time: 4, batch: 2, inputs: 3, units: 2, classes: 3 };
/** Large enough that threads divide every kernel of a step. */
const DIVIDED: Size = { time: 3, batch: 48, inputs: 24, units: 24, classes: 60 };

/** Two groups, an LSTM, an output layer. */
function shapesOf({ inputs, units, classes }: Size): number[][] {
  const group = (reads: number) => [[reads, units], [units, units], [units]];
  const gates = 4 * units;
  const lstm = [[2 * units, gates], [units, gates], [gates]];
  return [...group(inputs), ...group(units), ...lstm, [units, classes], [classes]];
}

/**
 * The backend 'cpu' has to be registered; `backend` is the active one afterwards.
 *
 * @param threads that compute: with more than one, a larger network too, whose kernels they divide
 */
export async function computesRight(operations: Operations, backend: string, threads = 1): Promise<boolean> {
  const reference = createReferenceOperations(operations.tf);
  for (const size of threads > 1 ? [TINY, DIVIDED] : [TINY]) {
    const expected = await trainingOutcome(reference, 'cpu', size);
    const actual = await trainingOutcome(operations, backend, size);
    if (!agree(expected.gradient, actual.gradient)) return false;
    if (!agree(expected.parameters, actual.parameters)) return false;
  }
  return true;
}

/** Whether the largest difference is small beside the largest value. */
export function agree(expected: Float32Array, actual: Float32Array): boolean {
  const scale = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return expected.every((value, i) => Math.abs(value - (actual[i] ?? Number.NaN)) <= TOLERANCE * scale);
}

/** The gradient of the loss, and the parameters after one step down it. */
async function trainingOutcome(operations: Operations, backend: string, size: Size) {
  const { tf } = operations;
  const { time, batch, inputs, units } = size;
  await tf.setBackend(backend);
  const wave = (count: number, height = 1) =>
    Float32Array.from({ length: count }, (_, i) => height * Math.sin(1 + 2 * i));
  const count = shapesOf(size).reduce((sum, shape) => sum + tf.util.sizeFromShape(shape), 0);
  // the more units, the smaller weights have to be for these not to saturate
  const parameters = tf.tidy(() => tf.variable(tf.tensor1d(wave(count, Math.sqrt(TINY.units / units)))));
  const optimizer = new PackedOptimizer(operations, 'rmsprop', count);
  const gradient = tf.tidy(() => {
    const x = tf.tensor3d(wave(time * batch * inputs), [time, batch, inputs]);
    const targets = makeTargets(tf, answersOf(size));
    const loss = (packed: Tensor1D) =>
      operations.lossAndAccuracy(logitsOf(operations, packed, x, size), targets);
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

/** Every second sequence is a frame shorter. */
function answersOf({ time, batch, classes }: Size) {
  const rows = Array.from({ length: batch }, (_, row) => row);
  const labels = Int32Array.from(rows, (row) => (classes - 1 + row) % classes);
  return { time, labels, lengths: Int32Array.from(rows, (row) => time - (row % 2)) };
}

function logitsOf(operations: Operations, packed: Tensor1D, x: Tensor3D, size: Size): Tensor3D {
  const pieces = operations.unpack(packed, shapesOf(size));
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
