/**
 * How a network's answers ripen while a sequence runs: shares of sequences that are right after so much of it has been
 * seen, at its end, and by the answer that most frames give; and when each class is recognised for good.
 */

import type { ScoredBatch } from './scoring';

/** Steps from the first frame to the last: 0 %, 5 %, …, 100 %. */
const STEPS = 20;

export interface RecognitionSummary {
  /** `[21]` share of sequences whose answer is right when 0 %, 5 % … 100 % of the sequence has been seen; 0–1. */
  readonly bySeen: readonly number[];
  /** Share of sequences whose most frequent answer is right; of answers that tie the one given first. */
  readonly byMajority: number;
  /**
   * By class: the median share of the sequence after which the answer stays right to the end. `null` where more than
   * half of the class's sequences are wrong at their end, or where it has none.
   */
  readonly forGood: readonly (number | null)[];
  /** By class: the median frame, from 0 and of those that the network reads, from which on it stays right; `null` as above. */
  readonly forGoodFrames: readonly (number | null)[];
}

export class RecognitionTimes {
  readonly #classes: number;
  readonly #bySeen = new Float64Array(STEPS + 1);
  /** By class, a sequence each: the frame from which on it is right, infinite where it ends wrong, and the frames it has. */
  readonly #forGood: { readonly from: number; readonly length: number }[][];
  #majority = 0;
  #sequences = 0;

  constructor(classes: number) {
    this.#classes = classes;
    this.#forGood = Array.from({ length: classes }, () => []);
  }

  add(batch: ScoredBatch): void {
    for (let row = 0; row < batch.size; row++) {
      const length = batch.lengths[row] ?? 0;
      if (length === 0) continue;
      const answers = Int32Array.from({ length }, (_, t) => batch.predicted[t * batch.size + row] ?? 0);
      this.#addSequence(answers, batch.labels[row] ?? 0);
    }
  }

  summary(): RecognitionSummary {
    const share = (count: number) => count / Math.max(1, this.#sequences);
    return {
      bySeen: Array.from(this.#bySeen, share),
      byMajority: share(this.#majority),
      forGood: this.#forGood.map((all) => median(all.map(({ from, length }) => from / length))),
      forGoodFrames: this.#forGood.map((all) => median(all.map(({ from }) => from))),
    };
  }

  #addSequence(answers: Int32Array, label: number): void {
    const last = answers.length - 1;
    this.#sequences++;
    for (let step = 0; step <= STEPS; step++) {
      if (answers[Math.round((step / STEPS) * last)] === label) {
        this.#bySeen[step] = (this.#bySeen[step] ?? 0) + 1;
      }
    }
    if (this.#mostFrequent(answers) === label) this.#majority++;
    const lastWrong = answers.findLastIndex((answer) => answer !== label);
    const from = lastWrong === last ? Number.POSITIVE_INFINITY : lastWrong + 1;
    this.#forGood[label]?.push({ from, length: answers.length });
  }

  #mostFrequent(answers: Int32Array): number {
    const counts = new Uint32Array(this.#classes);
    for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
    const most = Math.max(...counts);
    return answers.find((answer) => counts[answer] === most) ?? 0;
  }
}

/** The lower one of the middle two; null where it is not finite or there is none. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined || !Number.isFinite(middle) ? null : middle;
}
