/**
 * The run saves itself: every few seconds of work and at pause. The next visit offers to go on with the newest run that no
 * other tab has open. Where the browser keeps nothing, a sentence says so, and training goes on.
 */

import type { ExperimentConfig, SetReference } from '../experiment/config';
import { readExperiment } from '../experiment/reading';
import type { Checkpoint } from '../training/checkpoint';
import { CheckpointStore } from '../training/checkpointStore';
import type { TrainingEvent } from '../training/protocol';
import { usableExperiment } from './experimentEdits';
import { claimRun, newRunId } from './runClaim';
import { checkpointOf, showCheckpoint } from './savedRun';
import { referenceTo, sameContent } from './setReference';
import type { AppStore } from './store';
import type { TrainingControl } from './trainingControl';

const INTERVAL_MS = 4000;
const LONGEST_MS = 15_000;
/** The browser stores beside training, and is busy with it for one part of the time in so many, or a little more where it is slow. */
const SHARE = 10;
/** A worker that ends again within this time is likely to end so again. */
const CRASHED_AGAIN_MS = 60_000;

/** Who keeps a list of runs. */
interface ResumedRuns {
  /** Another run is about to take the place of the present one. */
  hold(): void;
  /** None did. */
  release(): void;
  /** The run of this id is there, and has not gone on yet. */
  resumed(runId: string): Promise<void>;
}

export class Checkpointing {
  readonly #store: AppStore;
  readonly #training: TrainingControl;
  readonly #change: (config: ExperimentConfig) => void;
  readonly #runs: ResumedRuns;
  readonly #checkpoints = new CheckpointStore();
  #runId = newRunId();
  #claimed = false;
  #offered: Checkpoint | null = null;
  /** All networks' iterations together: as heard of last, and as saved last. */
  #heard = 0;
  #saved = 0;
  #saving = false;
  /** Networks have their states back and wait for the order to train: kept like this, the run would seem to be paused. */
  #restoring = false;
  /** What was asked for while saving. */
  #next: 'now' | 'in-time' | null = null;
  #failed = false;
  /** As saved last, or as it would have been. */
  #last: Checkpoint | null = null;
  #crashedAt = Number.NEGATIVE_INFINITY;
  #nextAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param change makes a configuration the experiment's
   * @param runs told when an earlier run is taken up
   */
  constructor(
    store: AppStore,
    training: TrainingControl,
    change: (config: ExperimentConfig) => void,
    runs: ResumedRuns,
  ) {
    this.#store = store;
    this.#training = training;
    this.#change = change;
    this.#runs = runs;
  }

  /** Of the checkpoint that the present run is saved in. */
  get runId(): string {
    return this.#runId;
  }

  /** Every event of the training worker, as it comes: timers sleep where the tab is hidden, messages do not. */
  heard(event: TrainingEvent): void {
    if (event.type === 'crashed') void this.#recover();
    else if (event.type === 'networks-reset')
      this.#last = null; // it is of other networks
    else if (event.type === 'progress') {
      const iterations = event.networks.reduce((sum, { iteration }) => sum + iteration, 0);
      if (iterations === this.#heard) return;
      this.#heard = iterations;
      this.#saveInTime();
    } else if (event.type === 'status' && (event.status === 'paused' || event.status === 'finished')) {
      void this.#save();
    } else if (event.type === 'evaluation') {
      this.#saved = -1; // the same iterations, but more is known
      this.#saveInTime();
    }
  }

  async #recover(): Promise<void> {
    await this.#whileRestoring(() => this.#startAgain());
  }

