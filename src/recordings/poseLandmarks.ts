/**
 * A body from the 33 landmarks of BlazePose GHUM (Bazarevsky et al. 2020; Grishchenko et al. 2022) as the 25 joints of
 * Kinect v2. Landmarks come twice: in metres around the middle of the hips, with x to the right of the picture, y down and z
 * away from the camera; and as places in the picture. The picture must not be mirrored; left and right are the
 * performer's own in both vocabularies. Joints that no landmark stands for lie at fixed shares of the way between others.
 */

import { JOINT, JOINT_COUNT, JOINT_NAMES, type JointName } from '../skeleton/joints';
import { TRACKING } from '../skeleton/sequence';

export interface Landmark {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** 0–1; taken as 1 where it is missing. */
  readonly visibility?: number;
}

export interface SeenBody {
  /** `[33]` metres, around the middle of the hips. */
  readonly world: readonly Landmark[];
  /** `[33]` x and y as shares of the picture's width and height, from its upper left. */
  readonly image: readonly Landmark[];
  /** Width of the picture over its height. */
  readonly aspect: number;
}

export interface MappedBody {
  /** `[25, 3]` metres, Kinect v2 camera space. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** `[25]` values of TRACKING: by how visible the landmarks are that a joint is made from; not tracked outside the picture. */
  readonly tracking: Uint8Array<ArrayBuffer>;
}

/** Landmarks by number, those that are used. */
export const LANDMARK = {
  earLeft: 7,
  earRight: 8,
  shoulderLeft: 11,
  shoulderRight: 12,
  elbowLeft: 13,
  elbowRight: 14,
  wristLeft: 15,
  wristRight: 16,
  pinkyLeft: 17,
  pinkyRight: 18,
  indexLeft: 19,
  indexRight: 20,
  thumbLeft: 21,
  thumbRight: 22,
  hipLeft: 23,
  hipRight: 24,
  kneeLeft: 25,
  kneeRight: 26,
  ankleLeft: 27,
  ankleRight: 28,
  toesLeft: 31,
  toesRight: 32,
} as const;
export const LANDMARK_COUNT = 33;

/**
 * Shares of the way, from the segments of an adult (Drillis and Contini 1966): Kinect's spine begins above the hip joints
 * and ends above the shoulder joints; its hand is the palm, short of the knuckles, and its foot is the forefoot.
 */
const SHARE = {
  /** Of the way from the middle of the hips to the middle of the shoulders. */
  spineBase: 0.08,
  spineMid: 0.62,
  spineShoulder: 1.07,
  /** Of the way from the end of the spine to the middle of the ears. */
  neck: 0.35,
  /** Of the way from the wrist to the knuckles. */
  hand: 0.82,
  handTip: 1.76,
  /** Of the way from the ankle to the toes. */
  foot: 0.75,
} as const;

/** Focal length of a webcam, in short sides of its picture: about 70° across at 16 : 9. Nobody tells the page the true one. */
export const FOCAL_LENGTH = 1.3;
/** Metres: where someone stands whose place the picture does not tell, and how near and far one can stand. */
const USUAL_DISTANCE = 3;
const NEAREST = 0.4;
const FARTHEST = 8;

const VISIBLE = { tracked: 0.6, inferred: 0.2 } as const;

type Point = readonly [x: number, y: number, z: number, visibility: number];

/**
 * Null where the landmarks are not 33 finite points.
 */
export function bodyFromLandmarks(seen: SeenBody): MappedBody | null {
  const { world, image } = seen;
  if (world.length !== LANDMARK_COUNT || image.length !== LANDMARK_COUNT) return null;
  if (![...world, ...image].every(({ x, y, z }) => Number.isFinite(x + y + z))) return null;
  const joints = jointsOf((landmark) => {
    const { x, y, z, visibility = 1 } = world[landmark] as Landmark;
    return [x, y, z, isInside(image[landmark] as Landmark) ? visibility : 0];
  });
  const [rightwards, down, away] = placeOf(seen);
  const positions = new Float32Array(JOINT_COUNT * 3);
  const tracking = new Uint8Array(JOINT_COUNT);
  for (const name of JOINT_NAMES) {
    const [x, y, z, visibility] = joints[name];
    // Half a turn about the line of sight: Kinect's x is to the sensor's left, its y up.
    positions.set([-(x + rightwards), -(y + down), z + away], JOINT[name] * 3);
    tracking[JOINT[name]] = stateOf(visibility);
  }
  return { positions, tracking };
}

/** The model goes on guessing beyond the picture's edge, and may call it visible. */
function isInside({ x, y }: Landmark): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

function stateOf(visibility: number): number {
  if (visibility >= VISIBLE.tracked) return TRACKING.tracked;
  return visibility >= VISIBLE.inferred ? TRACKING.inferred : TRACKING.notTracked;
}

