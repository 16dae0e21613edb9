import { describe, expect, it } from 'vitest';
import { RecognitionTimes } from './recognitionTimes';

/** Sequences of one class index each, with their answers. */
function summaryOf(classes: number, ...sequences: readonly (readonly [number, readonly number[]])[]) {
  const times = new RecognitionTimes(classes);
  for (const [label, answers] of sequences) {
    times.add({
      time: answers.length + 1, // a padded frame counts nowhere
      size: 1,
      labels: [label],
      lengths: [answers.length],
      predicted: [...answers, label],
      logProbabilities: [],
    });
  }
  return times.summary();
}

describe('RecognitionTimes', () => {
  it('follows the answer from the first frame to the last', () => {
    const { bySeen } = summaryOf(2, [1, [0, 0, 1, 1, 1]], [1, [1, 1, 1, 1, 0]]);
    expect(bySeen).toHaveLength(21);
    expect(bySeen[0]).toBe(0.5);
    expect(bySeen[10]).toBe(1);
    expect(bySeen[20]).toBe(0.5);
  });

  it('counts what most frames say, and the first of what ties', () => {
    expect(summaryOf(3, [1, [0, 1, 1]]).byMajority).toBe(1);
    expect(summaryOf(3, [1, [0, 1, 2, 0]]).byMajority).toBe(0);
    expect(summaryOf(3, [1, [1, 0, 0, 1]]).byMajority).toBe(1);
    expect(summaryOf(3, [1, [0, 1]]).byMajority).toBe(0);
  });

  it('knows when a class is recognised for good', () => {
    const { forGood, forGoodFrames } = summaryOf(
      4,
      [0, [0, 0, 0, 0]], // from the start
      [1, [0, 0, 1, 1]], // from half of it
      [1, [0, 1, 1, 1]], // from a quarter: the lower median
      [2, [2, 2, 2, 0]], // never
      [2, [2, 2, 2, 0]],
      [2, [2, 2, 2, 2]],
    );
    expect(forGood).toEqual([0, 0.25, null, null]);
    expect(forGoodFrames).toEqual([0, 1, null, null]);
  });

  it('takes frames and shares by themselves: sequences are of many lengths', () => {
    const { forGood, forGoodFrames } = summaryOf(
      2,
      [1, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1]], // frame 7 of 10
      [1, [0, 0, 0, 1]], // frame 3 of 4
      [1, [0, 1]], // frame 1 of 2
    );
    expect(forGood[1]).toBe(0.7);
    expect(forGoodFrames[1]).toBe(3);
  });

  it('is empty without sequences, and single frames are whole sequences', () => {
    const nothing = { bySeen: new Array(21).fill(0), byMajority: 0, forGood: [null], forGoodFrames: [null] };
    expect(summaryOf(1)).toEqual(nothing);
    expect(summaryOf(2, [1, [1]]).bySeen).toEqual(new Array(21).fill(1));
  });
});
