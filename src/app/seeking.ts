/** Opens a sequence at the first frame that a network answers in a certain way, as soon as its answers are there. */

import i18next from 'i18next';

import { frameAnswers } from '../metrics/answers';
import { actionName } from '../skeleton/actions';
import { networkNames } from './experimentEdits';
import type { AppState } from './state';
import type { AppStore } from './store';

/** Watches the store for good. */
export function followSought(store: AppStore): void {
  const { state } = store;
  state.subscribe((now) => {
    const frame = soughtFrame(now);
    if (frame === 'waiting') return;
    if (frame !== null) return state.setState({ sought: null, frame, playing: false });
    const { sought } = now;
    state.setState({ sought: null });
    if (sought !== null) sayThatNoneIs(store, sought);
  });
}

/** What a click on the matrix promised is true no more. */
function sayThatNoneIs(store: AppStore, { networkId, action }: NonNullable<AppState['sought']>): void {
  const { config } = store.state.getState();
  const name = networkNames(config.networks).get(networkId);
  if (name === undefined) return; // the network was removed: its answers with it
  const answer = actionName(action, i18next.language === 'es' ? 'es' : 'en');
  store.notify('info', 'figures.confusion.learntOn', { name, answer });
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
