import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Activation, FirstUpdate, Operations, Tensor1D, Tensor2D, Tensor3D } from '../operations';
import { createReferenceOperations } from '../reference';
import { expectAgreement, hasNaN, type Operation, outcomeOf, type Shapes } from './agreement.fixture';
import { supportedSimd } from './builds';
import { createWasmOperations } from './operations';
import { SIMD_BUILDS } from './simdBuilds.fixture';

const ACTIVATIONS: readonly Activation[] = ['relu', 'tanh', 'identity'];
const FIRST_UPDATES: readonly FirstUpdate[] = ['after-period', 'first-frame'];

interface Delayed {
  readonly time: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: readonly number[];
  readonly periods: readonly number[];
}

function delayedShapes({ time, batch, inputs, units }: Delayed): Shapes {
  const groups = units.flatMap((count, index) => [
    [`input${index}`, [units[index - 1] ?? inputs, count]] as const,
    [`recurrent${index}`, [count, count]] as const,
    [`bias${index}`, [count]] as const,
  ]);
  return { x: [time, batch, inputs], ...Object.fromEntries(groups) };
}

function delayedOperation(
  { units, periods }: Delayed,
  activation: Activation,
  firstUpdate: FirstUpdate,
): Operation<Shapes> {
  return (operations, operands) => {
    const groups = units.map((_, index) => ({
      input: operands[`input${index}`] as Tensor2D,
      recurrent: operands[`recurrent${index}`] as Tensor2D,
      bias: operands[`bias${index}`] as Tensor1D,
    }));
    const options = { periods, firstUpdate, activation };
    return operations.delayedRecurrence(operands['x'] as Tensor3D, groups, options);
  };
}

function lstmShapes(time: number, batch: number, inputs: number, units: number) {
  return {
    x: [time, batch, inputs],
    input: [inputs, 4 * units],
    recurrent: [units, 4 * units],
    bias: [4 * units],
  };
}

function lstmOperation(activation: Activation): Operation<ReturnType<typeof lstmShapes>> {
  return (operations, { x, input, recurrent, bias }) =>
    operations.lstmRecurrence(
      x as Tensor3D,
      { input: input as Tensor2D, recurrent: recurrent as Tensor2D, bias: bias as Tensor1D },
      activation,
    );
}

const linearOperation: Operation<{ x: number[]; weight: number[]; bias: number[] }> = (
  operations,
  { x, weight, bias },
) => operations.linear(x as Tensor3D, weight as Tensor2D, bias as Tensor1D);

const DELAYED: readonly Delayed[] = [
  { time: 1, batch: 1, inputs: 1, units: [1], periods: [1] },
  { time: 1, batch: 7, inputs: 5, units: [3, 2], periods: [1, 2] },
  { time: 7, batch: 1, inputs: 3, units: [1, 1, 1], periods: [1, 2, 3] },
  { time: 11, batch: 7, inputs: 13, units: [5, 7, 11], periods: [1, 2, 3] },
  { time: 13, batch: 5, inputs: 9, units: [8, 3, 17], periods: [2, 3, 5] },
  { time: 6, batch: 4, inputs: 8, units: [4, 12, 8], periods: [1, 9, 27] },
  { time: 30, batch: 7, inputs: 75, units: [30, 30, 30, 30, 30], periods: [1, 3, 9, 27, 81] },
  { time: 9, batch: 67, inputs: 6, units: [9, 10], periods: [3, 1] },
  { time: 5, batch: 3, inputs: 7, units: [157], periods: [1] },
  { time: 300, batch: 2, inputs: 3, units: [6, 5], periods: [1, 7] },
];

const LSTM: readonly (readonly [number, number, number, number])[] = [
  [1, 1, 1, 1],
  [1, 7, 5, 3],
  [13, 7, 11, 5],
  [9, 1, 3, 31],
  [5, 67, 8, 4],
  [4, 3, 7, 151],
];

const LINEAR: readonly (readonly [number, number, number, number])[] = [
  [1, 1, 1, 1],
  [3, 7, 5, 11],
  [5, 67, 33, 60],
  [2, 129, 300, 9],
];

