/** When the frames of a recording fall due that is played as if a sensor gave it: 30 a second, and a sensor does not wait. */

import { FRAME_RATE } from '../skeleton/sequence';

/** Frames that wait to be read, half a second of them; older ones are lost. */
const MOST_WAITING = 15;

export interface Due {
  /** Frames that nobody read in time; they come before the others. */
  readonly lost: number;
  readonly read: number;
}

export class SensorClock {
  #start: number;
  #given = 0;

  /** @param now milliseconds; the first frame is due at once */
  constructor(now: number) {
    this.#start = now;
  }

  /** Frames since the last call. */
  due(now: number): Due {
    const all = Math.max(this.#given, Math.floor(((now - this.#start) / 1000) * FRAME_RATE) + 1);
    const waiting = all - this.#given;
    this.#given = all;
    const read = Math.min(MOST_WAITING, waiting);
    return { lost: waiting - read, read };
  }

  /** Time passed that nobody could see, as in a hidden tab: the next frame is due now. */
  goOnFrom(now: number): void {
    this.#start = now - (this.#given / FRAME_RATE) * 1000;
  }
}
