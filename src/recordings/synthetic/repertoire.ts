/** All motion scripts by NTU RGB+D action number. A new action is one script in one of the lists here. */

import type { MotionScript } from './script';
import { GESTURES } from './scripts/gestures';
import { HANDS_TO_HEAD } from './scripts/handsToHead';
import { LOSING_BALANCE } from './scripts/losingBalance';
import { TWO_PERSONS } from './scripts/twoPersons';
import { WHOLE_BODY } from './scripts/wholeBody';

export const SCRIPTS: ReadonlyMap<number, MotionScript> = new Map(
  [...HANDS_TO_HEAD, ...GESTURES, ...WHOLE_BODY, ...LOSING_BALANCE, ...TWO_PERSONS].map((script) => [
    script.action,
    script,
  ]),
);
