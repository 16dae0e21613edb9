/** Scores class by class, from a confusion matrix. */

export interface ClassScores {
  /** Of what was answered as this class, the share that is; null where nothing was. */
  readonly precision: number | null;
  /** Of what is this class, the share that was answered so; null where nothing is. */
  readonly recall: number | null;
  /** Harmonic mean of the two; null where both are unknown, 0 where nothing of the class was found. */
  readonly f1: number | null;
  /** How much is of this class. */
  readonly support: number;
}

/** @param confusion `[classes, classes]` counts, row = true class, column = answer */
export function classScores(confusion: ArrayLike<number>, classes: number): ClassScores[] {
  return Array.from({ length: classes }, (_, c) => {
    const right = confusion[c * classes + c] ?? 0;
    let support = 0;
    let answered = 0;
    for (let other = 0; other < classes; other++) {
      support += confusion[c * classes + other] ?? 0;
      answered += confusion[other * classes + c] ?? 0;
    }
    return {
      precision: answered > 0 ? right / answered : null,
      recall: support > 0 ? right / support : null,
      f1: support + answered > 0 ? (2 * right) / (support + answered) : null,
      support,
    };
  });
}

/** Classes from the one least often answered right to the one most often; those without support stand last. */
export function classesByError(scores: readonly ClassScores[]): number[] {
  const recall = (c: number) => scores[c]?.recall ?? 2;
  return scores.map((_, c) => c).sort((a, b) => recall(a) - recall(b) || a - b);
}

/** The matrix with rows and columns in another order. @param order `[classes]` which class comes where */
export function reordered(confusion: ArrayLike<number>, order: readonly number[]): Uint32Array {
  const classes = order.length;
  const values = new Uint32Array(classes * classes);
  order.forEach((trueClass, row) => {
    order.forEach((answer, column) => {
      values[row * classes + column] = confusion[trueClass * classes + answer] ?? 0;
    });
  });
  return values;
}

export interface PairShare {
  readonly row: number;
  readonly column: number;
  /** Of what is of the true class `row`, how much was answered as `column`, 0–1. */
  readonly share: number;
}

/** The `most` pairs of different classes with the greatest shares, greatest first. */
export function mistakenPairs(confusion: ArrayLike<number>, classes: number, most: number): PairShare[] {
  const scores = classScores(confusion, classes);
  const pairs: PairShare[] = [];
  for (let cell = 0; cell < classes * classes; cell++) {
    const [row, column] = [Math.floor(cell / classes), cell % classes];
    const count = confusion[cell] ?? 0;
    if (row !== column && count > 0) pairs.push({ row, column, share: count / (scores[row]?.support ?? 1) });
  }
  return pairs.sort((a, b) => b.share - a.share).slice(0, most);
}
