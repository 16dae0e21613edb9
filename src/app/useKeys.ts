/** Keys for the hand that rests on the keyboard; never while typing. The help popover lists them. */

import { useHotkeys } from 'react-hotkeys-hook';

import { useAppParts } from './context';
import { currentDataset } from './state';

export function useKeys(): void {
  const { controller, store } = useAppParts();
  const watchNeighbour = (by: 1 | -1) => {
    const state = store.state.getState();
    const sequences = currentDataset(state)?.sequences ?? [];
    const place = sequences.findIndex(({ id }) => id === state.watchedId);
    const next = sequences[Math.min(sequences.length - 1, Math.max(0, place + by))];
    if (next !== undefined) controller.watch(next.id);
  };
  useHotkeys('t', () => controller.toggleTraining());
  useHotkeys('s', () => controller.training.step());
  useHotkeys('r', () => controller.training.reset());
  useHotkeys('n', () => watchNeighbour(1));
  useHotkeys('p', () => watchNeighbour(-1));
}
