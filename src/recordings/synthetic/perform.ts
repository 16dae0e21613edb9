/**
 * One performance: one or two people carry out a script, seen by nobody yet. The result is where their joints
 * truly are, in the room; cameras and the sensor come later. Two people of one performance share its rhythm.
 */

import type { Random } from '../../experiment/random';
import { JOINT, JOINT_COUNT, JOINTS } from '../../skeleton/joints';
import { FRAME_RATE } from '../../skeleton/sequence';
import { type BodyDimensions, sampleBody } from './anthropometry';
import { locateTarget, type Person } from './landmarks';
import { type Reach, writeArm, writeLeg } from './limbs';
import { blendAt, valueAt } from './minimumJerk';
import { bodyAt, type Performer, samplePerformer } from './performer';
import type { FootPose, MotionScript } from './script';
import { compileTimeline, type Flight, type RoleTracks, stretchTimeline, type Timeline } from './timeline';
import {
  type FootPlace,
  type Joints,
  type Place,
  placeFoot,
  poseTorso,
  SIDES,
  type Side,
  writeTorso,
} from './torso';
import { addScaled, IDENTITY, turned, type Vec3 } from './vector';

const MIN_FRAMES = 50;
const MAX_FRAMES = 116;

/** A performance in its own space: metres, y up from the ground, performers around the origin facing +z. */
export interface Performance {
  readonly frameCount: number;
  readonly bodyCount: 1 | 2;
  /** `[frameCount, bodyCount, 25, 3]` */
  readonly positions: Float64Array;
  readonly bodies: readonly BodyDimensions[];
}

function footAt(tracks: RoleTracks['leftFoot'], time: number): FootPose {
  return {
    forward: valueAt(tracks.forward, time),
    out: valueAt(tracks.out, time),
    up: valueAt(tracks.up, time),
    turn: valueAt(tracks.turn, time),
  };
}

/** Height of a ballistic flight, in statures. */
function flightAt(flights: readonly Flight[], time: number): number {
  for (const { start, end, height } of flights) {
    if (time <= start || time >= end) continue;
    const share = (time - start) / (end - start);
    return 4 * height * share * (1 - share);
  }
  return 0;
}

interface Stance {
  readonly person: Person;
  readonly joints: Joints;
  readonly tracks: RoleTracks;
}

function stand(performer: Performer, tracks: RoleTracks, time: number, flight: number): Stance {
  const { body, style, place } = performer;
  const stance = { width: style.stance, toeOut: style.toeOut, flight };
  const foot = (side: Side, channel: RoleTracks['leftFoot']): FootPlace =>
    placeFoot(body, footAt(channel, time), side, place, stance);
  const feet = { left: foot('left', tracks.leftFoot), right: foot('right', tracks.rightFoot) };
  const torso = poseTorso(body, bodyAt(tracks.body, performer, time), place, feet, flight);
  const joints: Joints = [];
  writeTorso(joints, torso);
  for (const side of SIDES) writeLeg(joints, body, torso, side, feet[side]);
  const person = {
    body,
    style,
    place,
    torso,
    knees: { left: joints[JOINT.kneeLeft] as Vec3, right: joints[JOINT.kneeRight] as Vec3 },
  };
  return { person, joints, tracks };
}

/** A hand that rises or falls further than this goes around the shoulder, not past it: metres, and forwards per metre. */
const STRAIGHT_RISE = 0.35;
const ARC = 0.32;

function reachAt({ person, tracks }: Stance, other: Person, side: Side, time: number): Reach {
  const blend = blendAt(tracks[side], time);
  let palm: Vec3 = [0, 0, 0];
  let fingers: Vec3 = [0, 0, 0];
  let elbow = 0;
  const heights: number[] = [];
  for (const [target, weight] of blend) {
    const place = locateTarget(target, person, other, side);
    heights.push(place[1]);
    palm = addScaled(palm, place, weight);
    fingers = addScaled(fingers, target.fingers ?? [0, 0, 0], weight);
    elbow += weight * (target.elbow ?? 0);
  }
  const [from, to] = blend;
  if (from !== undefined && to !== undefined) {
    const rise = Math.abs((heights[1] as number) - (heights[0] as number));
    const midway = 4 * Math.max(0, from[1]) * Math.max(0, to[1]);
    palm = addScaled(palm, person.torso.chest[2], midway * ARC * Math.max(0, rise - STRAIGHT_RISE));
  }
  return { palm, fingers, elbow };
}

