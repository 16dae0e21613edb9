/** What is seen as a picture: the scene, and over it what is true, what the networks say and what colours mean. */

import { type Words, writeWords } from './words';

/** Of the shorter side of the picture. */
const TEXT_SHARE = 1 / 22;
/** A scene that fits but for so little has an odd pixel, which is cut off rather than squeezed. */
const ODD_PIXEL = 0.99;

/** How the page draws; canvases know no style sheets. */
interface Look {
  readonly background: string;
  readonly ink: string;
  readonly fontFamily: string;
}

function lookOf(element: Element): Look {
  const { color, fontFamily } = getComputedStyle(element);
  return { background: getComputedStyle(document.body).backgroundColor, ink: color, fontFamily };
}

function even(pixels: number): number {
  return pixels - (pixels % 2);
}

/** A canvas of the scene's size, its sides even, that takes what the scene shows at each drawing. */
export class Composition {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #look: Look;

  constructor(scene: HTMLCanvasElement) {
    this.canvas.width = even(scene.width); // films halve the colours
    this.canvas.height = even(scene.height);
    const context = this.canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    this.#context = context;
    this.#look = lookOf(scene);
  }

  /** @param scene of another shape where the page has changed since: all of it is seen still */
  draw(scene: HTMLCanvasElement, words: Words): void {
    const { width, height } = this.canvas;
    const size = Math.round(Math.min(width, height) * TEXT_SHARE);
    this.#context.fillStyle = this.#look.background;
    this.#context.fillRect(0, 0, width, height);
    const fit = Math.min(width / scene.width, height / scene.height);
    const scale = fit > ODD_PIXEL && fit < 1 ? 1 : fit;
    const [wide, tall] = [scene.width * scale, scene.height * scale];
    const [left, top] = [Math.round((width - wide) / 2), Math.round((height - tall) / 2)];
    this.#context.drawImage(scene, left, top, wide, tall);
    writeWords({ context: this.#context, size, ...this.#look }, words, width, height);
  }
}

/** @param scene just drawn: its pixels are gone when the browser has shown them, and are taken at once */
export function pictureOf(scene: HTMLCanvasElement, words: Words): Promise<Blob> {
  const composition = new Composition(scene);
  composition.draw(scene, words);
  return new Promise((resolve, reject) => {
    composition.canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)));
  });
}
