/** Holds the WebAssembly operations against the reference: value, every gradient, and tensors left behind. */

import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

import { Random } from '../../experiment/random';
import type { Operations, Tensor, Tensor3D } from '../operations';

export type Shapes = Readonly<Record<string, readonly number[]>>;
type Operands<S extends Shapes> = Readonly<Record<keyof S, Tensor>>;
export type Operation<S extends Shapes> = (operations: Operations, operands: Operands<S>) => Tensor3D;

/** Largest difference allowed, relative to the largest entry. */
const TOLERANCE = 1e-5;

export interface Outcome {
  readonly value: Float32Array;
  readonly gradients: readonly Float32Array[];
}

/** Runs an operation on random operands; gradients of a fixed random projection of its value. */
export function outcomeOf<S extends Shapes>(
  operations: Operations,
  shapes: S,
  operation: Operation<S>,
  poison?: keyof S,
): Outcome {
  return tf.tidy(() => {
    const random = new Random(11);
    const names: (keyof S)[] = Object.keys(shapes);
    const values = names.map((name) => randomTensor(random, shapes[name] ?? [], name === poison));
    const run = (...tensors: Tensor[]) => {
      const operands = Object.fromEntries(names.map((name, index) => [name, tensors[index]]));
      return operation(operations, operands as Operands<S>);
    };
    const value = run(...values);
    const projection = randomTensor(random, value.shape, false);
    // every operand is on the tape, also the weights of a group that never fires
    const graded = tf.grads((...tensors) => {
      const touched = tensors.map((tensor) => tf.sum(tf.mul(tensor, 0)));
      return tf.add(tf.sum(tf.mul(run(...tensors), projection)), tf.addN(touched));
    });
    const gradients = graded(values).map((gradient) => gradient.dataSync() as Float32Array);
    return { value: value.dataSync() as Float32Array, gradients };
  });
}

function randomTensor(random: Random, shape: readonly number[], poisoned: boolean): Tensor {
  const values = new Float32Array(tf.util.sizeFromShape([...shape]));
  // weights of a size that neither saturates nor dies out
  const scale = shape.length === 2 ? 1.2 / Math.sqrt(shape[0] ?? 1) : 1;
  for (let index = 0; index < values.length; index++) values[index] = random.normal() * scale;
  if (poisoned) values[values.length >> 1] = Number.NaN;
  return tf.tensor(values, [...shape]);
}

export function expectAgreement<S extends Shapes>(
  reference: Operations,
  operations: Operations,
  shapes: S,
  operation: Operation<S>,
): void {
  const expected = outcomeOf(reference, shapes, operation);
  const before = tf.memory();
  const actual = outcomeOf(operations, shapes, operation);
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  expectClose('value', actual.value, expected.value);
  Object.keys(shapes).forEach((name, index) => {
    expectClose(name, actual.gradients[index], expected.gradients[index]);
  });
}

function expectClose(name: string, actual: Float32Array | undefined, expected: Float32Array | undefined) {
  if (actual === undefined || expected === undefined) throw new Error(`${name} is missing`);
  expect(actual.length, name).toBe(expected.length);
  let largest = 0;
  let difference = 0;
  expected.forEach((value, index) => {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (actual[index] ?? Number.NaN)));
  });
  expect(Number.isFinite(largest), `${name} is finite`).toBe(true);
  // Math.max keeps NaN, and NaN is in no order
  expect(difference <= TOLERANCE * largest, `${name}: ${difference} of ${largest}`).toBe(true);
}

export function hasNaN(values: Float32Array | undefined): boolean {
  return values?.some(Number.isNaN) ?? false;
}
