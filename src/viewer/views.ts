/**
 * The points of view a person can ask for, and where each looks: the sensor's and the setup's cameras, the performer from the
 * front and the side, everything from above, and the whole setup. Pure geometry, y up.
 */

import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { type Bounds, type Box, middleOf } from './framing';
import type { SetupCamera } from './setup';
import { addScaled, cross, pointAt, subtract, turnedAboutUp, unit, type Vector } from './vector';

/** `setup` shows the cameras with the performers. */
export type ViewName = 'sensor' | 'front' | 'side' | 'top' | 'camera1' | 'camera2' | 'camera3' | 'setup';

/** What there is to look at. */
export interface Scenery {
  readonly bounds: Bounds;
  readonly cameras: readonly SetupCamera[];
  /** Level unit vector out of the main performer's chest; null where no frame shows it. */
  readonly chest: Vector | null;
}

const CHEST = [JOINT.spineBase, JOINT.spineShoulder, JOINT.shoulderLeft, JOINT.shoulderRight] as const;
/** A trunk this near to lying down faces nowhere: the level part of its unit normal. */
const LEAST_LEVEL = 0.3;

/** Radians that the eye is raised above the performers' middle, so that floor is seen. Straight down has no "up". */
const RAISED = 0.14;
const TOP = 1.5;
const OVERVIEW = 0.55;
/** Beside a sensor that stands alone, so that its glyph does not hide the performers. */
const OVERVIEW_TURN = 0.5;
/** The two of a setup that an overview looks between. */
const GATE: ReadonlySet<number | null> = new Set([1, 3]);
/** Room for a camera and its number, metres. */
const CAMERA_ROOM = 0.25;

/** Where the main performer's chest faces in the first frame whose trunk was tracked. */
export function chestDirection(sequence: SkeletonSequence): Vector | null {
  const { positions, tracking, frameCount, bodyCount } = sequence;
  for (let frame = 0; frame < frameCount; frame++) {
    const first = frame * bodyCount * JOINT_COUNT;
    if (CHEST.some((joint) => tracking[first + joint] !== TRACKING.tracked)) continue;
    const at = (joint: number) => pointAt(positions, first + joint);
    const left = subtract(at(JOINT.shoulderLeft), at(JOINT.shoulderRight));
    const up = subtract(at(JOINT.spineShoulder), at(JOINT.spineBase));
    const [x, , z] = unit(cross(left, up));
    if (Math.hypot(x, z) > LEAST_LEVEL) return unit([x, 0, z]);
  }
  return null;
}

/** A level direction, made to look down by an angle. */
function lookingDown([x, , z]: Vector, angle: number): Vector {
  const level = unit([x, 0, z]);
  return [level[0] * Math.cos(angle), -Math.sin(angle), level[2] * Math.cos(angle)];
}

/** From a camera's side: its own slope, or a little more where it hardly looks down. */
function asSeenFrom(camera: Vector, middle: Vector): Vector {
  const [x, y, z] = subtract(middle, camera);
  return lookingDown([x, 0, z || 1], Math.max(RAISED, Math.atan2(-y, Math.hypot(x, z))));
}

/** Through the gap between two of the cameras, which then hide nobody; null where there are no two. */
function betweenCameras(cameras: readonly SetupCamera[], middle: Vector): Vector | null {
  const [a, b] = cameras.filter(({ number }) => GATE.has(number));
  if (a === undefined || b === undefined) return null;
  return subtract(middle, addScaled(a.position, subtract(b.position, a.position), 0.5));
}

/** Where an eye looks that has the view: unit vector towards the performers. */
export function directionOf(view: ViewName, { bounds, cameras, chest }: Scenery): Vector {
  const middle = middleOf(bounds);
  const ahead: Vector = [middle[0], 0, middle[2] || 1];
  const facing: Vector = chest === null ? ahead : [-chest[0], 0, -chest[2]];
  switch (view) {
    case 'sensor':
      return asSeenFrom([0, 0, 0], middle);
    case 'front':
      return lookingDown(facing, RAISED);
    case 'side':
      return lookingDown(turnedAboutUp(facing, Math.PI / 2), RAISED);
    case 'top':
      return lookingDown(ahead, TOP);
    case 'setup':
      return lookingDown(betweenCameras(cameras, middle) ?? turnedAboutUp(ahead, OVERVIEW_TURN), OVERVIEW);
    case 'camera1':
    case 'camera2':
    case 'camera3': {
      const camera = cameras.find(({ number }) => view === `camera${number}`);
      return asSeenFrom(camera?.position ?? [0, 0, 0], middle);
    }
    default:
      return view satisfies never;
  }
}

/** What must be in the picture. */
export function extentOf(view: ViewName, { bounds, cameras }: Scenery): readonly Box[] {
  if (view !== 'setup') return [bounds];
  const stands = cameras.map(
    ({ position: [x, y, z] }): Box => ({
      min: [x - CAMERA_ROOM, bounds.floor, z - CAMERA_ROOM],
      max: [x + CAMERA_ROOM, y + CAMERA_ROOM, z + CAMERA_ROOM],
    }),
  );
  return [bounds, ...stands];
}
