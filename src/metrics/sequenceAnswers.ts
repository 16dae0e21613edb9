/** What a network answered on each sequence of a split, and which sequences stand behind a cell of its confusion matrix. */

import { likeliestClass, type ScoredBatch } from './scoring';

export interface SequenceAnswers {
  readonly ids: readonly string[];
  /** `[sequences]` true class. */
  readonly labels: Uint16Array<ArrayBuffer>;
  /** `[sequences]` class of highest mean log-probability over the frames. */
  readonly decided: Uint16Array<ArrayBuffer>;
  /** `[sequences, classes]` how many frames were answered as each class. */
  readonly votes: Uint16Array<ArrayBuffer>;
}

/** Whether frames or whole sequences are counted. */
export type CountedUnit = 'frames' | 'sequences';

interface IdentifiedBatch extends ScoredBatch {
  /** `[size]` */
  readonly ids: readonly string[];
}

export class AnswerRecorder {
  readonly #classes: number;
  readonly #ids: string[] = [];
  readonly #labels: number[] = [];
  readonly #decided: number[] = [];
  readonly #votes: Uint16Array[] = [];

  constructor(classes: number) {
    this.#classes = classes;
  }

  add(batch: IdentifiedBatch): void {
    for (let row = 0; row < batch.size; row++) {
      const length = batch.lengths[row] ?? 0;
      if (length === 0) continue;
      const votes = new Uint16Array(this.#classes);
      for (let t = 0; t < length; t++) {
        const answer = batch.predicted[t * batch.size + row] ?? 0;
        votes[answer] = (votes[answer] ?? 0) + 1;
      }
      this.#ids.push(batch.ids[row] ?? '');
      this.#labels.push(batch.labels[row] ?? 0);
      this.#decided.push(likeliestClass(batch, row, this.#classes));
      this.#votes.push(votes);
    }
  }

  answers(): SequenceAnswers {
    const votes = new Uint16Array(this.#ids.length * this.#classes);
    this.#votes.forEach((row, i) => {
      votes.set(row, i * this.#classes);
    });
    return {
      ids: this.#ids,
      labels: Uint16Array.from(this.#labels),
      decided: Uint16Array.from(this.#decided),
      votes,
    };
  }
}

/** `[classes, classes]` counts of sequences, row = true class, column = the class of highest mean log-probability. */
export function sequenceConfusion({ labels, decided }: SequenceAnswers, classes: number): Uint32Array {
  const counts = new Uint32Array(classes * classes);
  labels.forEach((label, i) => {
    const cell = label * classes + (decided[i] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return counts;
}

export interface AnsweredSequence {
  readonly id: string;
  /** Frames that were answered as the class in question, and all frames. */
  readonly answered: number;
  readonly frames: number;
}

/**
 * The sequences behind a cell of the matrix: of one true class, answered as another (or the same) on some frame or as a whole.
 * Those with the greatest share of such frames first.
 */
export function sequencesOfCell(
  { ids, labels, decided, votes }: SequenceAnswers,
  classes: number,
  { row, column }: { readonly row: number; readonly column: number },
  unit: CountedUnit,
): AnsweredSequence[] {
  const found: AnsweredSequence[] = [];
  ids.forEach((id, i) => {
    if (labels[i] !== row) return;
    const own = votes.subarray(i * classes, (i + 1) * classes);
    const answered = own[column] ?? 0;
    if (unit === 'frames' ? answered === 0 : decided[i] !== column) return;
    found.push({ id, answered, frames: own.reduce((sum, count) => sum + count, 0) });
  });
  return found.sort((a, b) => b.answered / b.frames - a.answered / a.frames);
}