const ENGINES = ['cpu', 'wasm'].flatMap((backend) => SIMD_BUILDS.map((simd) => ({ backend, simd })));

it('finds the relaxed build where it runs', () => {
  expect(supportedSimd()).toBe('relaxed'); // of which fixture and flag make sure
});

describe.each(ENGINES)('the $simd WebAssembly operations on the $backend backend', ({ backend, simd }) => {
  let reference: Operations;
  let operations: Operations;

  beforeAll(async () => {
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
    setThreadsCount(1);
    expect(await tf.setBackend(backend)).toBe(true);
    await tf.ready();
    reference = createReferenceOperations(tf);
    ({ operations } = await createWasmOperations(tf, { threads: 1, simd }));
  });

  describe.each(ACTIVATIONS)('%s', (activation) => {
    describe.each(FIRST_UPDATES)('%s', (firstUpdate) => {
      it.each(DELAYED)('delayed: $time × $batch × $inputs, units $units, periods $periods', (shape) => {
        const operation = delayedOperation(shape, activation, firstUpdate);
        expectAgreement(reference, operations, delayedShapes(shape), operation);
      });
    });

    it.each(LSTM)('LSTM: %i × %i × %i, %i units', (...sizes) => {
      expectAgreement(reference, operations, lstmShapes(...sizes), lstmOperation(activation));
    });
  });

  it.each(LINEAR)('linear: %i × %i, %i to %i', (time, batch, inputs, outputs) => {
    const shapes = { x: [time, batch, inputs], weight: [inputs, outputs], bias: [outputs] };
    expectAgreement(reference, operations, shapes, linearOperation);
  });

  it.each([
    [1, 1, 2],
    [3, 7, 5],
    [5, 6, 60],
    [7, 3, 11],
  ])('loss and accuracy: %i × %i, %i classes', (time, batch, classes) => {
    const lengths = Array.from({ length: batch }, (_, row) => time - (row % time));
    const frames = lengths.reduce((sum, length) => sum + length, 0);
    const counts = lengths.map((length) =>
      Array.from({ length: time }, (_, t) => (t < length ? 1 / frames : 0)),
    );
    const targets = {
      labels: tf.tensor2d(
        Int32Array.from(lengths, (_, row) => (3 * row) % classes),
        [1, batch],
        'int32',
      ),
      mask: tf.transpose(tf.tensor2d(counts)),
    };
    const loss: Operation<{ logits: number[] }> = ({ lossAndAccuracy }, { logits }) =>
      tf.reshape(lossAndAccuracy(tf.mul(logits as Tensor3D, 9), targets), [1, 1, 2]);
    expectAgreement(reference, operations, { logits: [time, batch, classes] }, loss);
  });

  it('does not see padded frames in the loss, and does not hide NaN in others', () => {
    const logits = (sick: number, padded: number) => tf.tensor3d([1, 2, sick, 4, padded, 3], [3, 1, 2]);
    const targets = { labels: tf.tensor2d([1], [1, 1], 'int32'), mask: tf.tensor2d([0.5, 0.5, 0], [3, 1]) };
    const summary = (x: Tensor3D) => operations.lossAndAccuracy(x, targets);
    const graded = (x: Tensor3D) => tf.valueAndGrad(summary)(x, tf.tensor1d([1, 0]));
    const { value, grad } = graded(logits(3, Number.NaN));
    expect(value.dataSync()[0]).toBeCloseTo(Math.log(1 + Math.exp(-1)), 6);
    expect([...grad.dataSync()].slice(4)).toEqual([0, 0]);
    expect(hasNaN(graded(logits(Number.NaN, 3)).value.dataSync() as Float32Array)).toBe(true);
  });

  it('lets NaN through, to values and gradients', () => {
    const delayed: Delayed = { time: 5, batch: 5, inputs: 6, units: [6, 5], periods: [1, 2] };
    for (const activation of ACTIVATIONS) {
      const run = delayedOperation(delayed, activation, 'first-frame');
      for (const poison of ['x', 'input0', 'recurrent1', 'bias1']) {
        const { value, gradients } = outcomeOf(operations, delayedShapes(delayed), run, poison);
        expect(hasNaN(value), `${activation}, ${poison}`).toBe(true);
        expect(gradients.some(hasNaN), `${activation}, ${poison}`).toBe(true);
      }
      for (const poison of ['x', 'input', 'recurrent', 'bias'] as const) {
        const outcome = outcomeOf(operations, lstmShapes(4, 5, 6, 5), lstmOperation(activation), poison);
        expect(hasNaN(outcome.value), `LSTM ${activation}, ${poison}`).toBe(true);
        expect(outcome.gradients.some(hasNaN), `LSTM ${activation}, ${poison}`).toBe(true);
      }
    }
  });

  it('does not let NaN spread to other sequences of the batch', () => {
    const x = tf.tensor3d(new Float32Array(4 * 3 * 2).fill(0.5), [4, 3, 2]);
    const sick = tf.where(tf.equal(tf.tensor3d([0, 1, 0], [1, 3, 1]), 1), Number.NaN, x) as Tensor3D;
    const weights = { input: tf.ones([2, 12]), recurrent: tf.ones([3, 12]), bias: tf.zeros([12]) } as {
      input: Tensor2D;
      recurrent: Tensor2D;
      bias: Tensor1D;
    };
    const clean = operations.lstmRecurrence(x, weights, 'tanh').arraySync();
    const mixed = operations.lstmRecurrence(sick, weights, 'tanh').arraySync();
    mixed.forEach((frame, t) => {
      expect(frame[0]).toEqual(clean[t]?.[0]);
      expect(frame[1]?.every(Number.isNaN)).toBe(true);
      expect(frame[2]).toEqual(clean[t]?.[2]);
    });
  });

  it('gives the same bytes for the same input', () => {
    const delayed: Delayed = { time: 21, batch: 13, inputs: 17, units: [19, 7], periods: [1, 4] };
    const run = delayedOperation(delayed, 'tanh', 'after-period');
    const first = outcomeOf(operations, delayedShapes(delayed), run);
    outcomeOf(operations, lstmShapes(9, 8, 7, 6), lstmOperation('tanh')); // leaves its own bytes in the arena
    expect(outcomeOf(operations, delayedShapes(delayed), run)).toEqual(first);
  });

  it('stays exact for small and large arguments of tanh and the sigmoid', () => {
    const values = [-1e30, -100, -20, -9, -1, -0.3, -1e-3, -1e-7, 0, 1e-7, 1e-3, 0.3, 1, 9, 20, 100, 1e30];
    const x = tf.tensor3d(values, [1, values.length, 1]);
    const group = { input: tf.ones([1, 1]), recurrent: tf.zeros([1, 1]), bias: tf.zeros([1]) } as {
      input: Tensor2D;
      recurrent: Tensor2D;
      bias: Tensor1D;
    };
    const options = { periods: [1], firstUpdate: 'first-frame', activation: 'tanh' } as const;
    operations
      .delayedRecurrence(x, [group], options)
      .dataSync()
      .forEach((tanh, index) => {
        const expected = Math.tanh(values[index] ?? 0);
        expect(Math.abs(tanh - expected)).toBeLessThanOrEqual(3e-7 * Math.abs(expected));
      });
  });

  it('refuses what does not fit', () => {
    const x = tf.zeros<tf.Rank.R3>([2, 2, 3]);
    const group = { input: tf.zeros([3, 4]), recurrent: tf.zeros([4, 4]), bias: tf.zeros([4]) } as {
      input: Tensor2D;
      recurrent: Tensor2D;
      bias: Tensor1D;
    };
    const options = { firstUpdate: 'first-frame', activation: 'relu' } as const;
    const run = (groups: (typeof group)[], periods: number[]) => () =>
      operations.delayedRecurrence(x, groups, { ...options, periods });
    expect(run([], [])).toThrow(RangeError);
    expect(run([group], [1, 2])).toThrow(RangeError);
    expect(run([group], [0])).toThrow(RangeError);
    expect(run([group, group], [1, 2])).toThrow(RangeError);
    expect(() => operations.lstmRecurrence(x, group, 'tanh')).toThrow(RangeError);
    expect(() => operations.linear(x, group.recurrent, group.bias)).toThrow(RangeError);
  });
});
