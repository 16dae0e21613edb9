import { describe, expect, it } from 'vitest';
import { frameAnswers, likeliest, likeliestAndTrue, recognition } from './answers';

const PROBABILITIES = Float32Array.of(0.2, 0.5, 0.3, 0.4, 0.2, 0.4, 0.1, 0.8, 0.1);

describe('frameAnswers', () => {
  it('finds the likeliest class of every frame, the first of equals', () => {
    const { winners, confidence } = frameAnswers(PROBABILITIES, 3);
    expect([...winners]).toEqual([1, 0, 1]);
    expect([...confidence]).toEqual([0.5, 0.4, 0.8].map(Math.fround));
  });

  it('has no answers without frames', () => {
    expect(frameAnswers(new Float32Array(0), 3).winners).toHaveLength(0);
  });
});

describe('likeliest', () => {
  it('ranks the classes of one frame', () => {
    expect(likeliest(PROBABILITIES, 3, 0, 2).map(({ place }) => place)).toEqual([1, 2]);
    expect(likeliest(PROBABILITIES, 3, 1, 9).map(({ place }) => place)).toEqual([0, 2, 1]);
  });
});

describe('likeliestAndTrue', () => {
  const ranks = (truth: number | null) =>
    likeliestAndTrue(PROBABILITIES, 3, 0, 1, truth).map(({ place, rank }) => [place, rank]);

  it('adds the true class with its rank where it is not among the likeliest', () => {
    expect(ranks(0)).toEqual([
      [1, 1],
      [0, 3],
    ]);
    expect(ranks(1)).toEqual([[1, 1]]);
    expect(ranks(null)).toEqual([[1, 1]]);
  });
});

describe('recognition', () => {
  const of = (...winners: number[]) =>
    recognition({ winners: Int32Array.from(winners), confidence: new Float32Array(winners.length) }, 1);

  it('tells since when the answer stays right', () => {
    expect(of(0, 1, 0, 1, 1)).toEqual({ frames: 5, rightFrames: 3, forGoodFrom: 3 });
    expect(of(1, 1)).toEqual({ frames: 2, rightFrames: 2, forGoodFrom: 0 });
    expect(of(1, 1, 0)).toEqual({ frames: 3, rightFrames: 2, forGoodFrom: null });
    expect(of()).toEqual({ frames: 0, rightFrames: 0, forGoodFrom: null });
  });
});
