/** What is seen as a film. Load it lazily: it brings a library that writes containers. */

import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  QUALITY_HIGH,
  type VideoCodec,
  WebMOutputFormat,
} from 'mediabunny';

import { FRAME_RATE } from '../skeleton/sequence';
import { Composition } from './capture';
import type { Words } from './words';

const WEBM_CODECS: VideoCodec[] = ['vp9', 'vp8', 'av1'];
const MP4_CODECS: VideoCodec[] = ['avc', 'hevc'];

/** A film that grows picture by picture, however long each takes to draw: its time is the recording's, not the machine's. */
export class Film {
  readonly #composition: Composition;
  readonly #source: CanvasSource;
  readonly #output: Output<OutputFormat, BufferTarget>;
  #seconds = 0;
  #added: Promise<void> = Promise.resolve();

  private constructor(
    composition: Composition,
    source: CanvasSource,
    output: Output<OutputFormat, BufferTarget>,
  ) {
    this.#composition = composition;
    this.#source = source;
    this.#output = output;
  }

  /** WebM where the browser can encode it, else MP4. Rejects where it can encode neither. */
  static async start(scene: HTMLCanvasElement): Promise<Film> {
    const composition = new Composition(scene);
    const size = { width: composition.canvas.width, height: composition.canvas.height };
    const webm = await getFirstEncodableVideoCodec(WEBM_CODECS, size);
    const codec = webm ?? (await getFirstEncodableVideoCodec(MP4_CODECS, size));
    if (codec === null) throw new Error('no codec');
    const source = new CanvasSource(composition.canvas, { codec, bitrate: QUALITY_HIGH });
    const format = webm === null ? new Mp4OutputFormat() : new WebMOutputFormat();
    const output = new Output({ format, target: new BufferTarget() });
    output.addVideoTrack(source);
    await output.start();
    return new Film(composition, source, output);
  }

  /** With its dot. */
  get fileExtension(): string {
    return this.#output.format.fileExtension;
  }

  /**
   * Adds what the scene shows; resolves when there is room for more, rejects where the browser could not encode.
   *
   * @param frames how many frames of the recording it stands for
   */
  add(scene: HTMLCanvasElement, words: Words, frames: number): Promise<void> {
    this.#composition.draw(scene, words);
    const duration = frames / FRAME_RATE;
    this.#added = this.#source.add(this.#seconds, duration);
    this.#seconds += duration;
    return this.#added;
  }

  /** Rejects where the browser could not encode, or nothing was added. */
  async finish(): Promise<Blob> {
    try {
      await this.#added;
      await this.#output.finalize();
    } catch (error) {
      await this.#output.cancel().catch(() => undefined); // gives the encoder back
      throw error;
    }
    const { target, format } = this.#output;
    if (target.buffer === null || this.#seconds === 0) throw new Error('nothing was filmed');
    return new Blob([target.buffer], { type: format.mimeType });
  }
}
