/**
 * Paints a network's answers over a sequence: a column per frame, its height the confidence, and below a darker band that is
 * whole where the answer is right and hatched where it is wrong, so that it shows however low the columns are.
 */

import { hatchPattern } from './hatch';
import { edgesOf } from './pixelEdges';

export interface StripPicture {
  /** First and, exclusive, last frame of each column, in frames of the sequence. */
  readonly columns: readonly (readonly [number, number])[];
  readonly frameCount: number;
  /** 0–1 */
  readonly confidence: Float32Array;
  /** Null where nobody knows the truth: there is no band then. */
  readonly right: readonly boolean[] | null;
  readonly colour: string;
  /** Of wrong answers. */
  readonly quiet: string;
  /** Of text here. */
  readonly ink: string;
}

const COLUMNS_HEIGHT = 30;
const BAND_HEIGHT = 6;
/** Of the ink over the band, which tells it from columns of the same colour without a gap. */
const BAND_SHADE = 0.4;
/** Confidences that have a hairline; that of 0 tells hatching from the hatched band below. */
const HAIRLINES = [0, 0.5, 1] as const;
const HAIRLINE_OPACITY = 0.25;

/** In pixels of the page. */
export function stripHeight(right: StripPicture['right']): number {
  return right === null ? COLUMNS_HEIGHT : COLUMNS_HEIGHT + BAND_HEIGHT;
}

/** @param ratio device pixels per pixel */
export function paintStrip(
  canvas: HTMLCanvasElement,
  picture: StripPicture,
  width: number,
  ratio: number,
): void {
  const height = stripHeight(picture.right);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (context === null || picture.frameCount === 0) return;
  context.scale(ratio, ratio);
  const hatch = hatchPattern(context, picture.quiet);
  const edge = edgesOf(picture.frameCount, width, ratio);
  for (const [index, [from, to]] of picture.columns.entries()) {
    const tall = Math.max(1, (picture.confidence[index] ?? 0) * COLUMNS_HEIGHT);
    const [left, wide] = [edge(from), edge(to) - edge(from)];
    context.fillStyle = picture.right?.[index] === false ? hatch : picture.colour;
    context.fillRect(left, COLUMNS_HEIGHT - tall, wide, tall);
    if (picture.right !== null) context.fillRect(left, COLUMNS_HEIGHT, wide, BAND_HEIGHT);
  }
  context.fillStyle = picture.ink;
  context.globalAlpha = HAIRLINE_OPACITY;
  for (const share of HAIRLINES) {
    const top = Math.round((1 - share) * COLUMNS_HEIGHT * ratio) / ratio;
    context.fillRect(0, top, width, 1 / ratio);
  }
  context.globalAlpha = BAND_SHADE;
  context.globalCompositeOperation = 'source-atop'; // what is painted, not what shows between the hatching
  if (picture.right !== null) context.fillRect(0, COLUMNS_HEIGHT, width, BAND_HEIGHT);
}
