/** The reference operations against explicit matrix products and against tf.layers. */

import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { Random } from '../experiment/random';
import type { FirstUpdate, GroupWeights, Tensor2D, Tensor3D } from './operations';
import { createReferenceOperations } from './reference';

const operations = createReferenceOperations(tf);

beforeAll(() => tf.setBackend('cpu'));

function randomTensor(random: Random, shape: number[], deviation = 0.5): tf.Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Array.from({ length: size }, () => random.normal(0, deviation)),
    shape,
  );
}

function randomGroups(random: Random, sizes: readonly number[]): GroupWeights[] {
  return sizes.slice(1).map((units, i) => ({
    input: randomTensor(random, [sizes[i] as number, units]) as Tensor2D,
    recurrent: randomTensor(random, [units, units]) as Tensor2D,
    bias: randomTensor(random, [units]) as tf.Tensor1D,
  }));
}

function expectClose(actual: tf.Tensor, expected: tf.Tensor, tolerance: number): void {
  expect(actual.shape).toEqual(expected.shape);
  const worst = tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0];
  expect(worst).toBeLessThan(tolerance);
}

describe('the worked example of thesis figure 3.2 (periods 1, 2, 3; φ = identity)', () => {
  const random = new Random(32);
  const UNITS = [3, 2, 4] as const;
  const FRAMES = 5;
  const INPUTS = 2;
  const CLASSES = 3;

  /** ∂o⁽⁵⁾/∂x⁽¹⁾ by tfjs's tape through the real recurrence, `[inputs, classes]`. */
  function jacobian(groups: GroupWeights[], outputs: Tensor2D, firstUpdate: FirstUpdate): tf.Tensor {
    const x = randomTensor(random, [FRAMES, 1, INPUTS]) as Tensor3D;
    const score = (k: number) => (input: tf.Tensor) => {
      const h = operations.delayedRecurrence(input as Tensor3D, groups, {
        periods: [1, 2, 3],
        firstUpdate,
        activation: 'identity',
      });
      const o = operations.linear(h, outputs, tf.zeros([CLASSES])); // [frames, 1, classes]
      return tf.sum(tf.slice(o, [FRAMES - 1, 0, k], [1, 1, 1]));
    };
    const rows = Array.from({ length: CLASSES }, (_, k) =>
      tf.reshape(tf.slice(tf.grad(score(k))(x), [0, 0, 0], [1, 1, INPUTS]), [INPUTS]),
    );
    return tf.transpose(tf.stack(rows));
  }

  function setUp() {
    const groups = randomGroups(random, [INPUTS, ...UNITS]);
    const outputs = randomTensor(random, [9, CLASSES]) as Tensor2D;
    const [v1, v2, v3] = tf.split(outputs, [...UNITS], 0) as [Tensor2D, Tensor2D, Tensor2D];
    const [first, second, third] = groups as [GroupWeights, GroupWeights, GroupWeights];
    // states are rows here, so the thesis's products read backwards: V₂PTWU is U·W·T·P·V₂
    const chain = (...factors: Tensor2D[]) => factors.reduce((product, next) => tf.matMul(product, next));
    return {
      groups,
      outputs,
      chain,
      U: first.input,
      W: first.recurrent,
      T: second.input,
      P: second.recurrent,
      S: third.input,
      R: third.recurrent,
      v1,
      v2,
      v3,
    };
  }

  it('is V₁W⁴U + V₂PTWU + V₂TW³U + V₃STWU', () => {
    const { groups, outputs, chain, U, W, T, P, S, v1, v2, v3 } = setUp();
    const expected = tf.addN([
      chain(U, W, W, W, W, v1),
      chain(U, W, T, P, v2),
      chain(U, W, W, W, T, v2),
      chain(U, W, T, S, v3),
    ]);
    expectClose(jacobian(groups, outputs, 'after-period'), expected, 1e-5);
  });

  it('takes more ways when every group fires on the first frame', () => {
    const { groups, outputs, chain, U, W, T, P, S, R, v1, v2, v3 } = setUp();
    const expected = tf.addN([
      chain(U, W, W, W, W, v1),
      chain(U, T, P, P, v2), // h₂ fires on frames 1, 3, 5
      chain(U, W, W, T, P, v2),
      chain(U, W, W, W, W, T, v2),
      chain(U, T, S, R, v3), // h₃ fires on frames 1 and 4, where it reads h₂ of frame 3
      chain(U, T, P, S, v3),
      chain(U, W, W, T, S, v3),
    ]);
    expectClose(jacobian(groups, outputs, 'first-frame'), expected, 1e-5);
  });
});

