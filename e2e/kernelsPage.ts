/** Runs in the browser for kernels.spec.ts: one function for each kind of case. Figures come out, judging is the spec's. */

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

import type {
  Activation,
  FirstUpdate,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor3D,
} from '../src/kernels/operations';
import { createWebGpuOperations } from '../src/kernels/webgpu/operations';
import { withValidation } from '../src/kernels/webgpu/validation';
import { type Comparison, compare, type Operands, type Operation, type Shapes } from './kernelsComparison';

export interface DelayedCase {
  readonly time: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: readonly number[];
  readonly periods: readonly number[];
  readonly activation: Activation;
  readonly firstUpdate: FirstUpdate;
  readonly lanes?: 1 | 2 | 4;
}

export interface LstmCase {
  readonly time: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  readonly lanes?: 1 | 2 | 4;
}

/** The adapter's name, or null without WebGPU. */
async function start(): Promise<string | null> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (adapter === null || adapter === undefined) return null;
  tf.env().set('WEBGPU_CPU_FORWARD', false); // small tensors stay on the device too
  await tf.setBackend('webgpu');
  return tf.getBackend() === 'webgpu' ? `${adapter.info.vendor} ${adapter.info.architecture}` : null;
}

function device(): WebGPUBackend {
  const backend = tf.backend();
  if (!(backend instanceof WebGPUBackend)) throw new TypeError('WebGPU expected');
  return backend;
}

function groupShapes({ inputs, units }: Pick<DelayedCase, 'inputs' | 'units'>): Shapes {
  return Object.fromEntries(
    units.flatMap((count, i) => [
      [`input${i}`, [units[i - 1] ?? inputs, count]],
      [`recurrent${i}`, [count, count]],
      [`bias${i}`, [count]],
    ]),
  );
}

function groupsOf(units: readonly number[], operands: Operands) {
  return units.map((_, i) => ({
    input: operands[`input${i}`] as Tensor2D,
    recurrent: operands[`recurrent${i}`] as Tensor2D,
    bias: operands[`bias${i}`] as Tensor1D,
  }));
}

function delayed(test: DelayedCase): Promise<Comparison> {
  const { time, batch, inputs, units, lanes } = test;
  return compare(
    { x: [time, batch, inputs], ...groupShapes(test) },
    (operations, operands) =>
      operations.delayedRecurrence(operands['x'] as Tensor3D, groupsOf(units, operands), test),
    lanes,
  );
}

function lstm({ time, batch, inputs, units, activation, lanes }: LstmCase): Promise<Comparison> {
  const shapes = {
    x: [time, batch, inputs],
    input: [inputs, 4 * units],
    recurrent: [units, 4 * units],
    bias: [4 * units],
  };
  return compare(
    shapes,
    (operations, { x, input, recurrent, bias }) =>
      operations.lstmRecurrence(
        x as Tensor3D,
        { input: input as Tensor2D, recurrent: recurrent as Tensor2D, bias: bias as Tensor1D },
        activation,
      ),
    lanes,
  );
}

function linear(time: number, batch: number, inputs: number, outputs: number): Promise<Comparison> {
  return compare(
    { x: [time, batch, inputs], weight: [inputs, outputs], bias: [outputs] },
    (operations, { x, weight, bias }) =>
      operations.linear(x as Tensor3D, weight as Tensor2D, bias as Tensor1D),
  );
}

const NETWORK = { time: 7, batch: 5, inputs: 6, units: [5, 3], periods: [1, 3], classes: 4 };

/** A D-RNN with its output layer on one packed vector, whose pieces are also read by an operation of tfjs. */
function packedNetwork(): Promise<Comparison> {
  const { time, batch, inputs, units, periods, classes } = NETWORK;
  const weights = {
    ...groupShapes(NETWORK),
    weight: [units.reduce((sum, count) => sum + count, 0), classes],
    output: [classes],
  };
  const names = Object.keys(weights);
  const shapes = Object.values(weights);
  const network =
    (unpack: (packed: Tensor1D) => Tensor[]): Operation =>
    (operations, { x, packed }) => {
      const pieces = unpack(packed as Tensor1D);
      const named = Object.fromEntries(names.map((name, i) => [name, pieces[i] as Tensor]));
      const hidden = operations.delayedRecurrence(x as Tensor3D, groupsOf(units, named), {
        periods,
        activation: 'tanh',
        firstUpdate: 'first-frame',
      });
      const logits = operations.linear(hidden, named['weight'] as Tensor2D, named['output'] as Tensor1D);
      return tf.add(logits, tf.sum(tf.square(named['bias1'] as Tensor)));
    };
  const sizes = shapes.map((shape) => tf.util.sizeFromShape([...shape]));
  const split = (packed: Tensor1D) =>
    tf.split(packed, sizes).map((piece, i) => tf.reshape(piece, [...(shapes[i] ?? [])]));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return compare(
    { x: [time, batch, inputs], packed: [total] },
    network((packed) => createWebGpuOperations(tf).unpack(packed, shapes)),
    undefined,
    network(split),
  );
}

