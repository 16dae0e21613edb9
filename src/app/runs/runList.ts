/**
 * The runs of the list, on the page and in the browser's storage. Where that keeps nothing, runs stay in the list until the
 * page closes, and the list says so.
 */

import type { StoreApi } from 'zustand/vanilla';

import { inListOrder, overTheCap, type RunGroup, type RunRecord } from '../../training/runRecord';
import { RunStore } from '../../training/runStore';
import type { MeasuredRun } from './recordOf';
import type { RunsState } from './runsState';

export const MOST_RUNS = 100;

/** What a person says about a run, or about a group of runs. */
type RunAnnotation = Partial<Pick<RunRecord, 'name' | 'note' | 'pinned'>>;

const NEW_IN_LIST = { name: null, note: '', pinned: false, importedAt: null } as const;

export class RunList {
  readonly #state: StoreApi<RunsState>;
  readonly #store = new RunStore();
  /** Deleted by the person: what comes of them is kept no more. */
  readonly #unwanted = new Set<string>();
  #loading: Promise<void> | null = null;

  constructor(state: StoreApi<RunsState>) {
    this.#state = state;
  }

  /** Reads what the browser keeps. Once, unless it is asked to again: another tab may have added runs. */
  load(again = false): Promise<void> {
    if (again || this.#loading === null) this.#loading = this.#load();
    return this.#loading;
  }

  find(id: string): RunRecord | undefined {
    return this.#state.getState().records.find((record) => record.id === id);
  }

  /** A run from a file enters the list. @returns false where it is in there already */
  async add(run: RunRecord): Promise<boolean> {
    await this.load();
    if (this.find(run.id) !== undefined) return false;
    this.#unwanted.delete(run.id);
    this.#state.setState(({ deleted }) => ({ deleted: deleted.filter(({ id }) => id !== run.id) }));
    const group = run.group && this.#groupAsKnown({ ...run.group, pinned: false });
    this.put([{ ...run, group, pinned: false, importedAt: Date.now() }]);
    this.#makeRoom([run.id]);
    return true;
  }

  /** The present run as it is measured, unless the person has deleted it. */
  keep(run: MeasuredRun): void {
    if (this.#unwanted.has(run.id)) return;
    const known = this.find(run.id);
    const { name, note, pinned, importedAt } = known ?? NEW_IN_LIST;
    const group = run.group && this.#groupAsKnown(run.group);
    this.put([{ ...run, group, name, note, pinned, importedAt }]);
    this.#state.setState({ presentId: run.id });
    if (known === undefined) void this.load().then(() => this.#makeRoom([run.id]));
  }

  /** Shows and keeps them. */
  put(records: readonly RunRecord[]): void {
    this.#show(records);
    for (const record of records) this.#write(this.#store.put(record));
  }

  annotate(id: string, annotation: RunAnnotation): void {
    const record = this.find(id);
    if (record !== undefined) this.put([{ ...record, ...annotation }]);
  }

  annotateGroup(groupId: string, annotation: RunAnnotation): void {
    const { records } = this.#state.getState();
    const annotated = records.flatMap((record) =>
      record.group?.id === groupId ? [{ ...record, group: { ...record.group, ...annotation } }] : [],
    );
    this.put(annotated);
  }

  tick(ids: readonly string[], tick: boolean): void {
    this.#state.setState(({ ticked }) => {
      const others = ticked.filter((id) => !ids.includes(id));
      return { ticked: tick ? [...others, ...ids] : others };
    });
  }

  tickGroup(groupId: string): void {
    const { records } = this.#state.getState();
    this.tick(
      records.filter(({ group }) => group?.id === groupId).map(({ id }) => id),
      true,
    );
  }

  remove(ids: readonly string[]): void {
    const { records, ticked } = this.#state.getState();
    for (const id of ids) this.#unwanted.add(id);
    this.#state.setState({
      deleted: records.filter(({ id }) => ids.includes(id)),
      records: records.filter(({ id }) => !ids.includes(id)),
      ticked: ticked.filter((id) => !ids.includes(id)),
    });
    this.#write(this.#store.remove(ids));
  }

  undoRemove(): void {
    const { deleted } = this.#state.getState();
    this.#state.setState({ deleted: [] });
    for (const { id } of deleted) this.#unwanted.delete(id);
    this.put(deleted);
  }

  /** With what the person said of its other runs together. */
  #groupAsKnown(group: RunGroup): RunGroup {
    const { records } = this.#state.getState();
    return records.find((record) => record.group?.id === group.id)?.group ?? group;
  }

  /** @param added those that entered the list last */
  #makeRoom(added: readonly string[]): void {
    const { records, presentId } = this.#state.getState();
    const staying = presentId === null ? added : [...added, presentId];
    const gone = overTheCap(records, MOST_RUNS, staying);
    if (gone.length === 0) return;
    this.#state.setState(({ ticked }) => ({
      records: records.filter(({ id }) => !gone.includes(id)),
      ticked: ticked.filter((id) => !gone.includes(id)),
    }));
    this.#write(this.#store.remove(gone));
  }

  async #load(): Promise<void> {
    try {
      const stored = await this.#store.all();
      const { records } = this.#state.getState();
      // What the page itself has is never older than what it has stored.
      const known = new Set([...records.map(({ id }) => id), ...this.#unwanted]);
      this.#show(stored.filter(({ id }) => !known.has(id)));
      this.#state.setState({ loaded: true, lasting: true });
    } catch {
      this.#state.setState({ loaded: true, lasting: false });
    }
  }

  /** Adds these or puts them in place of those with their ids. */
  #show(changed: readonly RunRecord[]): void {
    const ids = new Set(changed.map(({ id }) => id));
    this.#state.setState(({ records }) => ({
      records: inListOrder([...records.filter(({ id }) => !ids.has(id)), ...changed]),
    }));
  }

  #write(written: Promise<void>): void {
    written.then(
      () => undefined,
      () => this.#state.setState({ lasting: false }),
    );
  }
}
