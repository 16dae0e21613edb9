/** Finds the trunk of a body, from the hips to the head, among the joints of a BVH file. */

import type { Bones } from './bones';
import { WORDS } from './jointNames';
import { at, between, type Point } from './point';

/** The five joints of Kinect's trunk; `left` and `right` are where the upper arms begin. */
export function trunkOf(bones: Bones, left: number | null, right: number | null) {
  const hips = hipsOf(bones);
  const { neck, upperNeck, head } = neckAndHead(bones, meetingOf(bones, left, right));
  const spineShoulder = bones.find(WORDS.spineShoulder, 'centre');
  const top = head === null ? null : (bones.find(WORDS.headTop, 'centre') ?? bones.tip(head));
  const isLow =
    neck !== null && left !== null && right !== null && liesBelow(bones, hips, neck, [left, right]);
  const middle =
    bones.find(WORDS.spineMid, 'centre') ?? middleOfSpine(bones, hips, neck ?? meetingOf(bones, left, right));
  return {
    spineBase: at(hips),
    spineMid: middle === null ? between(hips, neck ?? left) : at(middle),
    spineShoulder: at(spineShoulder) ?? (neck === null || isLow ? between(left, right) : at(neck)),
    neck: neckPoint(spineShoulder, neck, upperNeck, head),
    head: between(head, top),
  };
}

function hipsOf(bones: Bones): number {
  const thighs = meetingOf(bones, bones.find(WORDS.hip, 'left'), bones.find(WORDS.hip, 'right'));
  return bones.find(WORDS.hips, 'centre') ?? thighs ?? bones.root();
}

/** By their names, else the bones of the spine above the arms (Rigify); a head without a name is what the neck leads to (H36M). */
function neckAndHead(bones: Bones, meeting: number | null) {
  const named = bones.find(WORDS.neck, 'centre');
  const spine = named === null && meeting !== null ? bones.below(meeting).filter(isSpine) : [];
  const neck = named ?? spine[0] ?? null;
  const upperNeck = bones.find(WORDS.upperNeck, 'centre', [neck]);
  const end = upperNeck ?? neck;
  const top = spine.length > 1 ? spine.at(-1) : end === null ? null : bones.onward(end);
  return { neck, upperNeck, head: bones.find(WORDS.head, 'centre') ?? top ?? null };

  function isSpine(index: number): boolean {
    return /^spine\d*$/.test(bones.wordOf(index));
  }
}

function neckPoint(
  spineShoulder: number | null,
  neck: number | null,
  upperNeck: number | null,
  head: number | null,
): Point | null {
  if (upperNeck !== null) return at(upperNeck);
  // A file in Kinect's words has Kinect's neck.
  if (spineShoulder !== null) return neck === null ? between(spineShoulder, head) : at(neck);
  return neck === null ? at(head) : between(neck, head);
}

/** The last joint that both hang from. */
function meetingOf(bones: Bones, left: number | null, right: number | null): number | null {
  const above = new Set(bones.upwards(right));
  return bones.upwards(left).find((index) => above.has(index)) ?? null;
}

/** Whether the neck, seen from the hips, begins before both arms do: CMU's lies 7 cm below them. */
function liesBelow(bones: Bones, hips: number, neck: number, arms: readonly number[]): boolean {
  const from = bones.place(neck);
  const up = bones.place(hips).map((value, axis) => from[axis]! - value);
  return arms.every((arm) => {
    const way = bones.place(arm).map((value, axis) => value - from[axis]!);
    return way.reduce((sum, value, axis) => sum + value * up[axis]!, 0) > 0;
  });
}

/** The joint of the spine nearest to half of its length. */
function middleOfSpine(bones: Bones, hips: number, top: number | null): number | null {
  const spine = bones.upwards(top);
  const end = spine.indexOf(hips);
  if (end < 0) return null;
  const lengths = spine.slice(0, end).map((index) => bones.length(index));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let best: number | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  let fromTop = lengths[0] ?? 0;
  for (let step = 1; step < end; step += 1) {
    const distance = Math.abs(fromTop - total / 2);
    if (distance < bestDistance) [best, bestDistance] = [spine[step]!, distance];
    fromTop += lengths[step]!;
  }
  return best;
}
