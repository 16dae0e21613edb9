/**
 * Which frame is shown at which moment of playback: real time at a chosen speed, around the end or up to it. Pure: time
 * comes in as milliseconds, so that a test can be the clock.
 */

import { FRAME_RATE } from '../skeleton/sequence';

/** After a hidden tab or a long task playback goes on from where it was rather than leaping. */
const LONGEST_STEP_MS = 250;

export class FrameClock {
  readonly frameCount: number;
  /** Position in frames, with its fraction. */
  private position = 0;
  /** Frames announced but not yet seen to come back, oldest first. */
  private announced: number[] = [];

  constructor(frameCount: number, frame: number) {
    this.frameCount = Math.max(1, frameCount);
    this.seek(frame);
  }

  /** Moves to the start of a frame. */
  seek(frame: number): void {
    this.position = Math.min(this.frameCount - 1, Math.max(0, frame));
    this.announced = [];
  }

  /** Whether the last frame is the one shown: where playback does not loop, it ends there. */
  get atEnd(): boolean {
    return Math.floor(this.position) === this.frameCount - 1;
  }

  /** Lets time pass. Returns the frame to show now, or null where it is the one already shown. */
  advance(elapsedMs: number, speed: number, loops: boolean): number | null {
    const before = Math.floor(this.position);
    const frames = (Math.min(Math.max(0, elapsedMs), LONGEST_STEP_MS) / 1000) * FRAME_RATE * speed;
    const reached = this.position + frames;
    this.position = loops ? reached % this.frameCount : Math.min(this.frameCount - 1, reached);
    const now = Math.floor(this.position);
    if (now === before) return null;
    this.announced.push(now);
    return now;
  }

  /**
   * Tells the clock which frame the page shows. One that the clock announced is its own echo, possibly late;
   * any other is a person's scrubbing, from which playback goes on.
   */
  observe(frame: number): void {
    const echo = this.announced.indexOf(frame);
    if (echo >= 0) this.announced.splice(0, echo + 1);
    else if (frame !== Math.floor(this.position)) this.seek(frame);
  }
}
