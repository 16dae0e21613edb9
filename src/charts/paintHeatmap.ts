/** Draws the matrix on a 2D canvas: cells, class names, axis names. Knows nothing of React. */

import { type ColourTheme, colourOf, cssColour } from './colourScale';
import type { HeatmapLayout } from './heatmap';

export interface HeatmapPicture {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly rowLabel: string;
  readonly columnLabel: string;
  /** `[rows, columns]`, each 0–1. */
  readonly shares: Float32Array;
  readonly layout: HeatmapLayout;
  readonly theme: ColourTheme;
  readonly fontFamily: string;
}

const INK: Readonly<
  Record<ColourTheme, { readonly text: string; readonly faint: string; readonly line: string }>
> = {
  light: { text: '#343a40', faint: '#5c636a', line: '#ced4da' },
  dark: { text: '#d0d4d9', faint: '#a3a9b0', line: '#424a53' },
};

/** Cut where it is longer than so many letters; the tooltip has it in full. */
function shortLabel(label: string, letters: number): string {
  return label.length <= letters ? label : `${label.slice(0, letters - 1).trimEnd()}…`;
}

/** Widest shortened label, in em of the font. */
export function widestLabel(
  context: CanvasRenderingContext2D,
  labels: readonly string[],
  fontFamily: string,
  letters: number,
): number {
  context.font = `100px ${fontFamily}`;
  return Math.max(1, ...labels.map((label) => context.measureText(shortLabel(label, letters)).width / 100));
}

function paintCells(context: CanvasRenderingContext2D, picture: HeatmapPicture): void {
  const { columns, rows, shares, layout, theme } = picture;
  const { left, top, cell } = layout;
  // Edges fall on whole pixels, so that neighbours neither overlap nor leave a seam.
  const edge = (index: number) => Math.round(index * cell);
  const gap = cell >= 14 ? 1 : 0;
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columns.length; column++) {
      context.fillStyle = cssColour(colourOf(shares[row * columns.length + column] ?? 0, theme));
      context.fillRect(
        left + edge(column),
        top + edge(row),
        edge(column + 1) - edge(column) - gap,
        edge(row + 1) - edge(row) - gap,
      );
    }
  }
  context.strokeStyle = INK[theme].line;
  context.lineWidth = 1;
  context.strokeRect(left - 0.5, top - 0.5, edge(columns.length) + 1 - gap, edge(rows.length) + 1 - gap);
}

function paintNames(context: CanvasRenderingContext2D, picture: HeatmapPicture): void {
  const { rows, columns, layout, theme, fontFamily } = picture;
  const { left, top, cell, font, letters } = layout;
  context.fillStyle = INK[theme].text;
  context.font = `${font}px ${fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  rows.forEach((name, row) => {
    context.fillText(shortLabel(name, letters), left - 5, top + (row + 0.5) * cell);
  });
  context.textAlign = 'left';
  columns.forEach((name, column) => {
    context.save();
    context.translate(left + (column + 0.5) * cell, top - 5);
    context.rotate(-Math.PI / 2);
    context.fillText(shortLabel(name, letters), 0, 0);
    context.restore();
  });
}

/** The centre nearest to `centre` at which a centred text is not cut by the picture's edge. */
function within(context: CanvasRenderingContext2D, text: string, centre: number, extent: number): number {
  const half = context.measureText(text).width / 2 + 1;
  return Math.max(half, Math.min(centre, extent - half));
}

/** Between the names of the axes and the edges, where the ring of the focus is. */
const EDGE = 4;

function paintAxes(context: CanvasRenderingContext2D, picture: HeatmapPicture): void {
  const { layout, theme, rowLabel, columnLabel, fontFamily } = picture;
  const { left, top, width, height } = layout;
  context.fillStyle = INK[theme].faint;
  context.font = `600 12px ${fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillText(columnLabel, within(context, columnLabel, (left + width) / 2, width), EDGE);
  context.save();
  context.translate(EDGE, within(context, rowLabel, (top + height) / 2, height));
  context.rotate(-Math.PI / 2);
  context.fillText(rowLabel, 0, 0);
  context.restore();
}

/** Draws at `pixelRatio` device pixels per CSS pixel; the canvas takes the layout's size, or the given part of it. */
export function paintHeatmap(
  canvas: HTMLCanvasElement,
  picture: HeatmapPicture,
  pixelRatio: number,
  width = picture.layout.width,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { height } = picture.layout;
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  paintCells(context, picture);
  paintNames(context, picture);
  paintAxes(context, picture);
}
