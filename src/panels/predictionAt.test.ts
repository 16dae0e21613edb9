import { describe, expect, it } from 'vitest';

import { answerAt, fedFrameIndex } from './predictionAt';

describe('fedFrameIndex', () => {
  const frames = Int32Array.from([0, 3, 6, 9]);

  it('takes the last frame that the networks had seen', () => {
    expect([0, 2, 3, 5, 6, 9, 40].map((frame) => fedFrameIndex(frames, frame))).toEqual([
      0, 0, 1, 1, 2, 3, 3,
    ]);
  });

  it('stays at the first where nothing was fed before', () => {
    expect(fedFrameIndex(Int32Array.from([4, 5]), 1)).toBe(0);
  });
});

describe('answerAt', () => {
  const prediction = {
    networkId: 'a',
    iteration: 1,
    probabilities: Float32Array.from([0.25, 0.5, 0.25, 0.125, 0.125, 0.75]),
    activity: new Float32Array(2),
  };

  it('gives the likeliest action of the asked frame by its number', () => {
    expect(answerAt(prediction, [8, 9, 23], 0)).toEqual({ action: 9, probability: 0.5 });
    expect(answerAt(prediction, [8, 9, 23], 1)).toEqual({ action: 23, probability: 0.75 });
  });

  it('has no answer beyond the frames that were fed', () => {
    expect(answerAt(prediction, [8, 9, 23], 2)).toBeNull();
  });
});
