/**
 * Scores of one network over a whole split, summed batch by batch. Frames past a sequence's length and rows of
 * length 0 are padding and count nowhere.
 */

import type { Scores } from './scores';

/** One batch as a network answered it. */
export interface ScoredBatch {
  readonly time: number;
  readonly size: number;
  /** `[size]` true class indices. */
  readonly labels: ArrayLike<number>;
  /** `[size]` frames of each sequence. */
  readonly lengths: ArrayLike<number>;
  /** `[time, size]` class index of the highest output on each frame. */
  readonly predicted: ArrayLike<number>;
  /** `[size, classes]` log-probabilities summed over the sequence's frames. */
  readonly logProbabilities: ArrayLike<number>;
}

export class ScoreAccumulator {
  /** `[classes, classes]` counts of frames, row = true class, column = predicted. */
  readonly confusion: Uint32Array<ArrayBuffer>;
  readonly #classes: number;
  #frames = 0;
  #rightFrames = 0;
  #sequences = 0;
  #rightSequences = 0;
  #anyFrame = 0;
  #crossEntropy = 0;

  constructor(classes: number) {
    this.#classes = classes;
    this.confusion = new Uint32Array(classes * classes);
  }

  add(batch: ScoredBatch): void {
    for (let row = 0; row < batch.size; row++) {
      if ((batch.lengths[row] ?? 0) > 0) this.#addSequence(batch, row);
    }
  }

  /** All zeros where no sequence was added. */
  scores(): Scores {
    return {
      frameAccuracy: this.#rightFrames / Math.max(1, this.#frames),
      sequenceAccuracy: this.#rightSequences / Math.max(1, this.#sequences),
      anyFrameAccuracy: this.#anyFrame / Math.max(1, this.#sequences),
      loss: this.#crossEntropy / Math.max(1, this.#frames),
    };
  }

  #addSequence(batch: ScoredBatch, row: number): void {
    const length = batch.lengths[row] ?? 0;
    const label = batch.labels[row] ?? 0;
    let right = 0;
    for (let t = 0; t < length; t++) {
      const predicted = batch.predicted[t * batch.size + row] ?? 0;
      if (predicted === label) right++;
      const cell = label * this.#classes + predicted;
      this.confusion[cell] = (this.confusion[cell] ?? 0) + 1;
    }
    this.#frames += length;
    this.#rightFrames += right;
    this.#sequences++;
    if (right > 0) this.#anyFrame++;
    if (likeliestClass(batch, row, this.#classes) === label) this.#rightSequences++;
    this.#crossEntropy -= batch.logProbabilities[row * this.#classes + label] ?? 0;
  }
}

/** The class of highest mean log-probability of one sequence; the division by its length changes no order. First of equals. */
export function likeliestClass({ logProbabilities }: ScoredBatch, row: number, classes: number): number {
  let best = 0;
  for (let c = 1; c < classes; c++) {
    const value = logProbabilities[row * classes + c] ?? 0;
    if (value > (logProbabilities[row * classes + best] ?? 0)) best = c;
  }
  return best;
}
