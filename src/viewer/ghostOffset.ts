/** Where another sequence is put to be compared with the watched one. Pure. */

import { JOINT, JOINT_COUNT } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { pointAt, subtract, type Vector } from './vector';

/** The main performer's spine base in the first frame that has one. */
function start({ positions, tracking, frameCount, bodyCount }: SkeletonSequence): Vector | null {
  for (let frame = 0; frame < frameCount; frame++) {
    const sample = frame * bodyCount * JOINT_COUNT + JOINT.spineBase;
    if (tracking[sample] !== TRACKING.notTracked) return pointAt(positions, sample);
  }
  return null;
}

/** Metres to move the ghost by, so that both begin with their spine bases in one place. */
export function ghostOffset(watched: SkeletonSequence, ghost: SkeletonSequence): Vector {
  const [here, there] = [start(watched), start(ghost)];
  return here === null || there === null ? [0, 0, 0] : subtract(here, there);
}