describe('held states', () => {
  const FRAMES = 8;

  /** Whether each group's state differs from the frame before, by frame. */
  function changes(periods: readonly number[], firstUpdate: FirstUpdate): boolean[][] {
    const random = new Random(5);
    const groups = randomGroups(random, [3, ...periods.map(() => 2)]);
    const x = randomTensor(random, [FRAMES, 1, 3]) as Tensor3D;
    const h = operations.delayedRecurrence(x, groups, { periods, firstUpdate, activation: 'tanh' });
    return tf.split(h, periods.length, 2).map((group) => {
      const values = group.dataSync();
      return Array.from({ length: FRAMES }, (_, t) => values[2 * t] !== (t === 0 ? 0 : values[2 * t - 2]));
    });
  }

  const frames = (...fired: number[]) =>
    Array.from({ length: FRAMES }, (_, index) => fired.includes(index + 1));

  it('change only on the frames of periods that do not divide each other', () => {
    expect(changes([1, 2, 3], 'after-period')).toEqual([
      frames(1, 2, 3, 4, 5, 6, 7, 8),
      frames(2, 4, 6, 8),
      frames(3, 6),
    ]);
  });

  it('start on the first frame where asked to', () => {
    expect(changes([1, 2, 3], 'first-frame')).toEqual([
      frames(1, 2, 3, 4, 5, 6, 7, 8),
      frames(1, 3, 5, 7),
      frames(1, 4, 7),
    ]);
  });

  it('stay zero in a group whose period is longer than the sequence', () => {
    expect(changes([1, 9], 'after-period')[1]).toEqual(frames());
  });
});

/** Runs a batch-major layer on time-major frames. */
function applyLayer(layer: tf.layers.Layer, x: Tensor3D, weights: tf.Tensor[]): tf.Tensor {
  const batchMajor = tf.transpose(x, [1, 0, 2]);
  layer.apply(batchMajor); // builds the layer
  layer.setWeights(weights);
  return tf.transpose(layer.apply(batchMajor) as Tensor3D, [1, 0, 2]);
}

it('a delayed recurrence of one group of period 1 is tf.layers.simpleRNN', () => {
  const random = new Random(9);
  const [group] = randomGroups(random, [4, 5]) as [GroupWeights];
  const x = randomTensor(random, [6, 3, 4]) as Tensor3D;
  const options = { periods: [1], firstUpdate: 'after-period', activation: 'relu' } as const;
  const layer = tf.layers.simpleRNN({ units: 5, activation: 'relu', returnSequences: true });
  const expected = applyLayer(layer, x, [group.input, group.recurrent, group.bias]);
  expectClose(operations.delayedRecurrence(x, [group], options), expected, 1e-6);
});

it.each(['tanh', 'relu'] as const)('the LSTM is tf.layers.lstm with the same weights (%s)', (activation) => {
  const random = new Random(11);
  const [units, inputs] = [5, 4];
  const weights = {
    input: randomTensor(random, [inputs, 4 * units]) as Tensor2D,
    recurrent: randomTensor(random, [units, 4 * units]) as Tensor2D,
    bias: randomTensor(random, [4 * units]) as tf.Tensor1D,
  };
  const x = randomTensor(random, [6, 3, inputs]) as Tensor3D;
  const layer = tf.layers.lstm({
    units,
    activation,
    recurrentActivation: 'sigmoid',
    returnSequences: true,
    implementation: 1,
  });
  const expected = applyLayer(layer, x, [weights.input, weights.recurrent, weights.bias]);
  expectClose(operations.lstmRecurrence(x, weights, activation), expected, 1e-6);
});

it('refuses groups without periods', () => {
  const groups = randomGroups(new Random(1), [2, 2]);
  const x = tf.zeros([1, 1, 2]) as Tensor3D;
  const options = { firstUpdate: 'after-period', activation: 'tanh' } as const;
  expect(() => operations.delayedRecurrence(x, groups, { ...options, periods: [1, 2] })).toThrow(RangeError);
  expect(() => operations.delayedRecurrence(x, [], { ...options, periods: [] })).toThrow(RangeError);
});
