import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPTIMIZERS, type OptimizerName } from '../experiment/config';
import { createReferenceOperations } from '../kernels/reference';
import { PackedOptimizer } from './optimizers';

const operations = createReferenceOperations(tf);

beforeAll(() => tf.setBackend('cpu'));

/** The papers' formulae for one number, in double precision: returns what is subtracted from the parameter. */
const FORMULAE: Record<OptimizerName, () => (gradient: number, rate: number) => number> = {
  sgd: () => (g, rate) => rate * g,
  rmsprop: () => {
    let square = 0;
    return (g, rate) => {
      square = 0.9 * square + 0.1 * g * g;
      return (rate * g) / Math.sqrt(square + 1e-8);
    };
  },
  adagrad: () => {
    let sum = 0.1;
    return (g, rate) => {
      sum += g * g;
      return (rate * g) / Math.sqrt(sum);
    };
  },
  adam: () => {
    let [m, v, t] = [0, 0, 0];
    return (g, rate) => {
      t++;
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      return (rate * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
    };
  },
  adadelta: () => {
    let [square, change] = [0, 0];
    return (g, rate) => {
      square = 0.95 * square + 0.05 * g * g;
      const direction = (Math.sqrt(change + 1e-6) / Math.sqrt(square + 1e-6)) * g;
      change = 0.95 * change + 0.05 * direction * direction;
      return rate * direction;
    };
  },
};

const GRADIENTS = [
  [0.5, -2, 0],
  [0.1, 1e-3, 0],
  [-3, 0.2, 1],
  [0.7, 0.7, -1e-4],
];

describe.each(OPTIMIZERS)('%s', (name) => {
  it('follows its formula, and a new learning rate takes effect without a reset', () => {
    const parameters = tf.variable(tf.tensor1d([1, -1, 0.5]));
    const optimizer = new PackedOptimizer(operations, name, 3);
    const expected = [1, -1, 0.5];
    const formulae = expected.map(() => FORMULAE[name]());
    for (const [step, gradient] of GRADIENTS.entries()) {
      const rate = step < 2 ? 0.1 : 0.01;
      tf.tidy(() =>
        optimizer.apply(parameters, tf.tensor1d(gradient), { learningRate: rate, clipNorm: null }),
      );
      for (const [i, g] of gradient.entries())
        expected[i] = (expected[i] ?? 0) - (formulae[i]?.(g, rate) ?? 0);
      const values = [...parameters.dataSync()];
      for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 5);
    }
    optimizer.dispose();
    parameters.dispose();
  });

  it('leaks nothing', () => {
    const before = tf.memory().numTensors;
    const parameters = tf.tidy(() => tf.variable(tf.ones([4])));
    const optimizer = new PackedOptimizer(operations, name, 4);
    const gradient = tf.ones<tf.Rank.R1>([4]);
    const during = tf.memory().numTensors;
    for (let i = 0; i < 10; i++) optimizer.apply(parameters, gradient, { learningRate: 0.1, clipNorm: 1 });
    expect(tf.memory().numTensors).toBe(during);
    optimizer.dispose();
    parameters.dispose();
    gradient.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('clipping', () => {
  /** Where one step of plain descent goes from zero. */
  function move(gradient: readonly number[], clipNorm: number | null) {
    const parameters = tf.variable(tf.zeros([gradient.length]));
    const optimizer = new PackedOptimizer(operations, 'sgd', gradient.length);
    tf.tidy(() => optimizer.apply(parameters, tf.tensor1d([...gradient]), { learningRate: 1, clipNorm }));
    const values = [...parameters.dataSync()];
    parameters.dispose();
    return values;
  }

  it('shortens a gradient to the norm, and leaves a shorter one alone', () => {
    expect(move([3, 4], 1)).toEqual([expect.closeTo(-0.6, 6), expect.closeTo(-0.8, 6)]);
    expect(move([3, 4], 5.5)).toEqual([-3, -4]);
    expect(move([3, 4], null)).toEqual([-3, -4]);
    expect(move([0, 0], 1).map(Math.abs)).toEqual([0, 0]);
  });
});
