/**
 * Timing of voluntary movement: between two key poses each channel follows the minimum-jerk path of Flash and
 * Hogan (1985), "The coordination of arm movements", J. Neurosci. 5(7). With zero acceleration at both ends that is a
 * quintic; it starts and ends at rest unless a key is passed *through*, where the speed is that of the chord between
 * its neighbours.
 */

export interface Key<T> {
  /** Seconds from the start of the recording. */
  time: number;
  readonly value: T;
  /** Pass through without stopping. */
  readonly through: boolean;
}

/** What a track is worth at one time: a sum of keys' values with these weights (which add up to 1). */
export type Blend<T> = readonly (readonly [value: T, weight: number])[];

/** Speed at key `index` as a share of (next − previous) per second; 0 where the movement rests there. */
function chordRate<T>(track: readonly Key<T>[], index: number): number {
  const before = track[index - 1];
  const after = track[index + 1];
  if (track[index]?.through !== true || before === undefined || after === undefined) return 0;
  return 1 / (after.time - before.time);
}

/** Index of the first key after `time`. */
function nextKey<T>(track: readonly Key<T>[], time: number): number {
  let next = 0;
  while (next < track.length && (track[next] as Key<T>).time <= time) next++;
  return next;
}

/** Weights of the keys before, from, to and after a time; read at once, the next call overwrites them. */
const weights = { before: 0, from: 0, to: 0, after: 0 };

/** Sets `weights`. @param next index of the key that is moved to, neither the first nor beyond the last */
function weigh<T>(track: readonly Key<T>[], next: number, time: number): void {
  const from = track[next - 1] as Key<T>;
  const span = (track[next] as Key<T>).time - from.time;
  const s = (time - from.time) / span;
  const cube = s * s * s;
  const arrive = cube * (10 + s * (6 * s - 15));
  const leaveSpeed = (s - cube * (6 + s * (3 * s - 8))) * span * chordRate(track, next - 1);
  const arriveSpeed = cube * (-4 + s * (7 - 3 * s)) * span * chordRate(track, next);
  weights.from = 1 - arrive - arriveSpeed;
  weights.to = arrive + leaveSpeed;
  weights.before = -leaveSpeed;
  weights.after = arriveSpeed;
}

/**
 * @param track keys in rising time order, at least one
 * @param time seconds; before the first key and after the last the track holds
 */
export function blendAt<T>(track: readonly Key<T>[], time: number): Blend<T> {
  const next = nextKey(track, time);
  const to = track[next];
  const from = track[next - 1];
  if (from === undefined) return to === undefined ? [] : [[to.value, 1]];
  if (to === undefined) return [[from.value, 1]];
  weigh(track, next, time);
  const blend: (readonly [T, number])[] = [
    [from.value, weights.from],
    [to.value, weights.to],
  ];
  const before = track[next - 2];
  const after = track[next + 1];
  if (before !== undefined && weights.before !== 0) blend.push([before.value, weights.before]);
  if (after !== undefined && weights.after !== 0) blend.push([after.value, weights.after]);
  return blend;
}

/** The same for a track of numbers, summed without making a list: it is asked for thousands of times a recording. */
export function valueAt(track: readonly Key<number>[], time: number): number {
  const last = track.length - 1;
  const next = last === 0 ? 1 : nextKey(track, time);
  if (next === 0) return (track[0] as Key<number>).value;
  if (next > last) return (track[last] as Key<number>).value;
  weigh(track, next, time);
  let sum = (track[next - 1] as Key<number>).value * weights.from;
  sum += (track[next] as Key<number>).value * weights.to;
  if (next > 1 && weights.before !== 0) sum += (track[next - 2] as Key<number>).value * weights.before;
  if (next < last && weights.after !== 0) sum += (track[next + 1] as Key<number>).value * weights.after;
  return sum;
}
