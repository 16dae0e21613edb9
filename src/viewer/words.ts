/** The words of a saved picture, and how a canvas writes them: the caption at the top, the legend at the bottom. */

import type { LegendEntry } from './legend';

/** A line over the picture: the truth, or what a network says. */
export interface CaptionLine {
  readonly text: string;
  /** Stands in a column right of the texts; empty where there is none. */
  readonly figure: string;
}

/** What stands over the picture at a frame. */
export interface Words {
  readonly caption: readonly CaptionLine[];
  readonly legend: readonly LegendEntry[];
  /** Below the legend; empty where there is nothing to tell. */
  readonly note: string;
}

/** How the page writes; canvases know no style sheets. */
export interface Hand {
  readonly context: CanvasRenderingContext2D;
  readonly background: string;
  readonly ink: string;
  readonly fontFamily: string;
  /** Of the text, pixels. */
  readonly size: number;
}

const LINE_HEIGHT = 1.4;
/** Of the size of the text, as all that follows. */
const MARGIN = 0.9;
const HALO = 0.3;
const GAP = { column: 0.8, mark: 0.35, entry: 1.1 };
const DOT = 0.85;
const RING = 0.13;
const SCALE = { width: 4.6, height: 0.7 };
const GHOST_OPACITY = 0.55;

export function writeWords(
  hand: Hand,
  { caption, legend, note }: Words,
  width: number,
  height: number,
): void {
  const { context, size } = hand;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const room = width - 2 * MARGIN * size;
  writeCaption(hand, caption, room);
  const rows = rowsOf(hand, legend, room);
  const lines = rows.length + (note === '' ? 0 : 1);
  const top = height - (MARGIN + (lines - 0.5) * LINE_HEIGHT) * size;
  for (const [i, row] of rows.entries()) {
    let x = MARGIN * size;
    for (const entry of row) x += writeEntry(hand, entry, x, top + i * LINE_HEIGHT * size) + GAP.entry * size;
  }
  font(hand, 400);
  if (note !== '') write(hand, note, MARGIN * size, top + rows.length * LINE_HEIGHT * size, room);
}

function font({ context, size, fontFamily }: Hand, weight: 400 | 600): void {
  context.font = `${weight} ${size}px ${fontFamily}`;
}

/** Text with what is behind it faded, as performers and floor pass there. */
function write(
  { context, background, ink, size }: Hand,
  text: string,
  x: number,
  y: number,
  most: number,
): void {
  context.strokeStyle = background;
  context.lineWidth = HALO * size;
  context.strokeText(text, x, y, most);
  context.fillStyle = ink;
  context.fillText(text, x, y, most);
}

function writeCaption(hand: Hand, caption: readonly CaptionLine[], room: number): void {
  const { context, size } = hand;
  const weightOf = (line: number) => (line === 0 ? 600 : 400);
  let [texts, figures] = [0, 0];
  for (const [i, { text, figure }] of caption.entries()) {
    font(hand, weightOf(i));
    if (figure !== '') texts = Math.max(texts, context.measureText(text).width);
    figures = Math.max(figures, context.measureText(figure).width);
  }
  texts = Math.min(texts, room - figures - GAP.column * size);
  const right = MARGIN * size + texts + GAP.column * size + figures;
  for (const [i, { text, figure }] of caption.entries()) {
    const y = (MARGIN + (i + 0.5) * LINE_HEIGHT) * size;
    font(hand, weightOf(i));
    write(hand, text, MARGIN * size, y, figure === '' ? room : texts);
    write(hand, figure, right - context.measureText(figure).width, y, room);
  }
}

/** In lines that fit. */
function rowsOf(hand: Hand, legend: readonly LegendEntry[], room: number): LegendEntry[][] {
  const rows: LegendEntry[][] = [];
  let left = 0;
  for (const entry of legend) {
    const needed = widthOf(hand, entry) + GAP.entry * hand.size;
    const row = rows.at(-1);
    if (row === undefined || needed > left) {
      rows.push([entry]);
      left = room + GAP.entry * hand.size - needed;
    } else {
      row.push(entry);
      left -= needed;
    }
  }
  return rows;
}

function markWidth({ mark, colours }: LegendEntry): number {
  return mark === 'scale' ? SCALE.width : DOT * Math.max(1, colours.length);
}

function widthOf(hand: Hand, entry: LegendEntry): number {
  font(hand, 400);
  const before =
    entry.before === '' ? 0 : hand.context.measureText(entry.before).width + GAP.mark * hand.size;
  return before + (markWidth(entry) + GAP.mark) * hand.size + hand.context.measureText(entry.text).width;
}

/** @returns how wide it is */
function writeEntry(hand: Hand, entry: LegendEntry, x: number, y: number): number {
  const { context, size } = hand;
  const width = widthOf(hand, entry);
  const text = context.measureText(entry.text).width;
  const mark = x + width - text - (markWidth(entry) + GAP.mark) * size;
  write(hand, entry.before, x, y, width);
  drawMark(hand, entry, mark, y);
  write(hand, entry.text, x + width - text, y, width);
  return width;
}

function drawMark(hand: Hand, { mark, colours }: LegendEntry, x: number, y: number): void {
  if (mark === 'scale') drawScale(hand, colours, x, y);
  else if (mark === 'ring') drawRing(hand, x, y);
  else drawDots(hand, colours, x, y, mark === 'ghost' ? GHOST_OPACITY : 1);
}

function drawRing({ context, size, ink }: Hand, x: number, y: number): void {
  const radius = (DOT * size) / 2;
  context.beginPath();
  context.strokeStyle = ink;
  context.lineWidth = RING * size;
  context.arc(x + radius, y, radius - context.lineWidth / 2, 0, 2 * Math.PI);
  context.stroke();
}

function drawDots(hand: Hand, colours: readonly string[], x: number, y: number, opacity: number): void {
  const { context, size } = hand;
  const radius = (DOT * size) / 2;
  context.globalAlpha = opacity;
  for (const [i, colour] of colours.entries()) {
    context.beginPath();
    context.fillStyle = colour;
    context.arc(x + radius * (1 + 2 * i), y, radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

function drawScale({ context, size }: Hand, colours: readonly string[], x: number, y: number): void {
  const [wide, tall] = [SCALE.width * size, SCALE.height * size];
  const gradient = context.createLinearGradient(x, 0, x + wide, 0);
  for (const [i, colour] of colours.entries()) gradient.addColorStop(i / (colours.length - 1), colour);
  context.fillStyle = gradient;
  context.fillRect(x, y - tall / 2, wide, tall);
}
