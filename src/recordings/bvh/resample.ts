/**
 * Rows at one rate → rows at 30 a second, linear between neighbours, as they come: the rows of a long recording are
 * never together in memory. A rate within 0.05 % of a whole number is that number: files round their frame times.
 */

import { FRAME_RATE } from '../../skeleton/sequence';
import { SkeletonParseError } from '../skeletonParseError';

/** Two hours. */
const MOST_ROWS = 2 * 60 * 60 * FRAME_RATE;
const RATE_TOLERANCE = 0.0005;
const FIRST_ROWS = 256;

export class Resampler {
  readonly #rate: number;
  readonly #stride: number;
  readonly #previous: Float64Array;
  #rows: Float32Array;
  #rowCount = 0;
  #taken = 0;

  /**
   * @param rate rows a second that will be pushed
   * @param stride values in a row
   */
  constructor(rate: number, stride: number) {
    const whole = Math.round(rate);
    this.#rate = Math.abs(rate / whole - 1) < RATE_TOLERANCE ? whole : rate;
    this.#stride = stride;
    this.#previous = new Float64Array(stride);
    this.#rows = new Float32Array(FIRST_ROWS * stride);
  }

  /** Throws {@link SkeletonParseError} `too-long` beyond two hours. */
  push(row: Float64Array): void {
    // Row k of the result stands at row k · rate / 30 of the source, this one at `taken`.
    const step = this.#rate / FRAME_RATE;
    for (let due = this.#rowCount * step; due <= this.#taken + 1e-9; due = this.#rowCount * step) {
      this.#emit(row, Math.min(1, Math.max(0, due - (this.#taken - 1))));
    }
    this.#previous.set(row);
    this.#taken += 1;
  }

  /** `[rows, stride]` */
  finish(): Float32Array<ArrayBuffer> {
    return this.#rows.slice(0, this.#rowCount * this.#stride);
  }

  #emit(row: Float64Array, share: number): void {
    if (this.#rowCount === MOST_ROWS) throw new SkeletonParseError('too-long', null, '120');
    const at = this.#rowCount * this.#stride;
    if (at === this.#rows.length) {
      const grown = new Float32Array(at * 2);
      grown.set(this.#rows);
      this.#rows = grown;
    }
    for (let column = 0; column < this.#stride; column += 1) {
      const before = this.#previous[column]!;
      this.#rows[at + column] = share === 1 ? row[column]! : before + (row[column]! - before) * share;
    }
    this.#rowCount += 1;
  }
}
