/**
 * Keeps the present run in the list of runs while it goes: every few seconds of work, at pause, and for the last time just
 * before its networks start anew. A run begins with its first iteration; networks that were opened with the run of a file
 * begin another one when they are trained further.
 */

import type { ExperimentConfig } from '../../experiment/config';
import type { TrainingEvent } from '../../training/protocol';
import {
  betterOf,
  type Reached,
  type RunGroup,
  type RunRecord,
  type SettingChange,
} from '../../training/runRecord';
import { newRunId } from '../runClaim';
import type { AppStore } from '../store';
import { type MeasuredRun, type RunIdentity, recordOf } from './recordOf';
import { runChange } from './runChanges';
import { changesUpTo, withChanges } from './settingChanges';

const INTERVAL_MS = 5000;

interface Surroundings {
  /** Brings the store up to date with all that the training worker has said. */
  flush(): void;
  /** Of the checkpoint that the present run is saved in. */
  checkpointId(): string;
  keep(run: MeasuredRun): void;
}

/** What the networks were last trained with. */
interface Trained {
  readonly config: ExperimentConfig;
  /** Of all networks together, and of the one that is furthest. */
  readonly iterations: number;
  readonly furthest: number;
}

/** How far each network is. */
type Standing = readonly (readonly [networkId: string, iteration: number])[];

