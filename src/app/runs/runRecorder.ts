/**
 * Keeps the present run in the list of runs while it goes: every few seconds of work, at pause, and for the last time just
 * before its networks start anew. A run begins with its first iteration.
 */

import type { ExperimentConfig } from '../../experiment/config';
import type { TrainingEvent } from '../../training/protocol';
import { betterOf, type Reached, type RunRecord } from '../../training/runRecord';
import { newRunId } from '../runClaim';
import type { AppStore } from '../store';
import { type MeasuredRun, type RunIdentity, recordOf } from './recordOf';
import { runChange } from './runChanges';

const INTERVAL_MS = 5000;

interface Surroundings {
  /** Brings the store up to date with all that the training worker has said. */
  flush(): void;
  /** Of the checkpoint that the present run is saved in. */
  checkpointId(): string;
  keep(run: MeasuredRun): void;
}

export class RunRecorder {
  readonly #store: AppStore;
  readonly #around: Surroundings;
  /** Of the runs that begin from now on. */
  group: RunRecord['group'] = null;
  #identity: RunIdentity | null = null;
  #best = new Map<string, Reached>();
  /** The experiment at the latest iteration, and all networks' iterations together: what is set after them trained nothing. */
  #trained: { readonly config: ExperimentConfig; readonly iterations: number } | null = null;
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

  /** The run goes on that this record is of. */
  resumed({ id, group, startedAt, networks }: RunRecord): void {
    this.#identity = { id, group, startedAt };
    this.#trained = null;
    this.#over = false;
    this.#best = new Map(
      networks.flatMap(({ networkId, best }) => (best === null ? [] : [[networkId, best]])),
    );
    this.save();
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
    const identity = this.#identity ?? { id: newRunId(), group: this.group, startedAt: Date.now() };
    const trained = this.#trained?.config ?? config;
    const record = recordOf(this.#store, trained, identity, this.#around.checkpointId(), this.#best);
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
    for (const id of networkIds) this.#best.delete(id);
  }

  /** What came later than this never was. */
  #wentBack(networks: readonly { readonly networkId: string; readonly iteration: number }[]): void {
    for (const { networkId, iteration } of networks) {
      if ((this.#best.get(networkId)?.iteration ?? 0) > iteration) this.#best.delete(networkId);
    }
  }

  #progressed(networks: readonly { readonly iteration: number }[]): void {
    const iterations = networks.reduce((sum, { iteration }) => sum + iteration, 0);
    if (iterations === 0) return;
    if (iterations !== this.#trained?.iterations) {
      this.#trained = { config: this.#store.state.getState().config, iterations };
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
