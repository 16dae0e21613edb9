/** Holds an engine's operations against the reference on tfjs's plain CPU backend: value, every gradient, tensors left behind. */

import * as tf from '@tensorflow/tfjs-core';

import { Random } from '../src/experiment/random';
import type { Operations, Tensor, Tensor3D } from '../src/kernels/operations';
import { createReferenceOperations } from '../src/kernels/reference';
import type { Simd } from '../src/kernels/wasm/builds';
import { createWasmOperations } from '../src/kernels/wasm/operations';
import { createWebGpuOperations } from '../src/kernels/webgpu/operations';
import { withValidation } from '../src/kernels/webgpu/validation';

/** Largest difference relative to the largest entry, of the value and of the gradient of each operand. */
type Deviations = Readonly<Record<string, number>>;

export interface Comparison {
  readonly deviations: Deviations;
  /** Tensors left behind. */
  readonly leaked: number;
}

/** The WebGPU engine with so many sequences per workgroup, or, where a build is named, the CPU engine. */
export interface Engine {
  readonly lanes?: 1 | 2 | 4;
  readonly simd?: Simd;
}

export type Shapes = Readonly<Record<string, readonly number[]>>;
export type Operands = Readonly<Record<string, Tensor>>;
export type Operation = (operations: Operations, operands: Operands) => Tensor3D;

const reference = createReferenceOperations(tf);

function randomValues(random: Random, shape: readonly number[]): Float32Array {
  // weights of a size that neither saturates nor dies out
  const scale = shape.length === 2 ? 1.2 / Math.sqrt(shape[0] ?? 1) : 1;
  return Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, () => random.normal() * scale);
}

/** Value and gradients of a fixed random projection of it, by operand. */
async function outcome(
  operations: Operations,
  backend: string,
  shapes: Shapes,
  operation: Operation,
): Promise<Record<string, Float32Array>> {
  await tf.setBackend(backend);
  const names = Object.keys(shapes);
  const tensors = tf.tidy(() => {
    const random = new Random(11);
    const operands = names.map((name) =>
      tf.tensor(randomValues(random, shapes[name] ?? []), [...(shapes[name] ?? [])]),
    );
    const run = (...given: Tensor[]) =>
      operation(operations, Object.fromEntries(names.map((name, i) => [name, given[i] as Tensor])));
    const value = run(...operands);
    const projection = tf.tensor(randomValues(random, value.shape), value.shape);
    // every operand is on the tape, also the weights of a group that never fires
    const gradients = tf.grads((...given) =>
      given.reduce(
        (sum, one) => tf.add(sum, tf.sum(tf.mul(one, 0))),
        tf.sum(tf.mul(run(...given), projection)),
      ),
    )(operands);
    return Object.fromEntries([['value', value], ...names.map((name, i) => [name, gradients[i]])]);
  });
  const values: Record<string, Float32Array> = {};
  for (const [name, tensor] of Object.entries<Tensor>(tensors)) {
    values[name] = Float32Array.from(await tensor.data());
    tensor.dispose();
  }
  return values;
}

/** @param composed the reference's way to the same, where it is another */
export async function compare(
  shapes: Shapes,
  operation: Operation,
  engine: Engine = {},
  composed = operation,
): Promise<Comparison> {
  const expected = await outcome(reference, 'cpu', shapes, composed);
  const { actual, leaked } = await (engine.simd === undefined
    ? onWebGpu(shapes, operation, engine)
    : onCpu(shapes, operation, engine.simd));
  const deviations = Object.fromEntries(
    Object.entries(expected).map(([name, values]) => [name, deviation(values, actual[name])]),
  );
  return { deviations, leaked };
}

async function onWebGpu(shapes: Shapes, operation: Operation, { lanes }: Engine) {
  await tf.setBackend('webgpu');
  const operations = createWebGpuOperations(tf, lanes === undefined ? {} : { lanes });
  const before = tf.memory().numTensors;
  const actual = await withValidation(tf, () => outcome(operations, 'webgpu', shapes, operation));
  return { actual, leaked: tf.memory().numTensors - before };
}

async function onCpu(shapes: Shapes, operation: Operation, simd: Simd) {
  await tf.setBackend('cpu');
  const { operations } = await createWasmOperations(tf, { threads: 1, simd });
  const before = tf.memory().numTensors;
  const actual = await outcome(operations, 'cpu', shapes, operation);
  return { actual, leaked: tf.memory().numTensors - before };
}

function deviation(expected: Float32Array, actual: Float32Array | undefined): number {
  if (actual?.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [largest, difference] = [0, 0];
  expected.forEach((value, i) => {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (actual[i] ?? Number.NaN)));
  });
  return difference === 0 ? 0 : difference / largest;
}