  /** Another worker goes on from what was last captured; where that one ends too, the person decides. */
  async #startAgain(): Promise<void> {
    const { status, engine } = this.#store.state.getState();
    const wasRunning = status === 'running';
    const now = performance.now();
    const again = now - this.#crashedAt < CRASHED_AGAIN_MS;
    this.#crashedAt = now;
    this.#training.restart(engine);
    const checkpoint = this.#last;
    const networkIds = checkpoint === null ? [] : await this.#restore(checkpoint);
    const iterations = checkpoint?.states.filter(({ network }) => networkIds.includes(network.id)) ?? [];
    const iteration = Math.min(...iterations.map((state) => state.iteration));
    const values = { iteration: Number.isFinite(iteration) ? iteration : 0 };
    if (again) this.#store.notify('error', 'app.notice.crashedAgain', values);
    else {
      this.#store.notify('info', 'app.notice.crashed', values);
      if (wasRunning) this.#training.train();
    }
  }

  /** @returns which networks go on from the checkpoint */
  async #restore(checkpoint: Checkpoint): Promise<readonly string[]> {
    const resumed = this.#training.resume(checkpoint.data, checkpoint.states);
    this.#training.configure();
    const networkIds = await resumed.catch(() => []);
    showCheckpoint(this.#store, checkpoint, networkIds);
    this.#last = checkpoint;
    return networkIds;
  }

  /** Offers the newest run that was kept and is open nowhere else. */
  async offer(): Promise<void> {
    const elsewhere: string[] = [];
    for (;;) {
      const checkpoint = await this.#checkpoints.newest(elsewhere);
      if (checkpoint === null) {
        if (elsewhere.length > 0) this.#store.notify('info', 'app.kept.elsewhere');
        return;
      }
      if (await claimRun(checkpoint.runId)) return this.#show(checkpoint);
      elsewhere.push(checkpoint.runId);
    }
  }

  /** Whether the open data set has the recordings that a run was trained on. */
  #holds(trainedOn: SetReference | null): boolean {
    const { imported } = this.#store.state.getState().datasets;
    return sameContent(trainedOn, imported && referenceTo(imported));
  }

  /** What is saved from now on is of another run; the one before stays as it was saved last. */
  begin(): void {
    this.#runId = newRunId();
    this.#claimed = false;
    this.#saved = 0;
    this.#last = null;
  }

  /** Goes on with the offered run exactly where it was. */
  async goOn(): Promise<void> {
    const checkpoint = this.#offered;
    const read = readExperiment(checkpoint?.config);
    if (checkpoint === null) return;
    if (read.kind !== 'found') return this.#store.notify('error', 'app.kept.differs');
    this.#show(null);
    await this.#whileRestoring(() => this.#goOnWith(checkpoint, read.config));
  }

  async #whileRestoring(restore: () => Promise<void>): Promise<void> {
    this.#restoring = true;
    try {
      await restore();
    } finally {
      this.#restoring = false;
    }
  }

  async #goOnWith(checkpoint: Checkpoint, config: ExperimentConfig): Promise<void> {
    const { config: before } = this.#store.state.getState();
    this.#runs.hold();
    this.#training.start();
    const { data } = config;
    const trainedOn = data.source === 'imported' ? data.set : null;
    const fits = () => this.#holds(trainedOn);
    const resumed = this.#training.resume(checkpoint.data, checkpoint.states, fits);
    this.#open(usableExperiment(config).config);
    const networkIds = await resumed.catch(() => null);
    if (networkIds === null || networkIds.length === 0) this.#runs.release();
    if (networkIds === null) return; // the engine was changed meanwhile, and that was said
    if (networkIds.length === 0) {
      if (fits()) this.#store.notify('error', 'app.kept.differs');
      else this.#store.notify('error', 'app.kept.otherContent', { name: trainedOn?.name ?? '' });
      this.#change(before);
      this.#show(checkpoint); // to try again, or to discard it
      return;
    }
    this.#runId = checkpoint.runId;
    this.#claimed = true;
    showCheckpoint(this.#store, checkpoint, networkIds);
    this.#last = checkpoint;
    await this.#runs.resumed(checkpoint.runId);
    if (checkpoint.running) this.#training.train();
  }

  /** Forgets the offered run, and offers the one before. */
  async discard(): Promise<void> {
    const runId = this.#offered?.runId;
    this.#show(null);
    if (runId !== undefined) await this.#checkpoints.discard(runId).catch(() => undefined);
    await this.offer();
  }

  #show(checkpoint: Checkpoint | null): void {
    this.#offered = checkpoint;
    const iterations = checkpoint?.states.map(({ iteration }) => iteration) ?? [];
    const keptRun =
      checkpoint === null ? null : { savedAt: checkpoint.savedAt, iteration: Math.max(...iterations) };
    this.#store.state.setState({ keptRun });
  }

  #open(config: ExperimentConfig): void {
    const { config: present, datasets } = this.#store.state.getState();
    if (config.data.source === 'imported' && config.data.set === null && datasets.imported === null) {
      this.#store.notify('info', 'app.kept.addRecordings');
    }
    this.#change(sameConfig(config, present) ? present : config);
  }

  #saveInTime(): void {
    if (this.#saving) {
      this.#next ??= 'in-time';
      return;
    }
    const wait = this.#nextAt - performance.now();
    if (wait <= 0) void this.#save();
    else this.#timer ??= setTimeout(() => void this.#save(), wait);
  }

  async #save(): Promise<void> {
    if (this.#restoring) return;
    if (this.#saving) {
      this.#next = 'now';
      return;
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#saving = true;
    const cost = await this.#saveNow();
    this.#nextAt = performance.now() + Math.min(Math.max(INTERVAL_MS, (SHARE - 1) * cost), LONGEST_MS);
    this.#saving = false;
    const next = this.#next;
    this.#next = null;
    if (next === 'now') void this.#save();
    else if (next === 'in-time') this.#saveInTime();
  }

  /** @returns how long storing took, in milliseconds */
  async #saveNow(): Promise<number> {
    const { config } = this.#store.state.getState();
    const captured = await this.#training.capture();
    if (this.#store.state.getState().config !== config) return 0; // the states may be of either; the next save has both
    const iterations = captured?.states.reduce((sum, { iteration }) => sum + iteration, 0) ?? 0;
    if (captured === null || iterations === 0) return 0;
    const { status } = this.#store.state.getState();
    if (iterations === this.#saved && status === 'running') return 0;
    const start = performance.now();
    const checkpoint = checkpointOf(this.#store, this.#runId, captured.data, captured.states);
    this.#last = checkpoint;
    try {
      this.#claimed ||= await claimRun(this.#runId);
      await this.#checkpoints.save(checkpoint);
      this.#saved = iterations;
      this.#failed = false;
    } catch {
      if (!this.#failed) this.#store.notify('error', 'app.kept.notSaved');
      this.#failed = true;
    }
    return performance.now() - start;
  }
}

function sameConfig(one: ExperimentConfig, other: ExperimentConfig): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
