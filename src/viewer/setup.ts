/**
 * The room around a recording: which way is down, and where the three cameras of its setup stand. NTU RGB+D (Shahroudy et al. 2016)
 * has them at the same height and distance, 1 in the middle, 2 and 3 turned by 45° to either side. Of synthetic recordings
 * all of it is known; of others it is nominal: the sensor is taken as level, the others as turned around the performers' mean place.
 */

import { cameraOf } from '../recordings/synthetic/cameras';
import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { type RecordingName, type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { turnedAboutUp, type Vector } from './vector';

export interface SetupCamera {
  /** 1–3 as in recordings' names; null for a sensor of which nothing is known. */
  readonly number: number | null;
  /** Whether it is the one that made the recording. */
  readonly own: boolean;
  readonly position: Vector;
  /** Unit vector. */
  readonly forward: Vector;
}

/** Around the performers, radians; positive towards camera 1's right. */
const AZIMUTHS: readonly number[] = [0, -Math.PI / 4, Math.PI / 4];
/** Where nobody was seen. */
const USUAL_DISTANCE = 3;

interface Stand {
  /** Level distance from the middle of the room, metres. */
  readonly range: number;
  /** Sine of the angle that the sensor looks down by. */
  readonly sink: number;
}

/** How a synthetic recording's sensor stands; null where it is not known. */
function standOf({ synthetic, name }: SkeletonSequence): Stand | null {
  if (!synthetic || name === null) return null;
  const { position, rotation } = cameraOf(name);
  const [, , forward] = rotation;
  return { range: Math.hypot(position[0], position[2]), sink: -forward[1] };
}

/**
 * The same sequence with y straight up, still around its sensor: a sensor that looks down on the performers sees them lean. Where its
 * tilt is unknown the sequence itself.
 */
export function levelled(sequence: SkeletonSequence): SkeletonSequence {
  const stand = standOf(sequence);
  if (stand === null) return sequence;
  const sin = stand.sink;
  const cos = Math.sqrt(1 - sin * sin);
  const positions = sequence.positions.slice();
  for (let i = 0; i < positions.length; i += 3) {
    if (sequence.tracking[i / 3] === TRACKING.notTracked) continue;
    const y = positions[i + 1] ?? 0;
    const z = positions[i + 2] ?? 0;
    positions[i + 1] = y * cos - z * sin;
    positions[i + 2] = y * sin + z * cos;
  }
  return { ...sequence, positions };
}

/** Mean place of the performers, as their spine bases tell. */
function meanPlace({ positions, tracking }: SkeletonSequence): Vector {
  let [x, z, count] = [0, 0, 0];
  for (let sample = JOINT.spineBase; sample < tracking.length; sample += JOINT_COUNT) {
    if (tracking[sample] === TRACKING.notTracked) continue;
    x += positions[sample * 3] ?? 0;
    z += positions[sample * 3 + 2] ?? 0;
    count += 1;
  }
  return count === 0 ? [0, 0, USUAL_DISTANCE] : [x / count, 0, z / count];
}

/** Whether a name tells which of the three cameras made the recording. */
export function hasSetup(name: RecordingName | null): name is RecordingName {
  return name !== null && AZIMUTHS[name.camera - 1] !== undefined;
}

/**
 * The cameras of a recording's setup, in the coordinates of {@link levelled}; its own sensor alone where the name tells of no setup.
 * @param sequence levelled
 */
export function camerasAround(sequence: SkeletonSequence): readonly SetupCamera[] {
  const { name } = sequence;
  const stand = standOf(sequence);
  const sink = stand?.sink ?? 0;
  const ahead: Vector = [0, -sink, Math.sqrt(1 - sink * sink)];
  if (!hasSetup(name)) return [{ number: null, own: true, position: [0, 0, 0], forward: ahead }];
  const [pivotX, , pivotZ] = stand === null ? meanPlace(sequence) : [0, 0, stand.range];
  const own = AZIMUTHS[name.camera - 1] ?? 0;
  return AZIMUTHS.map((azimuth, index) => {
    const [x, , z] = turnedAboutUp([-pivotX, 0, -pivotZ], azimuth - own);
    return {
      number: index + 1,
      own: index + 1 === name.camera,
      position: [x + pivotX, 0, z + pivotZ],
      forward: turnedAboutUp(ahead, azimuth - own),
    };
  });
}
