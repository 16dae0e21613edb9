/**
 * Paints a network's last answers: a column per frame, as high as it is probable, hatched where it is wrong; above, what was answered
 * for long enough to be read.
 */

import type { AnswerRun } from './answerRuns';
import { hatchPattern } from './hatch';
import { edgesOf, screenRatio } from './pixelEdges';
import { shortened } from './shortened';

export interface Ribbon {
  /** Oldest first; null for a new start. The newest stands at the right end. */
  readonly history: readonly ({ readonly action: number; readonly probability: number } | null)[];
  /** Those that get a name and lines where they begin and end. */
  readonly runs: readonly AnswerRun[];
  /** Columns that there is room for. */
  readonly capacity: number;
  /** Null where nobody knows it: nothing is hatched then. */
  readonly trueAction: number | null;
  nameOf(action: number): string;
  readonly colour: string;
  readonly ink: string;
  readonly font: string;
}

export const RIBBON_HEIGHT = 42;
const LABEL_HEIGHT = 15;
const FONT_SIZE = 11;
/** Around a label, in its run. */
const PADDING = 4;
const LINE_OPACITY = 0.35;

export function paintRibbon(canvas: HTMLCanvasElement, ribbon: Ribbon, width: number): void {
  const ratio = screenRatio(canvas);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(RIBBON_HEIGHT * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  const { history, capacity, trueAction, colour } = ribbon;
  const cell = width / capacity;
  const first = capacity - history.length;
  const tall = RIBBON_HEIGHT - LABEL_HEIGHT;
  const hatch = hatchPattern(context, colour);
  const edge = edgesOf(capacity, width, ratio);
  for (const [index, answer] of history.entries()) {
    if (answer === null) continue;
    const high = Math.max(1, answer.probability * tall);
    context.fillStyle = trueAction === null || answer.action === trueAction ? colour : hatch;
    const left = edge(first + index);
    context.fillRect(left, RIBBON_HEIGHT - high, edge(first + index + 1) - left, high);
  }
  paintLabels(context, ribbon, cell, first);
}

function paintLabels(context: CanvasRenderingContext2D, ribbon: Ribbon, cell: number, first: number): void {
  const { runs, nameOf, ink, font } = ribbon;
  context.font = `${FONT_SIZE}px ${font}`;
  context.textBaseline = 'middle';
  context.fillStyle = ink;
  const measure = (text: string) => context.measureText(text).width;
  const ends = new Set(runs.flatMap(({ from, length }) => [first + from, first + from + length]));
  context.globalAlpha = LINE_OPACITY;
  for (const end of ends) {
    if (end > first && end < ribbon.capacity) context.fillRect(Math.round(end * cell), 1, 1, RIBBON_HEIGHT);
  }
  context.globalAlpha = 1;
  for (const { action, from, length } of runs) {
    const text = shortened(nameOf(action), length * cell - 2 * PADDING, measure);
    context.fillText(text, (first + from) * cell + PADDING, LABEL_HEIGHT / 2);
  }
}
