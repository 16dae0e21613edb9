/**
 * All networks on one stream of frames, 30 a second: features from what has come so far, every network a step further, and a
 * new start now and then. Knows neither camera nor clock.
 */

import { FeatureStream, type StreamedFrame } from '../dataset/featureStream';
import { inputCount } from '../dataset/features';
import type { FeatureConfig } from '../experiment/config';
import { FRAME_RATE } from '../skeleton/sequence';
import type { NetworkSnapshot } from '../training/protocol';
import { LiveNetwork, type PastAnswer } from './liveNetwork';

export interface LiveOptions {
  /** Of the rolling prediction, seconds. */
  readonly window: number;
  /** Frames of the stream after which all start over; null: never. */
  readonly startOverAfter: number | null;
}

/** What one network says now. */
export interface LiveAnswer {
  readonly networkId: string;
  readonly iteration: number;
  /** Action numbers by class index. */
  readonly classes: readonly number[];
  /** `[classes]` of the last frame; null before it. */
  readonly present: Float32Array | null;
  /** `[classes]` rolling prediction; null before the first frame. */
  readonly rolling: Float32Array | null;
  /** Answers to the last used frames, oldest first; null stands for a new start. */
  readonly history: readonly (PastAnswer | null)[];
}

export class LiveSession {
  readonly features: FeatureConfig;
  readonly #stream: FeatureStream;
  readonly #networks = new Map<string, LiveNetwork>();
  #options: LiveOptions;
  #sinceStart = 0;

  constructor(features: FeatureConfig, options: LiveOptions) {
    this.features = features;
    this.#stream = new FeatureStream(features);
    this.#options = options;
  }

  /** Frames of the stream since the networks started from nothing. */
  get sinceStart(): number {
    return this.#sinceStart;
  }

  setOptions(options: LiveOptions): void {
    this.#options = options;
    for (const network of this.#networks.values()) network.setWindow(options.window);
  }

  /** Adds a network, or gives it newer weights. False where it was made for other features, or cannot be run frame by frame. */
  take(snapshot: NetworkSnapshot): boolean {
    if (snapshot.inputs !== inputCount(this.features)) return false;
    const { id } = snapshot.network;
    try {
      const known = this.#networks.get(id);
      if (known === undefined) this.#networks.set(id, new LiveNetwork(snapshot, this.#options.window));
      else known.take(snapshot);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  /** Forgets all networks but these. */
  keep(ids: readonly string[]): void {
    for (const id of this.#networks.keys()) if (!ids.includes(id)) this.#networks.delete(id);
  }

  /** Every state to zero: the next frame is the first of a sequence. */
  startOver(): void {
    this.#sinceStart = 0;
    this.#stream.startOver();
    for (const network of this.#networks.values()) network.startOver();
  }

  /** Starts over, and what was answered goes too. */
  forget(): void {
    this.startOver();
    for (const network of this.#networks.values()) network.forget();
  }

  /** The next frame; networks do not see those that `frameStep` leaves out. */
  read(frame: StreamedFrame): void {
    const { startOverAfter } = this.#options;
    if (startOverAfter !== null && this.#sinceStart >= startOverAfter) this.startOver();
    this.#sinceStart++;
    const features = this.#stream.push(frame);
    if (features === null) return;
    const seconds = this.features.frameStep / FRAME_RATE;
    for (const network of this.#networks.values()) network.read(features, seconds);
  }

  answers(): readonly LiveAnswer[] {
    return Array.from(this.#networks, ([networkId, network]) => ({
      networkId,
      iteration: network.iteration,
      classes: network.classes,
      present: network.present,
      rolling: network.rolling(),
      history: [...network.history],
    }));
  }
}
