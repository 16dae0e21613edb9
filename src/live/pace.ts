/**
 * How fast frames are read, by a real clock, over the last two seconds. A sensor gives 30 frames a second and does not wait: whether
 * the page keeps up is whether none was lost.
 */

/** Seconds that are looked back on. */
const SPAN = 2;
/** Seconds that are too few to tell a rate. */
const SHORTEST = 0.4;

export interface PaceReport {
  /** Frames read in a second; NaN until there are enough to tell. */
  readonly framesPerSecond: number;
  /** The networks' time for one, mean; NaN before the first. */
  readonly millisecondsPerFrame: number;
  /** Frames of the last seconds that nobody had time to read. */
  readonly lost: number;
}

interface Reading {
  readonly at: number;
  readonly read: number;
  readonly lost: number;
  readonly milliseconds: number;
}

export class Pace {
  #readings: Reading[] = [];

  /** @param at milliseconds by any steady clock @param milliseconds that reading took */
  note(at: number, read: number, lost: number, milliseconds: number): void {
    this.#readings.push({ at, read, lost, milliseconds });
    this.#readings = this.#readings.filter((reading) => reading.at > at - SPAN * 1000);
  }

  /** The clock stood still, or begins. */
  startOver(): void {
    this.#readings = [];
  }

  /** @param now milliseconds by the same clock */
  report(now: number): PaceReport {
    const recent = this.#readings.filter(({ at }) => at > now - SPAN * 1000);
    const sum = (of: (reading: Reading) => number) =>
      recent.reduce((total, reading) => total + of(reading), 0);
    const [first, last] = [recent[0], recent.at(-1)];
    const read = sum((reading) => reading.read);
    const seconds = ((last?.at ?? 0) - (first?.at ?? 0)) / 1000;
    return {
      // The first reading only says from when on the others are counted.
      framesPerSecond: seconds < SHORTEST ? Number.NaN : (read - (first?.read ?? 0)) / seconds,
      millisecondsPerFrame: read === 0 ? Number.NaN : sum((reading) => reading.milliseconds) / read,
      lost: sum((reading) => reading.lost),
    };
  }
}
