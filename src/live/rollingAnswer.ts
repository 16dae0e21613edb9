/**
 * The rolling prediction: the exponential mean of a network's log-probabilities, brought back to probabilities. A frame
 * that came t seconds ago weighs e^(−t/window); an endless window is the plain mean of all frames, as a whole sequence is judged.
 */

/** Natural logarithms of the softmax. @param logits `[classes]` */
export function logSoftmax(logits: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const values = Float64Array.from(logits);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = values.reduce((sum, value) => sum + Math.exp(value - most), 0);
  return values.map((value) => value - most - Math.log(total));
}

export class RollingAnswer {
  /** Seconds. */
  readonly window: number;
  #sums = new Float64Array(0);

  /** @param window seconds, may be infinite */
  constructor(window: number) {
    this.window = window;
  }

  startOver(): void {
    this.#sums = new Float64Array(0);
  }

  /** @param seconds since the frame before */
  add(logProbabilities: Float64Array, seconds: number): void {
    const keep = Math.exp(-seconds / this.window);
    if (this.#sums.length !== logProbabilities.length + 1) {
      this.#sums = new Float64Array(logProbabilities.length + 1);
    }
    this.#sums.forEach((sum, i) => {
      this.#sums[i] = keep * sum + (logProbabilities[i] ?? 1); // the last is the weight of all
    });
  }

  /** `[classes]`, sum 1: the weighted geometric mean of the frames' probabilities; null before the first frame. */
  probabilities(): Float32Array<ArrayBuffer> | null {
    const weight = this.#sums.at(-1);
    if (weight === undefined) return null;
    const means = this.#sums.subarray(0, -1).map((sum) => sum / weight);
    return Float32Array.from(logSoftmax(means), Math.exp);
  }
}
