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
  const [before, key, after] = [track[index - 1], track[index], track[index + 1]];
  if (!key?.through || before === undefined || after === undefined) return 0;
  return 1 / (after.time - before.time);
}

/**
 * @param track keys in rising time order, at least one
 * @param time seconds; before the first key and after the last the track holds
 */
export function blendAt<T>(track: readonly Key<T>[], time: number): Blend<T> {
  let next = 0;
  while (next < track.length && (track[next] as Key<T>).time <= time) next++;
  const to = track[next];
  const from = track[next - 1];
  if (from === undefined) return to === undefined ? [] : [[to.value, 1]];
  if (to === undefined) return [[from.value, 1]];

  const span = to.time - from.time;
  const s = (time - from.time) / span;
  const cube = s * s * s;
  const arrive = cube * (10 + s * (6 * s - 15));
  const leaveSpeed = (s - cube * (6 + s * (3 * s - 8))) * span * chordRate(track, next - 1);
  const arriveSpeed = cube * (-4 + s * (7 - 3 * s)) * span * chordRate(track, next);

  const blend: (readonly [T, number])[] = [
    [from.value, 1 - arrive - arriveSpeed],
    [to.value, arrive + leaveSpeed],
  ];
  const [before, after] = [track[next - 2], track[next + 1]];
  if (before !== undefined && leaveSpeed !== 0) blend.push([before.value, -leaveSpeed]);
  if (after !== undefined && arriveSpeed !== 0) blend.push([after.value, arriveSpeed]);
  return blend;
}

/** The same for a track of numbers. */
export function valueAt(track: readonly Key<number>[], time: number): number {
  if (track.length === 1) return (track[0] as Key<number>).value;
  let sum = 0;
  for (const [value, weight] of blendAt(track, time)) sum += value * weight;
  return sum;
}
