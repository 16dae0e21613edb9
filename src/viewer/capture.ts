/** What is seen as a picture: the scene, and over it what is true and what the networks say. */

/** Of the shorter side of the picture. */
const TEXT_SHARE = 1 / 22;
const LINE_HEIGHT = 1.4;

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

/** A canvas of the scene's size that takes what the scene shows at each drawing. */
export class Composition {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #look: Look;

  constructor(scene: HTMLCanvasElement, width: number, height: number) {
    this.canvas.width = width;
    this.canvas.height = height;
    const context = this.canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    this.#context = context;
    this.#look = lookOf(scene);
  }

  draw(scene: HTMLCanvasElement, caption: readonly string[]): void {
    const { width, height } = this.canvas;
    const { background, ink, fontFamily } = this.#look;
    const size = Math.round(Math.min(width, height) * TEXT_SHARE);
    this.#context.fillStyle = background;
    this.#context.fillRect(0, 0, width, height);
    this.#context.drawImage(scene, 0, 0, width, height);
    this.#context.fillStyle = ink;
    this.#context.textBaseline = 'top';
    for (const [i, line] of caption.entries()) {
      this.#context.font = `${i === 0 ? 600 : 400} ${size}px ${fontFamily}`;
      this.#context.fillText(line, size, size * (0.8 + i * LINE_HEIGHT), width - 2 * size);
    }
  }
}

/** @param scene just drawn: its pixels are gone when the browser has shown them */
export function pictureOf(scene: HTMLCanvasElement, caption: readonly string[]): Promise<Blob> {
  const composition = new Composition(scene, scene.width, scene.height);
  composition.draw(scene, caption);
  return new Promise((resolve, reject) => {
    composition.canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)));
  });
}
