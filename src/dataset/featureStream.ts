/**
 * Features of frames as they come, from what has come so far alone: after every frame the same numbers as ./features writes
 * for the last frame of a recording that ends there. Two things of training cannot be had that way. The length of the spine is the
 * median until now, not that of the whole recording; and a recording that is not yet over cannot be resampled to a length,
 * so frames are taken at the pace at which they come.
 */

import type { FeatureConfig } from '../experiment/config';
import { JOINT_COUNT } from '../skeleton/joints';
import { FRAME_RATE } from '../skeleton/sequence';
import { isAbsent } from './bodyInFrame';
import { inputCount } from './features';
import { JointTurns, ORIENTATION_VALUES } from './jointTurns';
import { writeChanges, writePositions } from './placing';
import { SpaceSoFar } from './spaceSoFar';

const VALUES = JOINT_COUNT * 3;
const BODIES = 2;
/** Two frames are remembered: the one before and the present one. */
const [BEFORE, NOW] = [0, 1];

export interface StreamedFrame {
  readonly bodyCount: 1 | 2;
  /** `[bodies, 25, 3]` metres, camera space; zeros where a body is absent. */
  readonly positions: Float32Array;
  /** `[bodies, 25, 4]`, where the source has them. */
  readonly orientations: Float32Array | null;
}

export class FeatureStream {
  readonly #config: FeatureConfig;
  #space: SpaceSoFar;
  #seen = 0;
  /** `[2, bodies, 25, 3]` */
  readonly #positions = new Float32Array(2 * BODIES * VALUES);
  /** `[bodies, 25, 4]` of the present frame. */
  readonly #orientations = new Float32Array(BODIES * ORIENTATION_VALUES);
  /** Where the main body was at either frame. */
  #places: [before: ArrayLike<number> | null, now: ArrayLike<number> | null] = [null, null];
  #turns: readonly JointTurns[] | null = null;

  constructor(config: FeatureConfig) {
    this.#config = config;
    this.#space = new SpaceSoFar(config);
  }

  /** The next frame is the first of a sequence. */
  startOver(): void {
    this.#space = new SpaceSoFar(this.#config);
    this.#seen = 0;
    this.#positions.fill(0);
    this.#places = [null, null];
    this.#turns = null;
  }

  /** @returns `[inputs]`, a new array; null of a frame that `frameStep` leaves out */
  push(frame: StreamedFrame): Float32Array<ArrayBuffer> | null {
    const rotation = this.#space.rotation;
    this.#space.see(frame.positions);
    const kept = this.#seen % this.#config.frameStep === 0;
    this.#seen++;
    if (this.#space.rotation !== rotation) this.#turns = null; // quaternions begin anew with the axes
    if (!kept) return null;
    this.#remember(frame);
    const features = new Float32Array(inputCount(this.#config));
    const bodies = Math.min(this.#config.bodies, frame.bodyCount);
    for (let body = 0; body < bodies; body++) this.#write(body, frame, features);
    return features;
  }

  #remember({ bodyCount, positions, orientations }: StreamedFrame): void {
    const all = this.#positions;
    all.copyWithin(BEFORE, NOW * BODIES * VALUES);
    all.fill(0, NOW * BODIES * VALUES);
    all.set(positions.subarray(0, bodyCount * VALUES), NOW * BODIES * VALUES);
    this.#places = [this.#places[NOW] as ArrayLike<number> | null, this.#space.place];
    this.#orientations.fill(0);
    if (orientations !== null)
      this.#orientations.set(orientations.subarray(0, bodyCount * ORIENTATION_VALUES));
  }

  #isPresent(moment: number, body: number): boolean {
    return !isAbsent(this.#positions, (moment * BODIES + body) * VALUES);
  }

  #write(body: number, { orientations: given }: StreamedFrame, features: Float32Array): void {
    if (!this.#isPresent(NOW, body)) return;
    const { orientations, velocities, frameStep } = this.#config;
    const to = (features.length / this.#config.bodies) * body;
    this.#place(NOW, body, features, to);
    if (orientations && given !== null) this.#turnsOf(body).write(body, body, 0, features, to + VALUES);
    if (!velocities || !this.#isPresent(BEFORE, body)) return;
    // Both where they are seen from now on, in case the origin was only just found.
    const pair = new Float32Array(3 * VALUES);
    this.#place(BEFORE, body, pair, 0);
    this.#place(NOW, body, pair, VALUES);
    writeChanges(pair, VALUES, 0, 2 * VALUES, FRAME_RATE / frameStep);
    features.set(pair.subarray(2 * VALUES), to + VALUES + (orientations ? ORIENTATION_VALUES : 0));
  }

  #place(moment: number, body: number, target: Float32Array, to: number): void {
    const at = moment * BODIES + body;
    const space = {
      origins: Float64Array.from(this.#space.originOf(this.#places[moment] ?? null)),
      originStride: 0,
      turn: this.#space.turn,
      rotation: null,
    };
    const here = { first: 0, second: 0, here: at, there: at, share: 0 };
    writePositions(this.#positions, space, here, target, to);
  }

  #turnsOf(body: number): JointTurns {
    this.#turns ??= Array.from({ length: BODIES }, () => new JointTurns(this.#orientations, this.#space));
    return this.#turns[body] as JointTurns;
  }
}
