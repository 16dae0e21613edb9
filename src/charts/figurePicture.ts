/** A figure as a PNG: its plot as it is on the page, under its title and its legend. */

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  /** SVG stroke-dasharray; empty for a solid line. */
  readonly dash: string;
}

/** Drawn in any way; of what scrolls, all is saved. */
export type Plot = SVGSVGElement | HTMLElement;

interface FigureParts {
  readonly title: string;
  /** Smaller, under the title; empty for none. */
  readonly note: string;
  readonly legend: readonly LegendEntry[];
  readonly plot: Plot;
}

/** Of a picture pixel per CSS pixel, so that it is sharp on paper and slides. */
const SCALE = 2;
const MARGIN = 16;
const TITLE_HEIGHT = 26;
const LEGEND_HEIGHT = 22;
const NOTE_FONT_SIZE = 12;
const NOTE_HEIGHT = 17;
const LINE_WIDTH = 26;
const GAP = 8;

/** What a style sheet may say about how a shape is drawn. */
const DRAWN_STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linejoin',
  'opacity',
  'visibility',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
] as const;

/** Rejects where the browser cannot draw it. */
export async function figurePng({ title, note, legend, plot }: FigureParts): Promise<Blob> {
  const { image, width, height } = await drawn(plot);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
  context.font = `${NOTE_FONT_SIZE}px ${fontFamily}`;
  const lines = linesWithin(note, width, (text) => context.measureText(text).width);
  const titled = MARGIN + TITLE_HEIGHT + lines.length * NOTE_HEIGHT;
  const head = titled + (legend.length > 0 ? LEGEND_HEIGHT : 0) + (lines.length > 0 ? GAP : 0);
  canvas.width = Math.ceil((width + 2 * MARGIN) * SCALE);
  canvas.height = Math.ceil((head + height + MARGIN) * SCALE);
  context.scale(SCALE, SCALE);
  context.fillStyle = backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = color;
  context.textBaseline = 'middle';
  context.font = `600 15px ${fontFamily}`;
  context.fillText(title, MARGIN, MARGIN + TITLE_HEIGHT / 2, width);
  context.font = `${NOTE_FONT_SIZE}px ${fontFamily}`;
  for (const [i, line] of lines.entries()) {
    context.fillText(line, MARGIN, MARGIN + TITLE_HEIGHT + (i + 0.5) * NOTE_HEIGHT, width);
  }
  paintLegend(context, legend, titled + LEGEND_HEIGHT / 2);
  context.drawImage(image, MARGIN, head, width, height);
  return pngOf(canvas);
}

/** A text in lines that are not wider than `width`, where its words allow it. */
export function linesWithin(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else if (word !== '') lines.push(word);
  }
  return lines;
}

function paintLegend(context: CanvasRenderingContext2D, legend: readonly LegendEntry[], y: number): void {
  let x = MARGIN;
  for (const { label, colour, dash } of legend) {
    context.strokeStyle = colour;
    context.lineWidth = 2.25;
    context.setLineDash(dash.split(/[\s,]+/).flatMap((length) => (length === '' ? [] : [Number(length)])));
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + LINE_WIDTH, y);
    context.stroke();
    context.fillText(label, x + LINE_WIDTH + GAP, y);
    x += LINE_WIDTH + GAP + context.measureText(label).width + 2 * GAP;
  }
}

interface Drawn {
  readonly image: CanvasImageSource;
  /** In pixels of the page. */
  readonly width: number;
  readonly height: number;
}

async function drawn(plot: Plot): Promise<Drawn> {
  const { width, height } = plot.getBoundingClientRect();
  if (plot instanceof HTMLCanvasElement) return { image: plot, width, height };
  if (plot instanceof SVGSVGElement) return { image: await imageOf(plot, width, height), width, height };
  const { toCanvas } = await import('html-to-image');
  const tall = Math.max(height, plot.scrollHeight);
  const style = { margin: '0', maxHeight: 'none', overflow: 'visible' };
  const image = await toCanvas(plot, { pixelRatio: SCALE, width, height: tall, skipFonts: true, style });
  return { image, width, height: tall };
}

/** The page's style sheets do not reach into an image: what they say is written onto the copy. */
async function imageOf(plot: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = plot.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('no copy of the plot');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const originals = plot.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, i) => {
    const original = originals[i];
    if (original === undefined || !(element instanceof SVGElement)) return;
    const style = getComputedStyle(original);
    for (const name of DRAWN_STYLES) element.style.setProperty(name, style.getPropertyValue(name));
  });
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}
