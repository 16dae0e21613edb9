/**
 * Repeats the experiment over seeds: one run after the other, each in the list, all of one group. Whatever else changes the
 * experiment meanwhile, or starts it anew, ends the repetition; a pause only interrupts it.
 */

import type { StoreApi } from 'zustand/vanilla';

import type { ExperimentConfig } from '../../experiment/config';
import type { TrainingEvent } from '../../training/protocol';
import { newRunId } from '../runClaim';
import type { AppStore } from '../store';
import type { RunRecorder } from './runRecorder';
import type { RunsState } from './runsState';

/** What is done to the training worker and the experiment. */
export interface TrainingCommands {
  /** Brings the store up to date with all that the training worker has said. */
  flush(): void;
  change(config: ExperimentConfig): void;
  train(): void;
  pause(): void;
  reset(): void;
}

const GREATEST_SEED = 0x7fffffff;

interface Under {
  readonly config: ExperimentConfig;
  /** The networks of the run before are still there. */
  awaitingReset: boolean;
}

export class Repetition {
  readonly #app: AppStore;
  readonly #runs: StoreApi<RunsState>;
  readonly #training: TrainingCommands;
  readonly #recorder: RunRecorder;
  readonly #onDone: (groupId: string) => void;
  #under: Under | null = null;
  #changing = false;

  constructor(
    app: AppStore,
    runs: StoreApi<RunsState>,
    training: TrainingCommands,
    recorder: RunRecorder,
    onDone: (groupId: string) => void,
  ) {
    this.#app = app;
    this.#runs = runs;
    this.#training = training;
    this.#recorder = recorder;
    this.#onDone = onDone;
    app.state.subscribe((now, before) => {
      if (now.config === before.config || this.#changing || this.#under === null) return;
      if (JSON.stringify(now.config) !== JSON.stringify(this.#under.config)) this.#interrupt();
    });
  }

  /** @param count 2 or more; the first seed is the experiment's own, or lower where they would pass the greatest */
  start(count: number): void {
    this.#training.flush();
    const { config } = this.#app.state.getState();
    if (this.#under !== null || config.networks.length === 0) return;
    const first = Math.min(config.seed, GREATEST_SEED - count + 1);
    const seeds = Array.from({ length: count }, (_, i) => first + i);
    const groupId = newRunId();
    this.#recorder.group = { id: groupId, seeds: count, name: null, note: '', pinned: false };
    this.#runs.setState({ repetition: { groupId, done: 0, seeds } });
    this.#trainNext();
  }

  /** What is done stays in the list; the present run pauses. */
  stop(): void {
    if (this.#under === null) return;
    this.#end();
    this.#training.pause();
  }

  /** Every event of the training worker, before it is in the store. */
  heard(event: TrainingEvent): void {
    const under = this.#under;
    if (under === null) return;
    if (event.type === 'networks-reset') {
      if (under.awaitingReset) under.awaitingReset = false;
      else if (this.#trained(event.networkIds)) this.#interrupt();
    } else if (event.type === 'status' && event.status === 'finished' && !under.awaitingReset) {
      queueMicrotask(() => this.#finished(under)); // the store must know it first
    } else if (event.type === 'refused' || event.type === 'failed') this.#end();
  }

  #finished(under: Under): void {
    const { repetition } = this.#runs.getState();
    if (this.#under !== under || repetition === null) return;
    this.#recorder.save();
    const done = repetition.done + 1;
    if (done === repetition.seeds.length) {
      this.#end();
      this.#onDone(repetition.groupId);
      return;
    }
    this.#runs.setState({ repetition: { ...repetition, done } });
    this.#trainNext();
  }

  #trainNext(): void {
    const { repetition } = this.#runs.getState();
    const seed = repetition?.seeds[repetition.done];
    if (seed === undefined) return;
    const { config: before } = this.#app.state.getState();
    const begun = this.#trained(before.networks.map(({ id }) => id));
    const config = { ...before, seed };
    this.#under = { config, awaitingReset: begun };
    this.#changing = true;
    if (seed !== before.seed) this.#training.change(config);
    else if (begun) this.#training.reset();
    this.#changing = false;
    this.#training.train();
  }

  #trained(networkIds: readonly string[]): boolean {
    const { runs } = this.#app.state.getState();
    return networkIds.some((id) => (runs[id]?.iteration ?? 0) > 0);
  }

  #interrupt(): void {
    this.#end();
    this.#app.notify('info', 'runs.repeat.interrupted');
  }

  #end(): void {
    this.#under = null;
    this.#recorder.group = null;
    this.#runs.setState({ repetition: null });
  }
}
