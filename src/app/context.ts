/** The store and the controller, for the components that wire panels to them. */

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';

import type { Controller } from './controller';
import type { AppState } from './state';
import type { AppStore } from './store';

export interface App {
  readonly store: AppStore;
  readonly controller: Controller;
}

export const AppContext = createContext<App | null>(null);

export function useAppParts(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('AppContext is missing');
  return app;
}

/** Re-renders when what `select` gives changes (by identity). */
export function useAppState<Selected>(select: (state: AppState) => Selected): Selected {
  return useStore(useAppParts().store.state, select);
}
