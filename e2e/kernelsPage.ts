/** Runs in the browser for kernels.spec.ts: one function for each kind of case. Figures come out, judging is the spec's. */

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

import type { OptimizerName } from '../src/experiment/config';
import type {
  Activation,
  FirstUpdate,
  Operations,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor3D,
} from '../src/kernels/operations';
import { createReferenceOperations } from '../src/kernels/reference';
import { supportedSimd } from '../src/kernels/wasm/builds';
import { createWebGpuOperations } from '../src/kernels/webgpu/operations';
import { withValidation } from '../src/kernels/webgpu/validation';
import { PackedOptimizer } from '../src/training/optimizers';
import { type Comparison, compare, type Engine, type Operands, type Shapes } from './kernelsComparison';

export interface DelayedCase extends Engine {
  readonly time: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: readonly number[];
  readonly periods: readonly number[];
  readonly activation: Activation;
  readonly firstUpdate: FirstUpdate;
}

export interface LstmCase extends Engine {
  readonly time: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
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
  const { time, batch, inputs, units } = test;
  return compare(
    { x: [time, batch, inputs], ...groupShapes(test) },
    (operations, operands) =>
      operations.delayedRecurrence(operands['x'] as Tensor3D, groupsOf(units, operands), test),
    test,
  );
}

function lstm(test: LstmCase): Promise<Comparison> {
  const { time, batch, inputs, units, activation } = test;
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
    test,
  );
}

export type LinearCase = readonly [time: number, batch: number, inputs: number, outputs: number];

function linear([time, batch, inputs, outputs]: LinearCase, engine: Engine = {}): Promise<Comparison> {
  return compare(
    { x: [time, batch, inputs], weight: [inputs, outputs], bias: [outputs] },
    (operations, { x, weight, bias }) =>
      operations.linear(x as Tensor3D, weight as Tensor2D, bias as Tensor1D),
    engine,
  );
}

const NETWORK = { time: 7, batch: 5, inputs: 6, units: [5, 3], periods: [1, 3], classes: 4 };

/** A D-RNN with its output layer on one packed vector, whose pieces are also read by an operation of tfjs. */
function packedNetwork(engine: Engine = {}): Promise<Comparison> {
  const { time, batch, inputs, units, periods, classes } = NETWORK;
  const weights = {
    ...groupShapes(NETWORK),
    weight: [units.reduce((sum, count) => sum + count, 0), classes],
    output: [classes],
  };
  const names = Object.keys(weights);
  const shapes = Object.values(weights);
  const total = shapes.reduce((sum, shape) => sum + tf.util.sizeFromShape([...shape]), 0);
  return compare(
    { x: [time, batch, inputs], packed: [total] },
    (operations, { x, packed }) => {
      const pieces = operations.unpack(packed as Tensor1D, shapes);
      const named = Object.fromEntries(names.map((name, i) => [name, pieces[i] as Tensor]));
      const hidden = operations.delayedRecurrence(x as Tensor3D, groupsOf(units, named), {
        periods,
        activation: 'tanh',
        firstUpdate: 'first-frame',
      });
      const logits = operations.linear(hidden, named['weight'] as Tensor2D, named['output'] as Tensor1D);
      return tf.add(logits, tf.sum(tf.square(named['bias1'] as Tensor)));
    },
    engine,
  );
}

/** Loss, accuracy and gradient of the logits against the composed ones; the mask leaves frames out. */
function loss(engine: Engine = {}): Promise<Comparison> {
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
  return compare(
    { logits: [time, batch, classes] },
    ({ lossAndAccuracy }, { logits }) =>
      tf.reshape(lossAndAccuracy(logits as Tensor3D, { labels: labels(), mask: mask() }), [1, 1, 2]),
    engine,
  );
}

/** Parameters after four steps of an optimiser on the GPU, and of the reference on the CPU. */
async function optimizer(
  rule: OptimizerName,
  clipNorm: number | null,
): Promise<{ actual: number[]; expected: number[] }> {
  return {
    actual: await optimized(createWebGpuOperations(tf), 'webgpu', rule, clipNorm),
    expected: await optimized(createReferenceOperations(tf), 'cpu', rule, clipNorm),
  };
}

async function optimized(
  operations: Operations,
  backend: string,
  rule: OptimizerName,
  clipNorm: number | null,
): Promise<number[]> {
  await tf.setBackend(backend);
  const size = 307;
  const wave = (n: number) => Float32Array.from({ length: size }, (_, i) => Math.sin(i * n));
  const parameters = tf.tidy(() => tf.variable(tf.tensor1d(wave(1))));
  const own = new PackedOptimizer(operations, rule, size);
  for (let n = 2; n <= 5; n++) {
    await parameters.data(); // what was read once must not be read again
    tf.tidy(() => own.apply(parameters, tf.tensor1d(wave(n)), { learningRate: 0.1 / n, clipNorm }));
  }
  const values = Array.from(await parameters.data());
  parameters.dispose();
  own.dispose();
  return values;
}

/** A batch gathered on the device, and what it should be: frame n holds n, n + 0.1 … */
async function framePool(): Promise<{ actual: number[]; expected: number[] }> {
  await tf.setBackend('webgpu');
  const [frames, inputs, time] = [23, 3, 5];
  const starts = Int32Array.of(20, 0, 7, 0);
  const lengths = Int32Array.of(3, 5, 1, 0);
  const value = (frame: number, i: number) => Math.fround(frame + i / 10);
  const values = (from: number, to: number) =>
    Float32Array.from({ length: (to - from) * inputs }, (_, k) =>
      value(from + Math.floor(k / inputs), k % inputs),
    );
  const pool = await createWebGpuOperations(tf).framePool(frames, inputs);
  if (pool === null) throw new Error('no room for 23 frames');
  pool.write(11, values(11, frames)); // pieces in any order
  pool.write(0, values(0, 11));
  const batch = pool.gather(time, starts, lengths);
  const actual = Array.from(await batch.data());
  batch.dispose();
  pool.dispose();
  const expected = actual.map((_, k) => {
    const [row, t] = [Math.floor(k / inputs) % starts.length, Math.floor(k / inputs / starts.length)];
    return t < (lengths[row] ?? 0) ? value((starts[row] ?? 0) + t, k % inputs) : 0;
  });
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

const page = {
  start,
  supportedSimd,
  delayed,
  lstm,
  linear,
  packedNetwork,
  loss,
  optimizer,
  framePool,
  brokenShader,
};

export type KernelsPage = typeof page;

Object.assign(globalThis, { kernelsPage: page });
