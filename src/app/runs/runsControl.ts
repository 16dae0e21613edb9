/**
 * The list of runs: read when it is asked for, changed by the person, added to by the recorder. Where the browser keeps
 * nothing, runs stay in the list until the page closes, and the list says so.
 */

import type { StoreApi } from 'zustand/vanilla';

import type { TrainingEvent } from '../../training/protocol';
import { inListOrder, overTheCap, type RunRecord } from '../../training/runRecord';
import { RunStore } from '../../training/runStore';
import type { AppStore } from '../store';
import type { MeasuredRun } from './recordOf';
import { Repetition, type TrainingCommands } from './repetition';
import { RunRecorder } from './runRecorder';
import { createRunsState, type RunsState } from './runsState';

export const MOST_RUNS = 100;

/** What a person says about a run. */
export type RunAnnotation = Partial<Pick<RunRecord, 'name' | 'note' | 'pinned'>>;

export class RunsControl {
  readonly state: StoreApi<RunsState> = createRunsState();
  readonly #store = new RunStore();
  readonly #recorder: RunRecorder;
  readonly #repetition: Repetition;
  /** Deleted by the person: what comes of them is kept no more. */
  readonly #unwanted = new Set<string>();
  #loading: Promise<void> | null = null;

  /** @param checkpointId of the checkpoint that the present run is saved in */
  constructor(app: AppStore, training: TrainingCommands, checkpointId: () => string) {
    this.#recorder = new RunRecorder(app, {
      flush: () => training.flush(),
      checkpointId,
      keep: (run) => this.#keep(run),
    });
    this.#repetition = new Repetition(app, this.state, training, this.#recorder, (groupId) => {
      this.#tick(this.#ofGroup(groupId), true);
      app.state.setState({ figure: 'runs' });
    });
  }

  heard(event: TrainingEvent): void {
    this.#recorder.heard(event);
    this.#repetition.heard(event);
  }

  /** The present run is over: its networks are about to start anew. */
  finish(): void {
    this.#recorder.finish();
  }

  /** What is measured of the present run up to now enters the list. */
  update(): void {
    this.#recorder.save();
  }

  /** What is measured of the present run up to now; null before it has trained. */
  present(): RunRecord | null {
    this.update();
    const { records, presentId } = this.state.getState();
    return records.find(({ id }) => id === presentId) ?? null;
  }

  /** Reads what the browser keeps. Once, unless it is asked to again: another tab may have added runs. */
  load(again = false): Promise<void> {
    if (again || this.#loading === null) this.#loading = this.#load();
    return this.#loading;
  }

  /** Another run is about to take the place of the present one: nothing is kept until it has, or has not. */
  hold(): void {
    this.#recorder.hold();
  }

  release(): void {
    this.#recorder.release();
  }

  /** The run goes on that was saved in this checkpoint. */
  async resumed(checkpointId: string): Promise<void> {
    await this.load();
    this.release();
    const { records } = this.state.getState();
    const [latest] = records
      .filter((record) => record.checkpointId === checkpointId)
      .toSorted((a, b) => b.startedAt - a.startedAt);
    if (latest !== undefined) this.#recorder.resumed(latest);
  }

  annotate(id: string, annotation: RunAnnotation): void {
    const record = this.#find(id);
    if (record === undefined) return;
    const annotated = { ...record, ...annotation };
    this.#show([annotated]);
    this.#write(this.#store.put(annotated));
  }

  tick(ids: readonly string[], ticked: boolean): void {
    this.#tick(ids, ticked);
  }

  remove(ids: readonly string[]): void {
    const { records, ticked } = this.state.getState();
    for (const id of ids) this.#unwanted.add(id);
    this.state.setState({
      deleted: records.filter(({ id }) => ids.includes(id)),
      records: records.filter(({ id }) => !ids.includes(id)),
      ticked: ticked.filter((id) => !ids.includes(id)),
    });
    this.#write(this.#store.remove(ids));
  }

  undoRemove(): void {
    const { deleted } = this.state.getState();
    this.state.setState({ deleted: [] });
    this.#show(deleted);
    for (const record of deleted) {
      this.#unwanted.delete(record.id);
      this.#write(this.#store.put(record));
    }
  }

  showReport(id: string | null): void {
    this.state.setState({ reportOf: id });
  }

  repeat(seeds: number): void {
    this.#repetition.start(seeds);
  }

  stopRepeating(): void {
    this.#repetition.stop();
  }

  #keep(run: MeasuredRun): void {
    if (this.#unwanted.has(run.id)) return;
    const known = this.#find(run.id);
    const { name, note, pinned } = known ?? { name: null, note: '', pinned: false };
    const record = { ...run, name, note, pinned };
    this.#show([record]);
    this.state.setState({ presentId: run.id });
    this.#write(this.#store.put(record));
    if (known === undefined) void this.load().then(() => this.#makeRoom(run.id));
  }

  #makeRoom(presentId: string): void {
    const { records } = this.state.getState();
    const gone = overTheCap(records, MOST_RUNS, presentId);
    if (gone.length === 0) return;
    this.state.setState(({ ticked }) => ({
      records: records.filter(({ id }) => !gone.includes(id)),
      ticked: ticked.filter((id) => !gone.includes(id)),
    }));
    this.#write(this.#store.remove(gone));
  }

  async #load(): Promise<void> {
    try {
      const stored = await this.#store.all();
      const { records } = this.state.getState();
      // What the page itself has is never older than what it has stored.
      const known = new Set([...records.map(({ id }) => id), ...this.#unwanted]);
      this.#show(stored.filter(({ id }) => !known.has(id)));
      this.state.setState({ loaded: true, lasting: true });
    } catch {
      this.state.setState({ loaded: true, lasting: false });
    }
  }

  /** Adds these or puts them in place of those with their ids. */
  #show(changed: readonly RunRecord[]): void {
    const ids = new Set(changed.map(({ id }) => id));
    this.state.setState(({ records }) => ({
      records: inListOrder([...records.filter(({ id }) => !ids.has(id)), ...changed]),
    }));
  }

  #tick(ids: readonly string[], tick: boolean): void {
    this.state.setState(({ ticked }) => {
      const others = ticked.filter((id) => !ids.includes(id));
      return { ticked: tick ? [...others, ...ids] : others };
    });
  }

  #ofGroup(groupId: string): string[] {
    const { records } = this.state.getState();
    return records.filter(({ group }) => group?.id === groupId).map(({ id }) => id);
  }

  #find(id: string): RunRecord | undefined {
    return this.state.getState().records.find((record) => record.id === id);
  }

  #write(written: Promise<void>): void {
    written.then(
      () => undefined,
      () => this.state.setState({ lasting: false }),
    );
  }
}
