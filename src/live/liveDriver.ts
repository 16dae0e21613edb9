/**
 * Lets frames flow into a session: those of a recording as if a sensor gave them, or a camera's. Says what there is to see ten times
 * a second, and each frame as it is read. Time and animation frames come from outside, so that a test can be the clock.
 */

import type { StreamedFrame } from '../dataset/featureStream';
import type { FeatureConfig } from '../experiment/config';
import type { MappedBody } from '../recordings/poseLandmarks';
import { JOINT_COUNT } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';
import type { NetworkSnapshot } from '../training/protocol';
import { FrameResampler } from './frameResampler';
import { type LiveAnswer, type LiveOptions, LiveSession } from './liveSession';
import { Pace, type PaceReport } from './pace';
import { SensorClock } from './sensorClock';

const VIEW_INTERVAL_MS = 100;
/** Who comes back after so long is somebody new. */
const FORGOTTEN_AFTER_MS = 1000;

export interface LiveView {
  readonly answers: readonly LiveAnswer[];
  readonly pace: PaceReport;
  /** Of the pose model on the camera's pictures. */
  readonly pictures: PaceReport;
  /** Frames since the last start from nothing. */
  readonly sinceStart: number;
  /** Joints that the camera showed in its last picture; null where nobody was in it. */
  readonly jointsSeen: number | null;
}

/** What is read now, for drawing. */
export interface LiveBodies {
  readonly bodyCount: 1 | 2;
  /** `[bodies, 25, 3]` */
  readonly positions: Float32Array;
  /** `[bodies, 25]` values of TRACKING */
  readonly tracking: Uint8Array;
  /** Frame of the recording; null of a camera's. */
  readonly frame: number | null;
}

export interface LiveClock {
  /** Milliseconds, steady. */
  now(): number;
  requestFrame(callback: () => void): number;
  cancelFrame(request: number): void;
  /** Whether nobody can see the page. */
  hidden(): boolean;
}

interface LiveListeners {
  onView(view: LiveView): void;
  /** Null where nobody is in sight. */
  onBodies(bodies: LiveBodies | null): void;
}

export class LiveDriver {
  readonly #clock: LiveClock;
  readonly #listeners: LiveListeners;
  readonly #pace = new Pace();
  readonly #pictures = new Pace();
  readonly #resampler = new FrameResampler();
  readonly #session: LiveSession;
  #request: number | null = null;
  #shownAt = Number.NEGATIVE_INFINITY;
  /** Since when nobody has been in sight. */
  #goneSince: number | null = null;
  #jointsSeen: number | null = null;

  constructor(features: FeatureConfig, options: LiveOptions, clock: LiveClock, listeners: LiveListeners) {
    this.#session = new LiveSession(features, options);
    this.#clock = clock;
    this.#listeners = listeners;
  }

  setOptions(options: LiveOptions): void {
    this.#session.setOptions(options);
  }

  /** False where the snapshot does not belong to these features. */
  take(snapshot: NetworkSnapshot): boolean {
    return this.#session.take(snapshot);
  }

  keep(networkIds: readonly string[]): void {
    this.#session.keep(networkIds);
  }

  startOver(): void {
    this.#session.startOver();
    this.#show(true);
  }

  /** From its first frame, again and again; every time the networks start from nothing. */
  play(sequence: SkeletonSequence): void {
    this.stop();
    this.#session.startOver();
    const sensor = new SensorClock(this.#clock.now());
    let next = 0;
    let wasHidden = false;
    const tick = () => {
      this.#request = this.#clock.requestFrame(tick);
      if (this.#clock.hidden()) {
        wasHidden = true;
        return;
      }
      const before = this.#clock.now();
      if (wasHidden) sensor.goOnFrom(before);
      wasHidden = false;
      const { lost, read } = sensor.due(before);
      for (let i = 0; i < lost + read; i++) {
        if (next >= sequence.frameCount) {
          next = 0;
          this.#session.startOver();
        }
        if (i >= lost) this.#session.read(frameAt(sequence, next));
        next++;
      }
      if (lost + read === 0) return;
      this.#pace.note(before, read, lost, this.#clock.now() - before);
      this.#listeners.onBodies(bodiesAt(sequence, next - 1));
      this.#show(false);
    };
    if (sequence.frameCount > 0) tick();
  }

  /** What a camera sees enters here. @param at milliseconds of the picture @param took of the model, milliseconds */
  see(at: number, took: number, body: MappedBody | null): void {
    const before = this.#clock.now();
    this.#pictures.note(before, 1, 0, took);
    this.#jointsSeen = body === null ? null : body.tracking.filter((state) => state > 0).length;
    if (body === null) this.#goneSince ??= at;
    else {
      if (this.#goneSince !== null && at - this.#goneSince > FORGOTTEN_AFTER_MS) this.#session.startOver();
      this.#goneSince = null;
    }
    const frames = this.#resampler.push(at / 1000, body?.positions ?? null);
    for (const positions of frames) this.#session.read({ bodyCount: 1, positions, orientations: null });
    const after = this.#clock.now();
    if (frames.length > 0) this.#pace.note(after, frames.length, 0, after - before);
    this.#listeners.onBodies(body === null ? null : { ...body, bodyCount: 1, frame: null });
    this.#show(false);
  }

  /** Nothing is read any more; what was answered stays. */
  stop(): void {
    if (this.#request !== null) this.#clock.cancelFrame(this.#request);
    this.#request = null;
    this.#pace.startOver();
    this.#pictures.startOver();
    this.#resampler.startOver();
    this.#goneSince = null;
    this.#jointsSeen = null;
    this.#show(true);
  }

  /** What was answered and who was seen goes: what comes next comes from elsewhere, and another truth would judge these answers. */
  forget(): void {
    this.#session.forget();
    this.#listeners.onBodies(null);
    this.#show(true);
  }

  #show(atOnce: boolean): void {
    const now = this.#clock.now();
    if (!atOnce && now - this.#shownAt < VIEW_INTERVAL_MS) return;
    this.#shownAt = now;
    this.#listeners.onView({
      answers: this.#session.answers(),
      pace: this.#pace.report(now),
      pictures: this.#pictures.report(now),
      sinceStart: this.#session.sinceStart,
      jointsSeen: this.#jointsSeen,
    });
  }
}

function bodiesAt(sequence: SkeletonSequence, frame: number): LiveBodies {
  const { bodyCount, positions } = frameAt(sequence, frame);
  const size = bodyCount * JOINT_COUNT;
  return {
    bodyCount,
    positions,
    tracking: sequence.tracking.subarray(frame * size, (frame + 1) * size),
    frame,
  };
}

function frameAt({ bodyCount, positions, orientations }: SkeletonSequence, frame: number): StreamedFrame {
  const part = (values: Float32Array, size: number) =>
    values.subarray(frame * bodyCount * size, (frame + 1) * bodyCount * size);
  return {
    bodyCount,
    positions: part(positions, JOINT_COUNT * 3),
    orientations: orientations === null ? null : part(orientations, JOINT_COUNT * 4),
  };
}
