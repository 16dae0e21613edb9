import { describe, expect, it } from 'vitest';

import { logSoftmax, RollingAnswer } from './rollingAnswer';

const FRAME = 1 / 30;
/** Log-probabilities of two classes. */
const pair = (first: number) => Float64Array.of(Math.log(first), Math.log(1 - first));

describe('logSoftmax', () => {
  it('is the logarithm of a distribution, whatever the size of the logits', () => {
    const values = logSoftmax([1000, 1001, 999]);
    expect(values.map(Math.exp).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect((values[1] ?? 0) - (values[0] ?? 0)).toBeCloseTo(1, 12);
  });
});

describe('the rolling prediction', () => {
  it('weighs a frame that came t seconds ago by e^(−t/window)', () => {
    const rolling = new RollingAnswer(0.5);
    const shares = [0.9, 0.2, 0.6, 0.7];
    for (const share of shares) rolling.add(pair(share), FRAME);
    const weights = shares.map((_, i) => Math.exp(-((shares.length - 1 - i) * FRAME) / 0.5));
    const mean = (of: (share: number) => number) =>
      shares.reduce((sum, share, i) => sum + (weights[i] ?? 0) * of(share), 0) /
      weights.reduce((a, b) => a + b);
    const [first, second] = [Math.exp(mean(Math.log)), Math.exp(mean((share) => Math.log(1 - share)))];
    expect(rolling.probabilities()?.[0]).toBeCloseTo(first / (first + second), 6);
  });

  it('over an endless window is the plain mean', () => {
    const rolling = new RollingAnswer(Number.POSITIVE_INFINITY);
    for (const share of [0.9, 0.1, 0.5]) rolling.add(pair(share), FRAME);
    expect(rolling.probabilities()?.[0]).toBeCloseTo(0.5, 6);
  });

  it('forgets: after some windows the latest answer has won', () => {
    const rolling = new RollingAnswer(0.5);
    for (let i = 0; i < 90; i++) rolling.add(pair(0.99), FRAME);
    for (let i = 0; i < 60; i++) rolling.add(pair(0.2), FRAME);
    expect(rolling.probabilities()?.[0]).toBeLessThan(0.35);
  });

  it('is nothing before the first frame and after a new start', () => {
    const rolling = new RollingAnswer(1);
    expect(rolling.probabilities()).toBeNull();
    rolling.add(pair(0.3), FRAME);
    expect(rolling.probabilities()?.[0]).toBeCloseTo(0.3, 6);
    rolling.startOver();
    expect(rolling.probabilities()).toBeNull();
  });
});
