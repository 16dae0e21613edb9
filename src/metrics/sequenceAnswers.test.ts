import { describe, expect, it } from 'vitest';
import { classesByError, classScores, mistakenPairs, reordered } from './classScores';
import { ScoreAccumulator } from './scoring';
import { AnswerRecorder, sequenceConfusion, sequencesOfCell } from './sequenceAnswers';

/** Three sequences of 3, 2 and 1 frames and a row of padding, three classes. */
const BATCH = {
  time: 3,
  size: 4,
  ids: ['long', 'short', 'single', ''],
  labels: [0, 0, 2, 0],
  lengths: [3, 2, 1, 0],
  predicted: [0, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0],
  logProbabilities: [-1, -2, -9, -5, -1, -9, -1, -3, -2, 0, 0, 0],
};

function recorded() {
  const recorder = new AnswerRecorder(3);
  recorder.add(BATCH);
  return recorder.answers();
}

describe('the answers of a network by sequence', () => {
  it('count its frames and decide as the sequence accuracy does', () => {
    const answers = recorded();
    expect(answers.ids).toEqual(['long', 'short', 'single']);
    expect([...answers.labels]).toEqual([0, 0, 2]);
    expect([...answers.decided]).toEqual([0, 1, 0]);
    expect([...answers.votes]).toEqual([1, 2, 0, 0, 2, 0, 0, 1, 0]);
    const scores = new ScoreAccumulator(3);
    scores.add(BATCH);
    const right = answers.decided.filter((decided, i) => decided === answers.labels[i]).length;
    expect(right / answers.ids.length).toBe(scores.scores().sequenceAccuracy);
  });

  it('make a matrix of sequences', () => {
    expect([...sequenceConfusion(recorded(), 3)]).toEqual([1, 1, 0, 0, 0, 0, 1, 0, 0]);
  });

  it('name the sequences behind a cell, by frames or as a whole', () => {
    const answers = recorded();
    expect(sequencesOfCell(answers, 3, { row: 0, column: 1 }, 'frames')).toEqual([
      { id: 'short', answered: 2, frames: 2 },
      { id: 'long', answered: 2, frames: 3 },
    ]);
    expect(sequencesOfCell(answers, 3, { row: 0, column: 1 }, 'sequences').map(({ id }) => id)).toEqual([
      'short',
    ]);
    expect(sequencesOfCell(answers, 3, { row: 1, column: 1 }, 'frames')).toEqual([]);
  });

  it('sum up to the matrix of frames', () => {
    const scores = new ScoreAccumulator(3);
    scores.add(BATCH);
    const answers = recorded();
    for (let cell = 0; cell < 9; cell++) {
      const [row, column] = [Math.floor(cell / 3), cell % 3];
      const behind = sequencesOfCell(answers, 3, { row, column }, 'frames');
      expect(behind.reduce((sum, { answered }) => sum + answered, 0)).toBe(scores.confusion[cell]);
    }
  });
});

describe('scores by class', () => {
  // 8 of 10 right; the second class is answered 4 times, wrongly each time; nothing is of the third, nor answered so
  const confusion = [8, 2, 0, 4, 0, 0, 0, 0, 0];

  it('are precision, recall and F1', () => {
    expect(classScores(confusion, 3)).toEqual([
      { precision: 8 / 12, recall: 0.8, f1: 16 / 22, support: 10 },
      { precision: 0, recall: 0, f1: 0, support: 4 },
      { precision: null, recall: null, f1: null, support: 0 },
    ]);
  });

  it('name the pairs that are mistaken most', () => {
    expect(mistakenPairs(confusion, 3, 5)).toEqual([
      { row: 1, column: 0, share: 1 },
      { row: 0, column: 1, share: 0.2 },
    ]);
    expect(mistakenPairs(confusion, 3, 1)).toHaveLength(1);
  });

  it('order the classes by error', () => {
    const order = classesByError(classScores(confusion, 3));
    expect(order).toEqual([1, 0, 2]);
    expect([...reordered(confusion, order)]).toEqual([0, 4, 0, 2, 8, 0, 0, 0, 0]);
  });
});
