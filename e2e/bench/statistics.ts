/** Medians of what was measured. */

import type { StepFigures } from './workload';

/** NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

export function medianFigures(rounds: readonly StepFigures[]): StepFigures {
  const of = (key: keyof StepFigures) => median(rounds.map((figures) => figures[key]));
  return {
    milliseconds: of('milliseconds'),
    enqueueMilliseconds: of('enqueueMilliseconds'),
    dispatches: of('dispatches'),
    loss: of('loss'),
  };
}
