/**
 * A camera's frames, 15 to 60 a second and never quite even, as 30 a second: each coordinate on the straight way between the two frames
 * around the moment. Nothing is made up across a gap: there, and where nobody was seen, there are no frames.
 */

import { FRAME_RATE } from '../skeleton/sequence';

/** Seconds without a frame that are bridged; a slow camera or machine stays below. */
const LONGEST_GAP = 0.35;

interface Seen {
  readonly at: number;
  readonly positions: Float32Array;
}

export class FrameResampler {
  #last: Seen | null = null;
  /** Moment of the next frame to give, seconds. */
  #next = 0;

  startOver(): void {
    this.#last = null;
  }

  /**
   * @param at seconds, rising
   * @param positions `[…]` of what was seen; null where nobody was
   * @returns the frames up to that moment, oldest first
   */
  push(at: number, positions: Float32Array | null): Float32Array<ArrayBuffer>[] {
    const last = this.#last;
    if (positions === null) {
      this.#last = null;
      return [];
    }
    if (last !== null && at <= last.at) return [];
    this.#last = { at, positions };
    if (last === null || at - last.at > LONGEST_GAP) {
      this.#next = at + 1 / FRAME_RATE;
      return [Float32Array.from(positions)];
    }
    const frames: Float32Array<ArrayBuffer>[] = [];
    while (this.#next <= at) {
      const share = (this.#next - last.at) / (at - last.at);
      frames.push(between(last.positions, positions, Math.min(1, Math.max(0, share))));
      this.#next += 1 / FRAME_RATE;
    }
    return frames;
  }
}

function between(one: Float32Array, other: Float32Array, share: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(one, (value, i) => (1 - share) * value + share * (other[i] ?? value));
}