/** Index of the joint on the other side of the body. */
const OPPOSITE = JOINTS.map(({ name }) => {
  const mirrored = name.endsWith('Left') ? name.replace('Left', 'Right') : name.replace('Right', 'Left');
  return JOINTS.findIndex((joint) => joint.name === mirrored);
});

function record(out: Float64Array, offset: number, joints: Joints, mirrored: boolean): void {
  for (let joint = 0; joint < JOINT_COUNT; joint++) {
    const place = joints[mirrored ? (OPPOSITE[joint] as number) : joint] as Vec3;
    const at = offset + 3 * joint;
    out[at] = mirrored ? -place[0] : place[0];
    out[at + 1] = place[1];
    out[at + 2] = place[2];
  }
}

function places(script: MotionScript, stature: number, random: Random): Place[] {
  if (script.partner === undefined) return [{ origin: [0, 0, 0], rotation: IDENTITY }];
  const half = (script.partner.distance * stature * random.uniform(0.95, 1.06)) / 2;
  const { facing } = script.partner;
  const [first, second] = { 'each other': [0, 180], away: [180, 0], 'same way': [0, 0] }[facing];
  const behind = { origin: [0, 0, -half] as const, rotation: turned(IDENTITY, first ?? 0, 0, 0) };
  const ahead = { origin: [0, 0, half] as const, rotation: turned(IDENTITY, second ?? 0, 0, 0) };
  return [behind, ahead];
}

/** The frames of a timeline between the shortest and the longest recording. */
function fitTimeline(timeline: Timeline, idle: number): { timeline: Timeline; frameCount: number } {
  const longest = MAX_FRAMES / FRAME_RATE;
  const seconds = timeline.end + idle;
  const fitted = seconds > longest ? stretchTimeline(timeline, longest / seconds) : timeline;
  const frames = Math.round(Math.min(seconds, longest) * FRAME_RATE);
  return { timeline: fitted, frameCount: Math.max(MIN_FRAMES, frames) };
}

/** Moves the middle of where the pelvises were to the origin: cameras are set up for where things happen. */
function centre(positions: Float64Array): Float64Array {
  const bodies = positions.length / (JOINT_COUNT * 3);
  let [x, z] = [0, 0];
  for (let i = 0; i < positions.length; i += JOINT_COUNT * 3) {
    x += (positions[i] as number) / bodies; // the spine base is joint 0
    z += (positions[i + 2] as number) / bodies;
  }
  for (let i = 0; i < positions.length; i += 3) {
    positions[i] = (positions[i] as number) - x;
    positions[i + 2] = (positions[i + 2] as number) - z;
  }
  return positions;
}

/** The joints of all persons at a time. */
function poseAll(performers: readonly Performer[], timeline: Timeline, time: number): Joints[] {
  const flight = flightAt(timeline.flights, time);
  const stances = performers.map((performer, index) =>
    stand(performer, timeline.roles[index] as RoleTracks, time, index === 0 ? flight : 0),
  );
  return stances.map((stance, index) => {
    const { person, joints } = stance;
    const other = (stances[1 - index] ?? stance).person;
    for (const side of SIDES) {
      writeArm(joints, person.body, person.torso, side, reachAt(stance, other, side, time));
    }
    return joints;
  });
}

/**
 * The performance of a script, without camera and noise.
 * @param person stream of the performer: body and style
 * @param today stream of this performance
 */
export function perform(script: MotionScript, person: Random, today: Random): Performance {
  const stature = sampleBody(person.fork('body')).stature;
  const performers = places(script, stature, today.fork('place')).map((place, index) =>
    samplePerformer(index === 0 ? person : today.fork('partner'), today.fork('day').fork(index), place),
  );
  const styles = performers.map(({ style }) => style);
  const way = today.fork('way').pick(script.ways);
  const starts = [script.start ?? {}, ...(script.partner === undefined ? [] : [script.partner.start ?? {}])];
  const compiled = compileTimeline(starts, way, styles, stature, today.fork('timeline'));
  const { timeline, frameCount } = fitTimeline(compiled, today.fork('idle').uniform(0.1, 0.4));

  const mirrored = (styles[0]?.leftHanded ?? false) && script.alwaysRight !== true;
  const bodyCount = performers.length === 2 ? 2 : 1;
  const positions = new Float64Array(frameCount * bodyCount * JOINT_COUNT * 3);
  for (let frame = 0; frame < frameCount; frame++) {
    poseAll(performers, timeline, frame / FRAME_RATE).forEach((joints, index) => {
      record(positions, (frame * bodyCount + index) * JOINT_COUNT * 3, joints, mirrored);
    });
  }
  return { frameCount, bodyCount, positions: centre(positions), bodies: performers.map(({ body }) => body) };
}
