/** Paints a network's last answers: a column per frame, as high as it is probable, hatched where it is wrong; above, what was answered. */

import type { AnswerRun } from './answerRuns';
import { hatchPattern } from './hatch';
import { edgesOf } from './pixelEdges';

export interface Ribbon {
  /** Oldest first; null for a new start. The newest stands at the right end. */
  readonly history: readonly ({ readonly action: number; readonly probability: number } | null)[];
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
/** Runs that are narrower stay without a label. */
const NARROWEST = 30;

export function paintRibbon(canvas: HTMLCanvasElement, ribbon: Ribbon, width: number): void {
  const ratio = Math.min(3, window.devicePixelRatio);
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
  context.strokeStyle = ink;
  context.lineWidth = 1;
  for (const { action, from, length } of runs) {
    const [left, wide] = [(first + from) * cell, length * cell];
    context.globalAlpha = 0.35;
    context.beginPath();
    context.moveTo(Math.round(left) + 0.5, 1);
    context.lineTo(Math.round(left) + 0.5, RIBBON_HEIGHT);
    if (from > 0) context.stroke();
    context.globalAlpha = 1;
    if (wide < NARROWEST) continue;
    context.save();
    context.beginPath();
    context.rect(left, 0, wide - 2, LABEL_HEIGHT);
    context.clip();
    context.fillText(nameOf(action), left + 4, LABEL_HEIGHT / 2);
    context.restore();
  }
}
