import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { describe, expect, it } from 'vitest';
import { createReferenceOperations } from '../kernels/reference';
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
