/** All motion scripts by NTU RGB+D action number. A new action is one script in one of the lists here. */

import type { MotionScript } from './script';
import { AILMENTS } from './scripts/ailments';
import { BETWEEN_TWO } from './scripts/betweenTwo';
import { CLOTHES } from './scripts/clothes';
import { DEVICES } from './scripts/devices';
import { GESTURES } from './scripts/gestures';
import { HANDS_TO_HEAD } from './scripts/handsToHead';
import { LOSING_BALANCE } from './scripts/losingBalance';
import { OBJECTS } from './scripts/objects';
import { TWO_PERSONS } from './scripts/twoPersons';
import { WHOLE_BODY } from './scripts/wholeBody';

const ALL: readonly MotionScript[] = [
  ...HANDS_TO_HEAD,
  ...OBJECTS,
  ...DEVICES,
  ...CLOTHES,
  ...GESTURES,
  ...AILMENTS,
  ...WHOLE_BODY,
  ...LOSING_BALANCE,
  ...TWO_PERSONS,
  ...BETWEEN_TWO,
];

export const SCRIPTS: ReadonlyMap<number, MotionScript> = new Map(
  ALL.map((script) => [script.action, script]),
);
