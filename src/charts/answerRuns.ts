/** A history of answers as runs of the same one: what a screen reader says and, of those that last, the ribbon names. */

interface PastAnswer {
  readonly action: number;
  readonly probability: number;
}

export interface AnswerRun {
  /** Action number. */
  readonly action: number;
  /** Index of its first answer in the history, and how many there are. */
  readonly from: number;
  readonly length: number;
}

/** @param history oldest first; null, a new start, ends a run */
export function answerRuns(history: readonly (PastAnswer | null)[]): AnswerRun[] {
  const runs: { action: number; from: number; length: number }[] = [];
  for (const [index, answer] of history.entries()) {
    const last = runs.at(-1);
    if (answer === null) continue;
    if (last !== undefined && last.action === answer.action && last.from + last.length === index)
      last.length++;
    else runs.push({ action: answer.action, from: index, length: 1 });
  }
  return runs;
}
