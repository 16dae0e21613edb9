/**
 * Numbers of the actions that the synthetic performers know, apart from the motion scripts, so that the page can offer them without
 * loading those. A test holds the list against the scripts.
 */

import { ACTIONS } from '../skeleton/actions';

/** Of NTU RGB+D; the actions that NTU RGB+D 120 added have no scripts. */
const LAST_ACTION = 60;

/** NTU RGB+D action numbers, rising. */
export const PERFORMABLE_ACTIONS: readonly number[] = ACTIONS.map(({ number }) => number).filter(
  (number) => number <= LAST_ACTION,
);
