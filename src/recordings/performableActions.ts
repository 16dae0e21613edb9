/**
 * Numbers of the actions that the synthetic performers know, apart from the motion scripts, so that the page can offer them without
 * loading those. A test holds the list against the scripts.
 */

import { ACTIONS } from '../skeleton/actions';

/** NTU RGB+D action numbers, rising. */
export const PERFORMABLE_ACTIONS: readonly number[] = ACTIONS.map(({ number }) => number);
