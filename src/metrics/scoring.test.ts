import { describe, expect, it } from 'vitest';
import { ScoreAccumulator } from './scoring';

const { log } = Math;

describe('ScoreAccumulator', () => {
  // Two sequences of three classes: the first (class 0) has 3 frames answered 0 1 1, the second (class 2) 1 frame
  // answered 2; a third row is padding.
  const batch = {
    time: 3,
    size: 3,
    labels: [0, 2, 0],
    lengths: [3, 1, 0],
    predicted: [0, 2, 0, 1, 0, 0, 1, 0, 0],
    logProbabilities: [
      log(0.9) + log(0.4) + log(0.4),
      log(0.05) + log(0.5) + log(0.5),
      log(0.05) + log(0.1) + log(0.1),
      log(0.1),
      log(0.2),
      log(0.7),
      0,
      0,
      0,
    ],
  };

  it('counts frames, sequences and any-frame hits as computed by hand', () => {
    const accumulator = new ScoreAccumulator(3);
    accumulator.add(batch);
    const scores = accumulator.scores();
    expect(scores.frameAccuracy).toBe(2 / 4);
    // 0.9 · 0.4 · 0.4 = 0.144 beats 0.05 · 0.5 · 0.5: right though most frames are wrong
    expect(scores.sequenceAccuracy).toBe(1);
    expect(scores.anyFrameAccuracy).toBe(1);
    expect(scores.loss).toBeCloseTo(-(log(0.9) + 2 * log(0.4) + log(0.7)) / 4, 12);
    expect([...accumulator.confusion]).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('sums over batches, so the cut into batches does not matter', () => {
    const accumulator = new ScoreAccumulator(2);
    const sequence = (label: number, answers: number[], scores: number[]) => ({
      time: answers.length,
      size: 1,
      labels: [label],
      lengths: [answers.length],
      predicted: answers,
      logProbabilities: scores,
    });
    accumulator.add(sequence(1, [0, 0, 0, 0], [-1, -9]));
    accumulator.add(sequence(1, [0, 1], [-1, -3]));
    accumulator.add(sequence(0, [0, 0], [-1, -2]));
    const scores = accumulator.scores();
    expect(scores.frameAccuracy).toBe(3 / 8);
    expect(scores.sequenceAccuracy).toBe(1 / 3);
    expect(scores.anyFrameAccuracy).toBe(2 / 3);
    expect(scores.loss).toBe(13 / 8);
    expect([...accumulator.confusion]).toEqual([2, 0, 5, 1]);
  });

  it('passes a loss that is not a number on', () => {
    const accumulator = new ScoreAccumulator(3);
    accumulator.add({ ...batch, logProbabilities: batch.logProbabilities.map(() => Number.NaN) });
    expect(accumulator.scores().loss).toBeNaN();
  });

  it('is zero before any sequence', () => {
    expect(new ScoreAccumulator(2).scores()).toEqual({
      frameAccuracy: 0,
      sequenceAccuracy: 0,
      anyFrameAccuracy: 0,
      loss: 0,
    });
  });
});
