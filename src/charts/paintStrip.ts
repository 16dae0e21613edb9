/** Paints a network's answers over a sequence: a column per frame, its height the confidence, hatched where it is wrong. */

import { hatchPattern } from './hatch';

export interface StripPicture {
  /** First and, exclusive, last frame of each column, in frames of the sequence. */
  readonly columns: readonly (readonly [number, number])[];
  readonly frameCount: number;
  /** 0–1 */
  readonly confidence: Float32Array;
  /** Null where nobody knows the truth: nothing is hatched then. */
  readonly right: readonly boolean[] | null;
  readonly colour: string;
  /** Of wrong answers. */
  readonly quiet: string;
}

/** @param ratio device pixels per pixel */
export function paintStrip(
  canvas: HTMLCanvasElement,
  picture: StripPicture,
  width: number,
  height: number,
  ratio: number,
): void {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (context === null || picture.frameCount === 0) return;
  context.scale(ratio, ratio);
  const hatch = hatchPattern(context, picture.quiet);
  const cell = width / picture.frameCount;
  for (const [index, [from, to]] of picture.columns.entries()) {
    const tall = Math.max(1, (picture.confidence[index] ?? 0) * height);
    context.fillStyle = picture.right?.[index] === false ? hatch : picture.colour;
    context.fillRect(from * cell, height - tall, (to - from) * cell + 0.25, tall);
  }
}
