/**
 * The webcam: asked for, shown to the pose model picture by picture, and let go of. Pictures go from the camera to the model on this
 * page and nowhere else. What can go wrong is a code; the camera is off after each.
 */

import { bodyFromLandmarks, type MappedBody } from '../recordings/poseLandmarks';
import type { PoseModel } from './poseModel';

export type CameraProblem =
  /** Pages that did not come over https have no cameras. */
  | 'insecure'
  | 'no-camera'
  | 'denied'
  /** Another program has it. */
  | 'busy'
  | 'no-webgl'
  /** The pose model could not be fetched or started, or failed on a picture. */
  | 'model'
  /** The camera was unplugged or taken away. */
  | 'ended'
  | 'unknown';

export interface CameraEvents {
  /** The camera is on; the model is fetched now. */
  onLoading(): void;
  onRunning(): void;
  /** @param at milliseconds of the picture @param took milliseconds that the model needed @param body null where nobody is seen */
  onPicture(at: number, took: number, body: MappedBody | null): void;
  onProblem(problem: CameraProblem): void;
}

const LONGEST_WORK_MS = 100;
const LONGEST_REST_MS = 2000;

export class PoseCamera {
  readonly #events: CameraEvents;
  readonly #loadModel: () => Promise<PoseModel>;
  readonly #video: HTMLVideoElement;
  #stream: MediaStream | null = null;
  #stopped = false;

  /** @param video to play in; need not be in the page @param loadModel is called once the camera is on */
  constructor(video: HTMLVideoElement, events: CameraEvents, loadModel: () => Promise<PoseModel>) {
    this.#video = video;
    this.#events = events;
    this.#loadModel = loadModel;
  }

  async start(): Promise<void> {
    if (!window.isSecureContext || navigator.mediaDevices === undefined) return this.#fail('insecure');
    if (!hasWebGl()) return this.#fail('no-webgl');
    try {
      await this.#open();
    } catch (error) {
      return this.#fail(problemOf(error));
    }
    if (this.#stopped) return this.#release();
    this.#events.onLoading();
    try {
      const model = await this.#loadModel();
      if (this.#stopped) return;
      model.startOver();
      this.#events.onRunning();
      await this.#watch(model);
    } catch {
      this.#fail('model');
    }
  }

  /** Lets go of the camera: its light goes out. */
  stop(): void {
    this.#stopped = true;
    this.#release();
  }

  async #open(): Promise<void> {
    const video = {
      width: { ideal: 640 },
      height: { ideal: 360 },
      frameRate: { ideal: 30 },
      facingMode: 'user',
    };
    const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
    this.#stream = stream;
    for (const track of stream.getTracks()) {
      track.addEventListener('ended', () => this.#fail('ended')); // not for our own stop()
    }
    if (this.#stopped) return;
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#video.srcObject = stream;
    await this.#video.play();
  }

  async #watch(model: PoseModel): Promise<void> {
    let last = 0;
    while (!this.#stopped) {
      const at = await nextPicture(this.#video);
      if (this.#stopped) return;
      if (at <= last || this.#video.videoWidth === 0) continue;
      last = at;
      const before = performance.now();
      const seen = await model.detect(this.#video, at);
      if (this.#stopped) return;
      const body = seen === null ? null : bodyFromLandmarks(seen);
      const took = performance.now() - before;
      this.#events.onPicture(at, took, body);
      if (took > LONGEST_WORK_MS) await rest(took);
    }
  }

  #fail(problem: CameraProblem): void {
    if (this.#stopped) return;
    this.stop();
    this.#events.onProblem(problem);
  }

  #release(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#video.srcObject = null;
  }
}

/** Half of the time is the page's own where the model is so slow that nothing else would come about. */
function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_REST_MS, milliseconds)));
}

/** Milliseconds at which the next picture came. A browser without word of pictures is asked with every one that it paints. */
function nextPicture(video: HTMLVideoElement): Promise<number> {
  return new Promise((resolve) => {
    if ('requestVideoFrameCallback' in video) {
      video.requestVideoFrameCallback((now, { captureTime }) => resolve(captureTime ?? now));
    } else requestAnimationFrame((now) => resolve(now));
  });
}

/** The model's own answer to a missing WebGL is an alert. */
function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function problemOf(error: unknown): CameraProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-camera';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unknown';
  }
}
