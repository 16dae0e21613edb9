/** The runs: the list of them, the recorder that adds the present one, runs from files, repetitions over seeds. */

import type { StoreApi } from 'zustand/vanilla';

import type { TrainingEvent } from '../../training/protocol';
import type { RunRecord } from '../../training/runRecord';
import type { AppStore } from '../store';
import { Repetition, type TrainingCommands } from './repetition';
import { RunList } from './runList';
import { RunRecorder } from './runRecorder';
import { createRunsState, type RunOffer, type RunsState } from './runsState';

/** What a run in a file is to do: take the experiment's place, only enter the list, or neither. */
export type RunWish = 'replace' | 'add' | 'neither';

function begunHere({ startedAt, importedAt }: RunRecord): number {
  return importedAt ?? startedAt;
}

export class RunsControl {
  readonly state: StoreApi<RunsState> = createRunsState();
  readonly list = new RunList(this.state);
  readonly #recorder: RunRecorder;
  readonly #repetition: Repetition;
  readonly #checkpointId: () => string;
  #answered: (wish: RunWish) => void = () => undefined;

  /** @param checkpointId of the checkpoint that the present run is saved in */
  constructor(app: AppStore, training: TrainingCommands, checkpointId: () => string) {
    this.#checkpointId = checkpointId;
    this.#recorder = new RunRecorder(app, {
      flush: () => training.flush(),
      checkpointId,
      keep: (run) => this.list.keep(run),
    });
    this.#repetition = new Repetition(app, this.state, training, this.#recorder, (groupId) => {
      this.list.tickGroup(groupId);
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

  /** Another run is about to take the place of the present one: nothing is kept until it has, or has not. */
  hold(): void {
    this.#recorder.hold();
  }

  release(): void {
    this.#recorder.release();
  }

  /** The run goes on that was saved in this checkpoint. */
  async resumed(checkpointId: string): Promise<void> {
    const from = this.#recorder.standing(); // training may go on while the list is read
    await this.list.load();
    this.release();
    const { records } = this.state.getState();
    const saved = records.filter((record) => record.checkpointId === checkpointId);
    // What went on from the run of a file is later than the run itself, whenever that was.
    const [latest] = saved.toSorted((a, b) => begunHere(b) - begunHere(a));
    if (latest === undefined) return;
    if (latest.importedAt === null) this.#recorder.resumed(latest, from);
    else this.#opened(latest, from);
  }

  /** Asks the person what is to become of a run in a file. */
  offer(offer: RunOffer): Promise<RunWish> {
    this.answer('neither');
    this.state.setState({ offer });
    return new Promise((resolve) => {
      this.#answered = resolve;
    });
  }

  answer(wish: RunWish): void {
    this.state.setState({ offer: null });
    this.#answered(wish);
  }

  /** The networks stand as they did in this run of a file; null where the list has nothing of it. */
  stands(id: string | null): void {
    this.release();
    const run = id === null ? undefined : this.list.find(id);
    if (run === undefined) return;
    if (run.importedAt !== null) this.list.put([{ ...run, checkpointId: this.#checkpointId() }]);
    this.#opened(run);
  }

  #opened(run: RunRecord, from = this.#recorder.standing()): void {
    this.#recorder.opened(run, from);
    this.state.setState({ presentId: run.id });
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
}
