import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReferenceOperations } from '../kernels/reference';
import { makeTargets, sequenceScores } from './loss';

const operations = createReferenceOperations(tf);

beforeAll(() => tf.setBackend('cpu'));

// Three frames, two sequences of 3 and 1 frames and a padding row, two classes.
const SHAPE: [number, number, number] = [3, 3, 2];
const TARGET = { time: 3, labels: Int32Array.of(0, 1, 0), lengths: Int32Array.of(3, 1, 0) };
const LOGITS = [2, 1, 0, 3, 9, 9, 0, 0, 7, 7, 9, 9, -1, 1, 7, 7, 9, 9];

/** −ln softmax of the true class, of the other class. */
const entropy = (right: number, wrong: number) => Math.log(1 + Math.exp(wrong - right));

/** Loss and gradient of the logits, all of it for real frames only. */
function evaluate(logits: readonly number[]) {
  return tf.tidy(() => {
    const targets = makeTargets(tf, TARGET);
    const summary = (x: tf.Tensor) => operations.lossAndAccuracy(tf.reshape(x, SHAPE), targets);
    const { value, grad } = tf.valueAndGrad(summary)(tf.tensor3d([...logits], SHAPE), tf.tensor1d([1, 0]));
    const [loss, accuracy] = value.dataSync();
    return {
      loss: loss ?? Number.NaN,
      gradient: [...grad.dataSync()],
      accuracy,
      scores: [...sequenceScores(tf, tf.tensor3d([...logits], SHAPE), targets).sums.dataSync()],
    };
  });
}

describe('the loss', () => {
  it('is the mean over real frames, as computed by hand', () => {
    const { loss, accuracy } = evaluate(LOGITS);
    expect(loss).toBeCloseTo((entropy(2, 1) + entropy(0, 0) + entropy(-1, 1) + entropy(3, 0)) / 4, 6);
    expect(accuracy).toBe(3 / 4); // the tie of frame 2 goes to the first class, which is right
  });

  it('has the gradient of finite differences', () => {
    const { gradient } = evaluate(LOGITS);
    for (const [i, value] of gradient.entries()) {
      const moved = (by: number) => evaluate(LOGITS.map((logit, j) => (i === j ? logit + by : logit))).loss;
      expect(value).toBeCloseTo((moved(0.01) - moved(-0.01)) / 0.02, 4);
    }
  });

  it('does not see padded frames, whatever stands there', () => {
    const padded = LOGITS.map(
      (_, i) => Math.floor(i / 2) % 3 === 2 || (Math.floor(i / 2) % 3 === 1 && i >= 6),
    );
    const clean = evaluate(LOGITS);
    const garbled = evaluate(LOGITS.map((logit, i) => (padded[i] ? 1e4 * Math.sin(i) : logit)));
    expect(garbled).toEqual(clean);
    for (const [i, value] of clean.gradient.entries()) if (padded[i]) expect(Math.abs(value)).toBe(0);
  });

  it('stands logits far apart', () => {
    const { loss, gradient } = evaluate(LOGITS.map((logit) => logit * 1e4));
    expect(loss).toBeCloseTo((Math.log(2) + 2e4) / 4, 0);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });

  it('leaks nothing', () => {
    const before = tf.memory().numTensors;
    evaluate(LOGITS);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('sequenceScores', () => {
  it('sums log-probabilities over the frames of each sequence', () => {
    const { scores } = evaluate(LOGITS);
    expect(scores[0]).toBeCloseTo(-(entropy(2, 1) + entropy(0, 0) + entropy(-1, 1)), 5);
    expect(scores[1]).toBeCloseTo(-(entropy(1, 2) + entropy(0, 0) + entropy(1, -1)), 5);
    expect(scores[3]).toBeCloseTo(-entropy(3, 0), 5);
    expect(scores.slice(4).map(Math.abs)).toEqual([0, 0]);
  });
});
