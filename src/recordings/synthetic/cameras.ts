/**
 * Where the three sensors stand, after NTU RGB+D (Shahroudy et al. 2016): at the same height and distance, 1 in the middle, 2 and
 * 3 at −45° and +45°. In odd replications the performer faces camera 2, in even ones camera 3, so camera 1 always sees
 * 45° views and the others a front and a side view. Each setup has its own height and distance: our own table of 17, in the data set's
 * range. Camera space is Kinect v2's: metres, origin at the sensor, x to the sensor's own left, y up, z ahead.
 */

import type { Random } from '../../experiment/random';
import type { RecordingName } from '../../skeleton/sequence';
import { SETUP_COUNT } from './design';
import { cross, direction, IDENTITY, type Rotation, subtract, turned, UP, type Vec3 } from './vector';

/** Height of the sensor and its distance from the performer, metres. */
const SETUPS: readonly (readonly [height: number, distance: number])[] = [
  [1.7, 3.5],
  [1.7, 3.0],
  [1.4, 2.9],
  [1.3, 3.2],
  [1.4, 3.4],
  [1.6, 2.9],
  [1.8, 3.8],
  [1.9, 3.1],
  [2.0, 3.2],
  [2.1, 4.0],
  [2.3, 3.6],
  [2.5, 3.9],
  [1.5, 3.9],
  [1.6, 3.1],
  [2.2, 3.3],
  [1.8, 3.3],
  [1.5, 2.8],
];

const AZIMUTH: readonly number[] = [0, -45, 45];
/** The sensor looks at this height above the performers' place. */
const AIM_HEIGHT = 0.95;

interface Camera {
  readonly position: Vec3;
  readonly rotation: Rotation;
}

export function cameraOf({ setup, camera }: RecordingName): Camera {
  const [height, range] = SETUPS[(setup - 1) % SETUP_COUNT] as readonly [number, number];
  const out = turned(IDENTITY, AZIMUTH[camera - 1] ?? 0, 0, 0)[2];
  const position: Vec3 = [out[0] * range, height, out[2] * range];
  const forward = direction(subtract([0, AIM_HEIGHT, 0], position));
  const left = direction(cross(UP, forward));
  return { position, rotation: [left, cross(forward, left), forward] };
}

/** Points `[…, 3]` from the room to camera space. */
export function toCameraSpace({ position, rotation }: Camera, points: Float64Array): Float64Array {
  const [originX, originY, originZ] = position;
  const [[leftX, leftY, leftZ], [upX, upY, upZ], [forwardX, forwardY, forwardZ]] = rotation;
  const seen = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const x = (points[i] as number) - originX;
    const y = (points[i + 1] as number) - originY;
    const z = (points[i + 2] as number) - originZ;
    seen[i] = x * leftX + y * leftY + z * leftZ;
    seen[i + 1] = x * upX + y * upY + z * upZ;
    seen[i + 2] = x * forwardX + y * forwardY + z * forwardZ;
  }
  return seen;
}

interface Stand {
  readonly origin: Vec3;
  readonly rotation: Rotation;
}

/** Points `[…, 3]` of a performance, put into the room where it takes place. */
export function toRoom({ origin, rotation }: Stand, points: Float64Array): Float64Array {
  const [originX, originY, originZ] = origin;
  const [[leftX, leftY, leftZ], [upX, upY, upZ], [forwardX, forwardY, forwardZ]] = rotation;
  const placed = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    const z = points[i + 2] as number;
    placed[i] = originX + x * leftX + y * upX + z * forwardX;
    placed[i + 1] = originY + x * leftY + y * upY + z * forwardY;
    placed[i + 2] = originZ + x * leftZ + y * upZ + z * forwardZ;
  }
  return placed;
}

/** Where in the room the performance takes place. Two persons stand side-on to the camera they are nearest to facing. */
export function standOf({ replication }: RecordingName, persons: 1 | 2, random: Random): Stand {
  const faced = replication % 2 === 1 ? -45 : 45;
  const sideOn = persons === 2 ? (random.uniform() < 0.5 ? 75 : -75) : 0;
  const heading = faced + sideOn + random.normal(0, 6);
  const spot = persons === 2 ? 0.08 : 0.16;
  return {
    origin: [random.uniform(-spot, spot), 0, random.uniform(-spot, spot)],
    rotation: turned(IDENTITY, heading, 0, 0),
  };
}
