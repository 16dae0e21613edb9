/** What the page knows of the runs that are kept, as plain data. */

import { createStore, type StoreApi } from 'zustand/vanilla';

import type { RunRecord } from '../../training/runRecord';

/** The experiment, once for each of several seeds. */
interface RepetitionState {
  readonly groupId: string;
  readonly done: number;
  readonly seeds: readonly number[];
}

/** A run in a file that asks to be taken in. */
export interface RunOffer {
  readonly fileName: string;
  /** Null where the file has nothing for the list of runs. */
  readonly record: RunRecord | null;
  /** The list has it already. */
  readonly known: boolean;
  /** How far the networks on the page have been trained. */
  readonly iteration: number;
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
  /** That the person is asked about. */
  readonly offer: RunOffer | null;
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
    offer: null,
  }));
}
