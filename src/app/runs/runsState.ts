/** What the page knows of the runs that are kept, as plain data. */

import { createStore, type StoreApi } from 'zustand/vanilla';

import type { RunRecord } from '../../training/runRecord';

/** The experiment, once for each of several seeds. */
interface RepetitionState {
  readonly groupId: string;
  readonly done: number;
  readonly seeds: readonly number[];
}

export interface RunsState {
  /** Pinned ones first, then the latest. */
  readonly records: readonly RunRecord[];
  /** What the browser keeps has been read. */
  readonly loaded: boolean;
  /** False where this browser keeps nothing: the runs are gone with the page. */
  readonly lasting: boolean;
  /** The one that is being trained. */
  readonly presentId: string | null;
  /** Those to be shown together, in the order in which they were ticked. */
  readonly ticked: readonly string[];
  /** Deleted last: these can be brought back. */
  readonly deleted: readonly RunRecord[];
  readonly repetition: RepetitionState | null;
  /** Of which a report is shown. */
  readonly reportOf: string | null;
}

export function createRunsState(): StoreApi<RunsState> {
  return createStore<RunsState>(() => ({
    records: [],
    loaded: false,
    lasting: true,
    presentId: null,
    ticked: [],
    deleted: [],
    repetition: null,
    reportOf: null,
  }));
}
