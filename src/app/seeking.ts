/** Opens a sequence at the first frame that a network answers in a certain way, as soon as its answers are there. */

import { frameAnswers } from '../metrics/answers';
import type { AppState } from './state';
import type { AppStore } from './store';

/** Watches the store for good. */
export function followSought({ state }: AppStore): void {
  state.subscribe((now) => {
    const frame = soughtFrame(now);
    if (frame === 'waiting') return;
    state.setState(frame === null ? { sought: null } : { sought: null, frame, playing: false });
  });
}

/** Null where no frame is answered so: the network has learnt on since. */
export function soughtFrame({ sought, sequence, predictions }: AppState): number | 'waiting' | null {
  if (sought === null || sequence?.id !== sought.sequenceId) return 'waiting';
  if (predictions?.sequenceId !== sought.sequenceId) return 'waiting';
  const given = predictions.predictions.find(({ networkId }) => networkId === sought.networkId);
  if (given === undefined) return null;
  const { winners } = frameAnswers(given.probabilities, predictions.classes.length);
  const place = winners.indexOf(predictions.classes.indexOf(sought.action));
  return predictions.frames[place] ?? null;
}
