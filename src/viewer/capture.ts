/** What is seen as a picture or a film: the scene, and over it what is true and what the networks say. */

const FRAMES_PER_SECOND = 30;
const FILM_TYPES = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm', 'video/mp4'];
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
class Composition {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #look: Look;

  constructor(scene: HTMLCanvasElement) {
    this.canvas.width = scene.width;
    this.canvas.height = scene.height;
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
  const composition = new Composition(scene);
  composition.draw(scene, caption);
  return new Promise((resolve, reject) => {
    composition.canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)));
  });
}

/** The kind of film this browser makes; null where it makes none. */
export function filmType(): string | null {
  if (typeof MediaRecorder === 'undefined') return null;
  return FILM_TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

/** A film that grows with every drawing until it is finished. */
export class Film {
  readonly #composition: Composition;
  readonly #recorder: MediaRecorder;
  readonly #pieces: Blob[] = [];
  #failed = false;

  /** @param type from {@link filmType} */
  constructor(scene: HTMLCanvasElement, type: string) {
    this.#composition = new Composition(scene);
    const stream = this.#composition.canvas.captureStream(FRAMES_PER_SECOND);
    this.#recorder = new MediaRecorder(stream, { mimeType: type });
    this.#recorder.ondataavailable = ({ data }) => this.#pieces.push(data);
    this.#recorder.onerror = () => {
      this.#failed = true;
    };
    this.#recorder.start();
  }

  add(scene: HTMLCanvasElement, caption: readonly string[]): void {
    this.#composition.draw(scene, caption);
  }

  /** Rejects where the browser could not record. */
  async finish(): Promise<Blob> {
    if (this.#recorder.state !== 'inactive') {
      const stopped = new Promise((resolve) => {
        this.#recorder.onstop = resolve; // which follows an error too
      });
      this.#recorder.stop();
      await stopped;
    }
    for (const track of this.#recorder.stream.getTracks()) track.stop();
    const film = new Blob(this.#pieces, { type: this.#recorder.mimeType });
    if (this.#failed || film.size === 0) throw new Error('recording failed');
    return film;
  }
}
