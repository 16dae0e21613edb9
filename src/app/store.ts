/** The one store (zustand, without React) and the courses of training that belong to it. */

import { createStore, type StoreApi } from 'zustand/vanilla';

import { History } from '../metrics/history';
import type { AppState, Notice } from './state';

export interface AppStore {
  readonly state: StoreApi<AppState>;
  readonly history: History;
  /** Puts a sentence in front of the person; the same sentence is never shown twice. */
  notify(tone: Notice['tone'], key: string, values?: Notice['values'], about?: string): void;
  dismiss(id: number): void;
}

export function createAppStore(initial: AppState): AppStore {
  const state = createStore<AppState>(() => initial);
  let noticeCount = 0;
  return {
    state,
    history: new History(),
    notify(tone, key, values = {}, about = '') {
      const id = ++noticeCount;
      state.setState(({ notices }) => ({
        // What was only information makes room; errors stay until they are dismissed.
        notices: [
          ...notices.filter((notice) => notice.tone === 'error' && notice.key !== key),
          { id, tone, about, key, values },
        ],
      }));
    },
    dismiss(id) {
      state.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
    },
  };
}
