/**
 * From a script to tracks: one list of timed keys for every number of the body, each foot and each hand. Here a script
 * becomes one performance: repetitions are drawn, durations stretched, hand targets moved a little each time.
 */

import type { Random } from '../../experiment/random';
import type { Key } from './minimumJerk';
import {
  type BodyPose,
  type FootPose,
  HANG,
  type HandTarget,
  type Move,
  type Pose,
  type Step,
} from './script';
import type { Style } from './style';

type Tracks<T> = { readonly [channel in keyof T]: Key<number>[] };

/** The movement of one person as tracks over time. */
export interface RoleTracks {
  readonly body: Tracks<BodyPose>;
  readonly rightFoot: Tracks<FootPose>;
  readonly leftFoot: Tracks<FootPose>;
  readonly right: Key<HandTarget>[];
  readonly left: Key<HandTarget>[];
}

export interface Flight {
  start: number;
  end: number;
  /** Rise of the whole body at the middle, in statures. */
  readonly height: number;
}

export interface Timeline {
  /** One entry per person. */
  readonly roles: readonly RoleTracks[];
  readonly flights: readonly Flight[];
  /** Seconds until the last move (and its hold) is over. */
  readonly end: number;
}

const STANDING: BodyPose = {
  forward: 0,
  left: 0,
  height: 0,
  turn: 0,
  pitch: 0,
  roll: 0,
  bend: 0,
  lean: 0,
  twist: 0,
  nod: 0,
  look: 0,
  tilt: 0,
};
const FOOT_DOWN: FootPose = { forward: 0, out: 0, up: 0, turn: 0 };

/** Channels whose size is a matter of personal style; places and heights are not. */
const GESTURES: ReadonlySet<string> = new Set(['bend', 'lean', 'twist', 'nod', 'look', 'tilt']);
/** Targets a hand touches, or comes near, and so reaches whatever the style. */
const FREE_SPACE: ReadonlySet<string> = new Set(['shoulder', 'chest', 'belly', 'hang']);

const GRAVITY = 9.81;
const HAND_SCATTER = 0.008;
const STEP_LIFT = 0.035;

function push<T>(track: Key<T>[], start: number, end: number, value: T, through: boolean): void {
  const last = track.at(-1);
  if (last !== undefined && last.time < start - 1e-9)
    track.push({ time: start, value: last.value, through: false });
  track.push({ time: end, value, through });
}

function tracksOf<T extends BodyPose | FootPose>(start: T): Tracks<T> {
  return Object.fromEntries(
    Object.entries(start).map(([channel, value]) => [channel, [{ time: 0, value, through: false }]]),
  ) as Tracks<T>;
}

/** Builds the tracks of one person. */
class RoleBuilder {
  readonly tracks: RoleTracks;
  readonly #style: Style;
  readonly #random: Random;

