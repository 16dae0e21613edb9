import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReferenceOperations } from '../kernels/reference';
import { Kernels } from '../kernels/wasm/kernels';
import { nodeThreads } from '../kernels/wasm/nodeThread.fixture';
import { createWasmOperations } from '../kernels/wasm/operations';
import { agree, computesRight } from './engineCheck';

describe('computesRight', () => {
  const operations = createReferenceOperations(tf);

  it('trusts the backend that it compares with', async () => {
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    expect(await computesRight(operations, 'cpu')).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('finds an operation whose gradient is lost', async () => {
    const broken = {
      ...operations,
      delayedRecurrence: (...args: Parameters<typeof operations.delayedRecurrence>) => {
        const states = operations.delayedRecurrence(...args);
        return tf.mul<typeof states>(states, 0);
      },
    };
    expect(await computesRight(broken, 'cpu')).toBe(false);
  });
});

describe('computesRight with threads', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('checks every kernel of a step also where threads divide it', async () => {
    await tf.setBackend('cpu');
    const spawn = await nodeThreads();
    const { operations, threads, stop } = await createWasmOperations(tf, { threads: 2, spawn });
    expect(threads).toBe(2);
    const divide = vi.spyOn(Kernels.prototype, 'divide');
    expect(await computesRight(operations, 'cpu', threads)).toBe(true);
    const divided = divide.mock.calls.filter(([, shares]) => shares > 1).map(([kernel]) => kernel);
    const all = divide.mock.calls.map(([kernel]) => kernel);
    expect(new Set(divided)).toEqual(new Set(all));
    expect(new Set(all).size).toBe(8);
    stop();
  });

  it('finds a share that is not done', async () => {
    await tf.setBackend('cpu');
    const { operations, stop } = await createWasmOperations(tf, {
      threads: 2,
      spawn: await nodeThreads(),
    });
    const { divide } = Kernels.prototype;
    vi.spyOn(Kernels.prototype, 'divide').mockImplementation(function (
      this: Kernels,
      kernel,
      shares,
      ...given
    ) {
      if (shares > 1 && kernel === 'linearWeights') this.run[kernel](0, shares, ...given);
      else divide.call(this, kernel, shares, ...given);
    });
    expect(await computesRight(operations, 'cpu', 1)).toBe(true);
    expect(await computesRight(operations, 'cpu', 2)).toBe(false);
    stop();
  });
});

describe('agree', () => {
  it('tells rounding from error', () => {
    const expected = Float32Array.of(1, -2, 0.001);
    expect(agree(expected, Float32Array.of(1.0005, -2.001, 0.002))).toBe(true);
    expect(agree(expected, Float32Array.of(1.01, -2, 0.001))).toBe(false);
    expect(agree(expected, new Float32Array(3))).toBe(false);
    expect(agree(expected, Float32Array.of(1, -2, Number.NaN))).toBe(false);
    expect(agree(expected, Float32Array.of(1, -2))).toBe(false);
  });
});
