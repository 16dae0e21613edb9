/** One trained network that reads frames as they come, its state carried along, and what it has answered of late. */

import { type Plan, planOf } from '../export/plan';
import { type Carried, nothingCarried, stepPlan } from '../export/runPlan';
import type { NetworkSnapshot } from '../training/protocol';
import { logSoftmax, RollingAnswer } from './rollingAnswer';

/** Frames that the history goes back. */
export const HISTORY_FRAMES = 300;

/** A network's answer to one frame. */
export interface PastAnswer {
  /** Action number. */
  readonly action: number;
  /** 0–1 */
  readonly probability: number;
}

export class LiveNetwork {
  #snapshot: NetworkSnapshot;
  #plan: Plan;
  #carried: Carried;
  #rolling: RollingAnswer;
  #present: Float32Array<ArrayBuffer> | null = null;
  /** Oldest first; null where the network started over before the next one. */
  readonly #history: (PastAnswer | null)[] = [];

  /** @throws RangeError where the kind cannot be run frame by frame @param window of the rolling prediction, seconds */
  constructor(snapshot: NetworkSnapshot, window: number) {
    this.#snapshot = snapshot;
    this.#plan = planOf(snapshot);
    this.#carried = nothingCarried(this.#plan);
    this.#rolling = new RollingAnswer(window);
  }

  /** Action numbers by class index. */
  get classes(): readonly number[] {
    return this.#snapshot.classes;
  }

  get inputs(): number {
    return this.#plan.inputs;
  }

  /** Of the weights. */
  get iteration(): number {
    return this.#snapshot.iteration;
  }

  /** `[classes]` softmax of the last frame; null before the first, and NaN where the network diverged. */
  get present(): Float32Array<ArrayBuffer> | null {
    return this.#present;
  }

  /** `[classes]`; null before the first frame. */
  rolling(): Float32Array<ArrayBuffer> | null {
    return this.#rolling.probabilities();
  }

  get history(): readonly (PastAnswer | null)[] {
    return this.#history;
  }

  setWindow(seconds: number): void {
    if (seconds !== this.#rolling.window) this.#rolling = new RollingAnswer(seconds);
  }

  /** The same network later in its training: it goes on from the state that it has. Another one begins anew. */
  take(snapshot: NetworkSnapshot): void {
    const plan = planOf(snapshot);
    const fits = sameShape(snapshot, this.#snapshot);
    this.#snapshot = snapshot;
    this.#plan = plan;
    if (!fits) this.startOver();
  }

  /** State and rolling prediction to nothing; the history keeps what was answered. */
  startOver(): void {
    this.#carried = nothingCarried(this.#plan);
    this.#rolling.startOver();
    this.#present = null;
    if (this.#history.length > 0 && this.#history.at(-1) !== null) this.#remember(null);
  }

  /** As before its first frame. */
  forget(): void {
    this.startOver();
    this.#history.length = 0;
  }

  /** @param features `[inputs]` @param seconds since the frame before */
  read(features: Float32Array, seconds: number): void {
    const logProbabilities = logSoftmax(stepPlan(this.#plan, this.#carried, features));
    this.#rolling.add(logProbabilities, seconds);
    const present = Float32Array.from(logProbabilities, Math.exp);
    this.#present = present;
    const probability = present.reduce((a, b) => Math.max(a, b), 0);
    const action = this.classes[present.indexOf(probability)];
    this.#remember(action === undefined ? null : { action, probability });
  }

  #remember(answer: PastAnswer | null): void {
    this.#history.push(answer);
    if (this.#history.length > HISTORY_FRAMES) this.#history.shift();
  }
}

/** Whether the weights of one can stand in for the other's. */
function sameShape(one: NetworkSnapshot, other: NetworkSnapshot): boolean {
  const form = ({ network, inputs, classes }: NetworkSnapshot) =>
    JSON.stringify([network.kind, network.options, inputs, classes]);
  return form(one) === form(other);
}