  constructor(start: Pose, style: Style, random: Random) {
    this.#style = style;
    this.#random = random;
    const hand = (target: HandTarget | undefined) => [
      { time: 0, value: this.#personal(target ?? HANG), through: false },
    ];
    this.tracks = {
      body: tracksOf({ ...STANDING, ...start.body }),
      rightFoot: tracksOf({ ...FOOT_DOWN, ...start.rightFoot }),
      leftFoot: tracksOf({ ...FOOT_DOWN, ...start.leftFoot }),
      right: hand(start.right ?? start.hands),
      left: hand(start.left ?? start.hands),
    };
  }

  add(pose: Pose, start: number, end: number, through: boolean): void {
    const { right = pose.hands, left = pose.hands, body = {}, rightFoot = {}, leftFoot = {} } = pose;
    if (right !== undefined) push(this.tracks.right, start, end, this.#personal(right), through);
    if (left !== undefined) push(this.tracks.left, start, end, this.#personal(left), through);
    for (const [channel, value] of Object.entries(body) as [keyof BodyPose, number][]) {
      const size = GESTURES.has(channel) ? this.#style.amplitude : 1;
      push(this.tracks.body[channel], start, end, value * size, through);
    }
    this.#step(this.tracks.rightFoot, rightFoot, start, end);
    this.#step(this.tracks.leftFoot, leftFoot, start, end);
  }

  /** A foot that moves along the ground lifts first and arrives before it carries weight, so it never slides. */
  #step(tracks: Tracks<FootPose>, pose: Partial<FootPose>, start: number, end: number): void {
    const span = end - start;
    let distance = 0;
    for (const [channel, value] of Object.entries(pose) as [keyof FootPose, number][]) {
      if (channel === 'up') {
        push(tracks.up, start, end, value, false);
        continue;
      }
      distance = Math.max(distance, Math.abs(value - (tracks[channel].at(-1)?.value ?? 0)));
      push(tracks[channel], start + 0.14 * span, end - 0.08 * span, value, false);
    }
    if (pose.up !== undefined || distance === 0) return;
    push(tracks.up, start, start + 0.45 * span, STEP_LIFT, false);
    push(tracks.up, start + 0.45 * span, end, 0, false);
  }

  #personal(target: HandTarget): HandTarget {
    const size = FREE_SPACE.has(target.at) ? this.#style.amplitude : 1;
    const place = (value = 0) => value * size + this.#random.normal(0, HAND_SCATTER);
    return {
      ...target,
      out: place(target.out),
      up: place(target.up),
      forward: place(target.forward),
      elbow: (target.elbow ?? 0) + this.#style.elbowLift,
    };
  }
}

/** A script's steps with the repetitions drawn. */
function unroll(steps: readonly Step[], random: Random): Move[] {
  return steps.flatMap((step) => {
    if (!('times' in step)) return [step];
    const [least, most] = step.times;
    const count = least + random.integer(most - least + 1);
    return Array.from({ length: count }, () => step.moves).flat();
  });
}

/**
 * @param starts the starting pose of each person, one or two
 * @param styles the style of each person; the first one's tempo is that of the performance
 * @param stature of the first person, metres, for the duration of flights
 */
export function compileTimeline(
  starts: readonly Pose[],
  steps: readonly Step[],
  styles: readonly Style[],
  stature: number,
  random: Random,
): Timeline {
  const timing = random.fork('timing');
  const builders = starts.map(
    (start, person) => new RoleBuilder(start, styles[person] as Style, random.fork('targets').fork(person)),
  );
  const tempo = styles[0]?.tempo ?? 1;
  const flights: Flight[] = [];
  let time = timing.uniform(0.08, 0.5); // nobody starts on the first frame
  for (const move of unroll(steps, timing.fork('repetitions'))) {
    const stretch = tempo * Math.exp(timing.normal(0, 0.07));
    const height = (move.flight ?? 0) * timing.uniform(0.85, 1.15);
    const seconds = height > 0 ? Math.sqrt((8 * height * stature) / GRAVITY) : move.seconds * stretch;
    const end = time + seconds;
    if (height > 0) flights.push({ start: time, end, height });
    builders[0]?.add(move, time, end, move.through ?? false);
    if (move.partner !== undefined) builders[1]?.add(move.partner, time, end, move.through ?? false);
    time = end + (move.hold ?? 0) * tempo * Math.exp(timing.normal(0, 0.15));
  }
  return { roles: builders.map(({ tracks }) => tracks), flights, end: time };
}

/** Makes everything happen `factor` times as slowly (below 1: faster). */
export function stretchTimeline(timeline: Timeline, factor: number): Timeline {
  for (const { body, rightFoot, leftFoot, right, left } of timeline.roles) {
    const tracks = [...Object.values(body), ...Object.values(rightFoot), ...Object.values(leftFoot)];
    for (const track of [...tracks, right, left]) for (const key of track) key.time *= factor;
  }
  for (const flight of timeline.flights) {
    flight.start *= factor;
    flight.end *= factor;
  }
  return { ...timeline, end: timeline.end * factor };
}
