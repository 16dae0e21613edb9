/** The runs that are kept, for the components that show them. */

import { useStore } from 'zustand';

import { useAppParts } from '../context';
import type { RunsControl } from './runsControl';
import type { RunsState } from './runsState';

export function useRunsControl(): RunsControl {
  return useAppParts().controller.runs;
}

/** Re-renders when what `select` gives changes (by identity). */
export function useRunsState<Selected>(select: (state: RunsState) => Selected): Selected {
  return useStore(useRunsControl().state, select);
}
