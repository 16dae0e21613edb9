/** Names and orders of joints in tables: Kinect v2's 25 or Kinect v1's 20, whatever the case and the separators. */

import { JOINT_COUNT, JOINT_NAMES } from '../../skeleton/joints';
import { KINECT_V1_JOINT_COUNT, KINECT_V1_JOINT_NAMES } from '../kinectV1';

/** For each of the joints given, its place in Kinect's order; or the first joint that is missing. */
export type JointOrder =
  | { readonly places: readonly number[]; readonly missing: null }
  | { readonly places: null; readonly missing: string };

/** Lower-case letters and digits: `Spine_Base`, `SpineBase` and `spine base` are one. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Other spellings: those of Microsoft's SDKs 1.8 and 2.0. */
const SPELLINGS: Readonly<Record<string, string>> = {
  shouldercenter: 'shouldercentre',
  hipcenter: 'spinebase',
  hipcentre: 'spinebase',
  spine: 'spinemid',
};

const V1 = KINECT_V1_JOINT_NAMES.map(plainName);
const V2 = JOINT_NAMES.map(plainName);

/** The joint's name as {@link jointOrder} knows it. */
export function plainJoint(name: string): string {
  const plain = plainName(name);
  return SPELLINGS[plain] ?? plain;
}

/**
 * Orders joints given by name, or by number from 0 or 1. All 25 must be there, or all 20 of Kinect v1, each once.
 *
 * @param names as {@link plainJoint} gives them
 */
export function jointOrder(names: readonly string[]): JointOrder {
  if (names.length > 0 && names.every((name) => /^\d{1,2}$/.test(name))) return numbered(names.map(Number));
  const known = names.includes('shouldercentre') ? V1 : V2;
  const places = names.map((name) => known.indexOf(name));
  const unknown = places.indexOf(-1);
  const absent = known.findIndex((_, place) => !places.includes(place));
  if (absent >= 0) {
    return { places: null, missing: (known === V1 ? KINECT_V1_JOINT_NAMES : JOINT_NAMES)[absent]! };
  }
  if (unknown >= 0) return { places: null, missing: names[unknown]! };
  return names.length === known.length ? { places, missing: null } : { places: null, missing: names.at(-1)! };
}

function numbered(numbers: readonly number[]): JointOrder {
  const least = Math.min(...numbers);
  const { length } = numbers;
  const whole = new Set(numbers).size === length && Math.max(...numbers) - least === length - 1;
  if (whole && least <= 1 && isJointCount(length)) {
    return { places: numbers.map((number) => number - least), missing: null };
  }
  return { places: null, missing: String(length) };
}

export function isJointCount(count: number): boolean {
  return count === JOINT_COUNT || count === KINECT_V1_JOINT_COUNT;
}
