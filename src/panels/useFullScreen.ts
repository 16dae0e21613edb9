/** What fills the screen: nothing outside of it is seen, so that sheets, hints and notices have to lie in it. */

import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}

function fullScreenElement(): HTMLElement | null {
  const element = document.fullscreenElement;
  return element instanceof HTMLElement ? element : null;
}

/** Null while nothing does. */
export function useFullScreenElement(): HTMLElement | null {
  return useSyncExternalStore(subscribe, fullScreenElement);
}
