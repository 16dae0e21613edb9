/**
 * What ./bodySpace says of a whole sequence, said of the frames that have come so far. An origin or axes found once stay as they
 * are; the length of the spine is the median of what was seen until now.
 */

import type { FeatureConfig } from '../experiment/config';
import { JOINT } from '../skeleton/joints';
import { type Axes, axesAt, isAbsent, jointAt, spineLength } from './bodyInFrame';
import { type BodySpace, spineUnit, turnInto } from './bodySpace';

const NOWHERE: ArrayLike<number> = [0, 0, 0];

export class SpaceSoFar {
  readonly #config: FeatureConfig;
  #axes: Axes | null = null;
  #first: ArrayLike<number> | null = null;
  #last: ArrayLike<number> | null = null;
  /** Metres, rising. */
  readonly #spines: number[] = [];
  #turn: Pick<BodySpace, 'turn' | 'rotation'> = { turn: null, rotation: null };

  constructor(config: FeatureConfig) {
    this.#config = config;
  }

  /** @param positions whose first 25 joints are the main body's in the next frame */
  see(positions: Float32Array): void {
    if (isAbsent(positions, 0)) return;
    const { view, scale } = this.#config;
    this.#last = jointAt(positions, 0, JOINT.spineBase);
    this.#first ??= this.#last;
    const known = this.#axes;
    this.#axes ??= axesAt(positions, 0, view);
    if (scale === 'spine') this.#insert(spineLength(positions, 0));
    else if (known === this.#axes) return;
    const turned = turnInto(this.#axes, scale === 'spine' ? spineUnit(this.#spines) : 1);
    this.#turn = known === this.#axes ? { ...turned, rotation: this.#turn.rotation } : turned;
  }

  get turn(): BodySpace['turn'] {
    return this.#turn.turn;
  }

  /** The same object for as long as it is the same. */
  get rotation(): BodySpace['rotation'] {
    return this.#turn.rotation;
  }

  /** Where the main body was seen last; null before it was. */
  get place(): ArrayLike<number> | null {
    return this.#last;
  }

  /** The origin of a frame. @param place where the main body was when the frame came */
  originOf(place: ArrayLike<number> | null): ArrayLike<number> {
    switch (this.#config.origin) {
      case 'camera':
        return NOWHERE;
      case 'first-frame':
        return this.#first ?? NOWHERE;
      case 'each-frame':
        return place ?? this.#first ?? NOWHERE;
    }
  }

  #insert(length: number): void {
    let [from, to] = [0, this.#spines.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#spines[middle] ?? 0) < length) from = middle + 1;
      else to = middle;
    }
    this.#spines.splice(from, 0, length);
  }
}
