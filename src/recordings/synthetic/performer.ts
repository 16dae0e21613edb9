/**
 * A performer: a body, a style and a place, and the small movements nobody can stop, sway and breath, which are added to
 * whatever the script says.
 */

import type { Random } from '../../experiment/random';
import { type BodyDimensions, sampleBody } from './anthropometry';
import { valueAt } from './minimumJerk';
import type { BodyPose } from './script';
import { type Style, sampleStyle, sampleWander, varyStyle, type Wander, wanderAt } from './style';
import type { RoleTracks } from './timeline';
import type { Place } from './torso';

export interface Performer {
  readonly body: BodyDimensions;
  readonly style: Style;
  readonly place: Place;
  readonly wanders: Readonly<Record<keyof typeof SWAY, Wander>>;
  readonly breath: Wander;
}

/** Postural sway: its size in the channel's unit, for style.sway = 1. */
const SWAY = {
  forward: 0.0032,
  left: 0.004,
  bend: 0.6,
  lean: 0.5,
  twist: 0.9,
  nod: 1.4,
  look: 2.2,
  tilt: 0.9,
} as const;

/**
 * @param person stream of the person; `today` that of this performance
 */
export function samplePerformer(person: Random, today: Random, place: Place): Performer {
  const body = sampleBody(person.fork('body'));
  const style = varyStyle(sampleStyle(person.fork('style')), today.fork('style'));
  const sway = today.fork('sway');
  const wander = (channel: keyof typeof SWAY) => sampleWander(sway.fork(channel), style.swayRate);
  const wanders = {
    forward: wander('forward'),
    left: wander('left'),
    bend: wander('bend'),
    lean: wander('lean'),
    twist: wander('twist'),
    nod: wander('nod'),
    look: wander('look'),
    tilt: wander('tilt'),
  };
  return { body, style, place, wanders, breath: sampleWander(sway.fork('breath'), style.breathRate) };
}

/** The pose of pelvis, trunk and head at a time, with stoop, sway and breath. */
export function bodyAt(tracks: RoleTracks['body'], performer: Performer, time: number): BodyPose {
  const { style, wanders, breath } = performer;
  const swaying = (channel: keyof typeof SWAY) =>
    valueAt(tracks[channel], time) + SWAY[channel] * style.sway * wanderAt(wanders[channel], time);
  return {
    forward: swaying('forward'),
    left: swaying('left'),
    height: valueAt(tracks.height, time),
    turn: valueAt(tracks.turn, time),
    pitch: valueAt(tracks.pitch, time),
    roll: valueAt(tracks.roll, time),
    bend: swaying('bend') + (style.stoop - 0.5 * wanderAt(breath, time)),
    lean: swaying('lean'),
    twist: swaying('twist'),
    nod: swaying('nod') + (style.chinDown - style.stoop * 0.7),
    look: swaying('look'),
    tilt: swaying('tilt'),
  };
}
