/**
 * Finds the parts of a body among the joints of a BVH file, by their names where they have known ones and by the way the
 * bones hang together where they have not (spine, fingers, end sites).
 *
 * Where Kinect's joints lie in the words of BVH: its neck is half-way from the neck's beginning to the head's; its head
 * half-way from there to the top; its hand the palm, its foot the ball or the toes.
 */

import type { JointName } from '../../skeleton/joints';
import { Bones } from './bones';
import type { BvhJoint } from './hierarchy';
import { WORDS } from './jointNames';
import { at, between, type Point } from './point';
import { trunkOf } from './trunk';

type Side = 'left' | 'right';
type Limbs = 'Left' | 'Right';

/** Which joint, or which point between two, each of Kinect's joints is; null where that cannot be told. */
export function guessBody(joints: readonly BvhJoint[]): Readonly<Record<JointName, Point | null>> {
  const bones = new Bones(joints);
  const left = arm(bones, 'left');
  const right = arm(bones, 'right');
  const trunk = trunkOf(bones, left.shoulder, right.shoulder);
  return {
    ...trunk,
    ...namedArm(left, 'Left'),
    ...namedArm(right, 'Right'),
    ...leg(bones, 'left', 'Left'),
    ...leg(bones, 'right', 'Right'),
  } as Record<JointName, Point | null>;
}

function arm(bones: Bones, side: Side) {
  const shoulder = bones.find(WORDS.shoulder, side);
  const elbow = bones.find(WORDS.elbow, side);
  const wrist = bones.find(WORDS.wrist, side);
  if (wrist === null) return { shoulder, elbow, wrist, palm: null, tip: null, thumb: null };
  const isThumb = (index: number) => /thumb|^finger0|^finger$/.test(bones.wordOf(index));
  const tip = bones.tip(fingerRoot(bones, wrist, side) ?? wrist, (child) => !isThumb(child));
  const thumbRoot = bones.below(wrist).find(isThumb) ?? null;
  // CMU's `FingerBase` lies on the wrist.
  const knuckle = bones.find(WORDS.palm, side, bones.placedOn(wrist));
  return {
    shoulder,
    elbow,
    wrist,
    palm: knuckle === null ? between(wrist, tip) : at(knuckle),
    tip: at(tip),
    thumb: thumbRoot === null ? at(tip) : at(bones.tip(thumbRoot)),
  };
}

/** Where the middle finger, or the forefinger, begins. */
function fingerRoot(bones: Bones, wrist: number, side: Side): number | null {
  const below = new Set(bones.below(wrist));
  const root = bones.find(['handmiddle1', 'middle1', 'handindex1', 'index1', 'finger2'], side);
  return root !== null && below.has(root) ? root : null;
}

function namedArm({ shoulder, elbow, wrist, palm, tip, thumb }: ReturnType<typeof arm>, side: Limbs) {
  return {
    [`shoulder${side}`]: at(shoulder),
    [`elbow${side}`]: at(elbow),
    [`wrist${side}`]: at(wrist),
    [`hand${side}`]: palm,
    [`handTip${side}`]: tip,
    [`thumb${side}`]: thumb,
  };
}

function leg(bones: Bones, side: Side, limb: Limbs) {
  const ankle = bones.find(WORDS.ankle, side);
  const toes = bones.find(WORDS.toes, side, [ankle]);
  return {
    [`hip${limb}`]: at(bones.find(WORDS.hip, side)),
    [`knee${limb}`]: at(bones.find(WORDS.knee, side)),
    [`ankle${limb}`]: at(ankle),
    [`foot${limb}`]: at(toes ?? (ankle === null ? null : bones.tip(ankle))),
  };
}