/** A share of the way from one point to another, beyond it above 1; as visible as the less visible. */
function between([ax, ay, az, av]: Point, [bx, by, bz, bv]: Point, share: number): Point {
  const stay = 1 - share;
  return [stay * ax + share * bx, stay * ay + share * by, stay * az + share * bz, Math.min(av, bv)];
}

type Limbs = Omit<Record<JointName, Point>, 'spineBase' | 'spineMid' | 'spineShoulder' | 'neck' | 'head'>;

function jointsOf(at: (landmark: number) => Point): Readonly<Record<JointName, Point>> {
  const hips = between(at(LANDMARK.hipLeft), at(LANDMARK.hipRight), 0.5);
  const shoulders = between(at(LANDMARK.shoulderLeft), at(LANDMARK.shoulderRight), 0.5);
  const spineShoulder = between(hips, shoulders, SHARE.spineShoulder);
  const head = between(at(LANDMARK.earLeft), at(LANDMARK.earRight), 0.5);
  return {
    spineBase: between(hips, shoulders, SHARE.spineBase),
    spineMid: between(hips, shoulders, SHARE.spineMid),
    spineShoulder,
    neck: between(spineShoulder, head, SHARE.neck),
    head,
    ...limbsOf(at),
  };
}

function limbsOf(at: (landmark: number) => Point): Limbs {
  const [wristLeft, wristRight] = [at(LANDMARK.wristLeft), at(LANDMARK.wristRight)];
  const knucklesLeft = between(at(LANDMARK.indexLeft), at(LANDMARK.pinkyLeft), 0.5);
  const knucklesRight = between(at(LANDMARK.indexRight), at(LANDMARK.pinkyRight), 0.5);
  const [ankleLeft, ankleRight] = [at(LANDMARK.ankleLeft), at(LANDMARK.ankleRight)];
  return {
    shoulderLeft: at(LANDMARK.shoulderLeft),
    elbowLeft: at(LANDMARK.elbowLeft),
    wristLeft,
    handLeft: between(wristLeft, knucklesLeft, SHARE.hand),
    handTipLeft: between(wristLeft, knucklesLeft, SHARE.handTip),
    thumbLeft: at(LANDMARK.thumbLeft),
    shoulderRight: at(LANDMARK.shoulderRight),
    elbowRight: at(LANDMARK.elbowRight),
    wristRight,
    handRight: between(wristRight, knucklesRight, SHARE.hand),
    handTipRight: between(wristRight, knucklesRight, SHARE.handTip),
    thumbRight: at(LANDMARK.thumbRight),
    hipLeft: at(LANDMARK.hipLeft),
    kneeLeft: at(LANDMARK.kneeLeft),
    ankleLeft,
    footLeft: between(ankleLeft, at(LANDMARK.toesLeft), SHARE.foot),
    hipRight: at(LANDMARK.hipRight),
    kneeRight: at(LANDMARK.kneeRight),
    ankleRight,
    footRight: between(ankleRight, at(LANDMARK.toesRight), SHARE.foot),
  };
}

/**
 * Where the middle of the hips is from the camera, right, down and away: of all places the one from which a pinhole camera
 * would see the landmarks where the picture shows them, by least squares. With u and v in focal lengths from the middle of
 * the picture, u (z + away) = x + right and v (z + away) = y + down: linear in the three unknowns.
 */
function placeOf({ world, image, aspect }: SeenBody): readonly [right: number, down: number, away: number] {
  const focal = FOCAL_LENGTH * Math.min(1, aspect); // in heights of the picture
  const rows = world.map(({ x, y, z, visibility = 1 }, i) => {
    const seen = image[i] as Landmark;
    const u = ((seen.x - 0.5) * aspect) / focal;
    const v = (seen.y - 0.5) / focal;
    return { weight: visibility, u, v, right: u * z - x, down: v * z - y };
  });
  const weight = rows.reduce((sum, row) => sum + row.weight, 0);
  if (!(weight > 0)) return [0, 0, USUAL_DISTANCE];
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + row.weight * of(row), 0) / weight;
  const [u, v] = [mean((row) => row.u), mean((row) => row.v)];
  const [right, down] = [mean((row) => row.right), mean((row) => row.down)];
  const spread = mean((row) => (row.u - u) ** 2 + (row.v - v) ** 2);
  const together = mean((row) => (row.u - u) * (row.right - right) + (row.v - v) * (row.down - down));
  const found = spread > 0 ? -together / spread : USUAL_DISTANCE;
  const away = Math.min(FARTHEST, Math.max(NEAREST, found));
  return [right + u * away, down + v * away, away];
}