/** Loss, accuracy and gradient of the logits against the composed ones; the mask leaves frames out. */
async function loss(): Promise<Comparison> {
  const [time, batch, classes] = [5, 7, 11];
  const lengths = Array.from({ length: batch }, (_, b) => 1 + (b % time));
  const labels = () => tf.tensor2d(lengths, [1, batch], 'int32');
  const mask = () =>
    tf.tensor2d(
      Array.from({ length: time * batch }, (_, i) =>
        Math.floor(i / batch) < (lengths[i % batch] ?? 0) ? 0.1 : 0,
      ),
      [time, batch],
    );
  const composed: Operation = (_, { logits }) => {
    const scores = logits as Tensor3D;
    const oneHot = tf.cast(tf.oneHot(tf.reshape(labels(), [-1]), classes), 'float32'); // [batch, classes]
    const picked = tf.sum(tf.mul(tf.logSoftmax(scores), oneHot), 2);
    const copy = tf.tensor3d(scores.dataSync(), scores.shape); // off the tape: equal has no gradient
    const right = tf.cast(tf.equal(tf.argMax(copy, 2), labels()), 'float32');
    const sums = [tf.neg(tf.sum(tf.mul(picked, mask()))), tf.sum(tf.mul(right, mask()))];
    return tf.reshape(tf.stack(sums), [1, 1, 2]);
  };
  const fused: Operation = (_, { logits }) =>
    tf.reshape(createWebGpuOperations(tf).lossAndAccuracy(logits as Tensor3D, labels(), mask()), [1, 1, 2]);
  return compare({ logits: [time, batch, classes] }, fused, undefined, composed);
}

/** Parameters after three steps of RMSProp, and what they should be. */
async function rmsprop(): Promise<{ actual: number[]; expected: number[] }> {
  await tf.setBackend('webgpu');
  const { rmsprop: step } = createWebGpuOperations(tf);
  const size = 67;
  const expected = Array.from({ length: size }, (_, i) => Math.sin(i));
  const squares = expected.map(() => 0);
  const parameters = tf.variable(tf.tensor1d(expected));
  const meanSquare = tf.variable(tf.zeros([size]));
  for (let n = 1; n <= 3; n++) {
    const slope = expected.map((_, i) => Math.cos(i * n));
    await parameters.data(); // what was read once must not be read again
    tf.tidy(() => step(parameters, meanSquare, tf.tensor1d(slope), 0.01));
    slope.forEach((g, i) => {
      squares[i] = 0.9 * (squares[i] ?? 0) + 0.1 * g * g;
      expected[i] = (expected[i] ?? 0) - (0.01 * g) / Math.sqrt(squares[i] + 1e-8);
    });
  }
  const actual = Array.from(await parameters.data());
  parameters.dispose();
  meanSquare.dispose();
  return { actual, expected };
}

/** What `withValidation` says about a shader that does not compile. */
async function brokenShader(): Promise<string> {
  await tf.setBackend('webgpu');
  const backend = device();
  const x = tf.ones([4]);
  const program = {
    variableNames: ['x'],
    outputShape: [4],
    workgroupSize: [32, 1, 1] as [number, number, number],
    dispatchLayout: { x: [0] },
    dispatch: [1, 1, 1] as [number, number, number],
    shaderKey: 'broken',
    getUserCode: () => 'fn main(index : i32) { result[index] = nothing; }',
  };
  try {
    await withValidation(tf, () => backend.runWebGPUProgram(program, [x], 'float32'));
    return '';
  } catch (error) {
    return String(error);
  } finally {
    x.dispose();
  }
}

const page = { start, delayed, lstm, linear, packedNetwork, loss, rmsprop, brokenShader };

export type KernelsPage = typeof page;

Object.assign(globalThis, { kernelsPage: page });