export class RunRecorder {
  readonly #store: AppStore;
  readonly #around: Surroundings;
  /** Of the runs that begin from now on. */
  group: RunGroup | null = null;
  #identity: RunIdentity | null = null;
  #best = new Map<string, Reached>();
  #changes: readonly SettingChange[] = [];
  /** At the latest iteration: what is set after it trained nothing. */
  #trained: Trained | null = null;
  /** Where networks stood that came from a file, by id; null once they are trained further, or where none did. */
  #opened: ReadonlyMap<string, number> | null = null;
  /** What the store holds is of a run that is over, until the worker has started its networks anew. */
  #over = false;
  #held = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(store: AppStore, around: Surroundings) {
    this.#store = store;
    this.#around = around;
    store.state.subscribe((now, before) => {
      if (now.config !== before.config) this.#changed(before.config, now.config);
    });
  }

  /** Null before its first iteration. */
  get presentId(): string | null {
    return this.#identity?.id ?? null;
  }

  /** Every event of the training worker, before it is in the store. */
  heard(event: TrainingEvent): void {
    if (event.type === 'networks-reset') this.#reset(event.networkIds);
    else if (event.type === 'device-lost') this.#wentBack(event.networks);
    else if (this.#over) return;
    else if (event.type === 'evaluation') {
      const { networkId, iteration, scores } = event.evaluation;
      const better = betterOf(this.#best.get(networkId) ?? null, { iteration, scores });
      if (better !== null) this.#best.set(networkId, better);
      this.#saveInTime();
    } else if (event.type === 'progress') this.#progressed(event.networks);
    else if (event.type === 'crashed')
      this.save(); // while the store has it
    else if (event.type === 'status' && (event.status === 'paused' || event.status === 'finished')) {
      this.save();
    }
  }

  /** Another run is about to take the place of the present one. */
  hold(): void {
    this.#end(this.#store.state.getState().config);
    this.#held = true;
  }

  release(): void {
    this.#held = false;
  }

  /**
   * The run goes on that this record is of.
   * @param from where its networks stood before they went on
   */
  resumed(record: RunRecord, from = this.standing()): void {
    const { id, group, startedAt } = record;
    this.#takeUp(record, from);
    this.#identity = { id, group, startedAt };
    this.#opened = null;
    this.save();
  }

  /** The networks stand as they did in the run of a file: that one stays as it is, and what they train on is another. */
  opened(record: RunRecord, from = this.standing()): void {
    this.#takeUp(record, from);
    this.#identity = null;
    this.#opened = new Map(from);
  }

  /** The networks may be training already: what they have reached since counts. */
  #takeUp({ config, changes, networks }: RunRecord, from: Standing): void {
    const iterations = from.map(([, iteration]) => iteration);
    this.#trained = { config, iterations: sumOf(iterations), furthest: Math.max(0, ...iterations) };
    this.#changes = changes;
    this.#over = false;
    for (const { networkId, best } of networks) {
      const better = best && (betterOf(best, this.#best.get(networkId) ?? best) ?? best);
      if (better !== null) this.#best.set(networkId, better);
    }
    this.#progressed(this.standing().map(([, iteration]) => ({ iteration })));
  }

  /** How far the store has each network of the experiment. */
  standing(): Standing {
    this.#around.flush();
    const { config, runs } = this.#store.state.getState();
    return config.networks.map(({ id }) => [id, runs[id]?.iteration ?? 0]);
  }

  /** Whether nothing has been trained since a run was opened from a file. */
  #isAsOpened(): boolean {
    const opened = this.#opened;
    if (opened === null) return false;
    if (this.standing().every(([id, iteration]) => iteration <= (opened.get(id) ?? 0))) return true;
    this.#opened = null;
    return false;
  }

  /** The run is over; its networks are about to start anew. */
  finish(): void {
    this.#end(this.#store.state.getState().config);
    this.#over = true;
  }

  /** @param config where nothing has been heard of its iterations */
  save(config: ExperimentConfig = this.#store.state.getState().config): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#over || this.#held) return;
    this.#around.flush();
    if (this.#isAsOpened()) return;
    const identity = this.#identity ?? { id: newRunId(), group: this.group, startedAt: Date.now() };
    const trained = this.#trained?.config ?? config;
    const course = { best: this.#best, changes: this.#changes };
    const record = recordOf(this.#store, trained, identity, this.#around.checkpointId(), course);
    if (record === null) return;
    this.#identity = identity;
    this.#around.keep(record);
  }

  #changed(before: ExperimentConfig, now: ExperimentConfig): void {
    if (this.#over || this.#held) return;
    const change = runChange(before, now);
    if (change === 'goes-on' || !this.#hasTrained(before.networks.map(({ id }) => id))) return;
    this.#end(before);
    this.#over = change === 'starts-anew';
  }

  #reset(networkIds: readonly string[]): void {
    if (!(this.#over || this.#held) && this.#hasTrained(networkIds))
      this.#end(this.#store.state.getState().config);
    this.#over = false;
    this.#opened = null;
    for (const id of networkIds) this.#best.delete(id);
    const { networks } = this.#store.state.getState().config;
    if (networks.every(({ id }) => networkIds.includes(id))) this.#changes = [];
  }

  /** What came later than this never was. */
  #wentBack(networks: readonly { readonly networkId: string; readonly iteration: number }[]): void {
    for (const { networkId, iteration } of networks) {
      if ((this.#best.get(networkId)?.iteration ?? 0) > iteration) this.#best.delete(networkId);
    }
    this.#changes = changesUpTo(this.#changes, Math.max(0, ...networks.map(({ iteration }) => iteration)));
  }

  #progressed(networks: readonly { readonly iteration: number }[]): void {
    const each = networks.map(({ iteration }) => iteration);
    const iterations = sumOf(each);
    if (iterations === 0) return;
    const before = this.#trained;
    if (iterations !== before?.iterations) {
      const { config } = this.#store.state.getState();
      if (before !== null) {
        this.#changes = withChanges(this.#changes, before.config, config, before.furthest);
      }
      this.#trained = { config, iterations, furthest: Math.max(...each) };
    }
    this.#saveInTime();
  }

  #end(config: ExperimentConfig): void {
    this.save(config);
    this.#identity = null;
    this.#trained = null;
  }

  #hasTrained(networkIds: readonly string[]): boolean {
    this.#around.flush(); // iterations may be on their way
    const { runs } = this.#store.state.getState();
    return networkIds.some((id) => (runs[id]?.iteration ?? 0) > 0);
  }

  #saveInTime(): void {
    this.#timer ??= setTimeout(() => this.save(), INTERVAL_MS);
  }
}

function sumOf(iterations: readonly number[]): number {
  return iterations.reduce((sum, iteration) => sum + iteration, 0);
}
