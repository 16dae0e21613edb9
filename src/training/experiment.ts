/**
 * The experiment a session trains: its data, its networks, and what each command does to them. Methods are called
 * one after the other, never while another is under way.
 *
 * A configuration that changes data, split, features, batch size, seed or optimizer starts every network anew and
 * stops training; one that changes some networks starts those anew and training goes on.
 */

import type { PreparedData } from '../dataset/protocol';
import type { ExperimentConfig } from '../experiment/config';
import { type Configured, planOf, sameStart } from './configured';
import { DeviceFeed } from './deviceFeed';
import { Evaluating } from './evaluating';
import { Exchange } from './exchange';
import { Keeping } from './keeping';
import type { NetworkRun, RunSetting } from './networkRun';
import type { ExplainedFrame, NetworkSnapshot, RunStatus } from './protocol';
import { isDone, Roster } from './roster';
import type { RunState } from './runState';
import type { SessionContext } from './sessionContext';
import type { SnapshotRequest } from './snapshot';
import { resumeRuns, type Standing } from './standing';
import { Stepping } from './stepping';
import { Watching } from './watching';

export class Experiment {
  readonly #context: SessionContext;
  readonly #roster = new Roster();
  readonly #feed: DeviceFeed;
  readonly #stepping: Stepping;
  readonly #evaluating: Evaluating;
  readonly #watching: Watching;
  readonly #keeping: Keeping;
  readonly #exchange: Exchange;
  #configured: Configured | null = null;
  /** Null until the data worker has prepared what is configured. */
  #data: PreparedData | null = null;
  #running = false;
  #ended = false;

  constructor(context: SessionContext) {
    this.#context = context;
    this.#feed = new DeviceFeed(context.engine.operations, context.source);
    this.#stepping = new Stepping(context, this.#roster, this.#feed);
    this.#evaluating = new Evaluating(context, this.#feed, (run) =>
      this.#stepping.diverge(run, run.iteration),
    );
    this.#watching = new Watching(context);
    this.#keeping = new Keeping(context);
    this.#exchange = new Exchange(context, this.#roster, this.#stepping, this.#keeping);
  }

  get status(): RunStatus {
    if (this.#running) return 'running';
    const { runs } = this.#roster;
    if (runs.every(({ iteration }) => iteration === 0)) return 'idle';
    return runs.every((run) => isDone(run, this.#limit)) ? 'finished' : 'paused';
  }

  /** There is work to do. */
  get busy(): boolean {
    return this.#running || this.#evaluating.active;
  }

  /** One piece of work: a test batch, a step, or what follows the last one. */
  async work(): Promise<void> {
    const { config } = this.#configured ?? {};
    if (this.#evaluating.active) {
      await this.#evaluating.advance();
      if (!this.#evaluating.active) this.#stepping.post(); // which may be the best now
      return;
    }
    if (this.#data === null || config === undefined) return this.halt();
    const run = this.#roster.next(this.#limit);
    if (run === undefined || this.#isDue(run)) return this.#betweenRounds(this.#data);
    await this.#stepping.step(run, config.training);
    if (this.#stepping.allRead && this.#keeping.due) await this.#keeping.keep(this.#roster.runs);
    if (this.#watching.due) await this.#predict();
  }

  /** @param onPreparing called where the data worker has to prepare anew */
  async configure(config: ExperimentConfig, dataRevision: number, onPreparing: () => void): Promise<void> {
    if (this.#roster.runs.length > 0) await this.#stepping.flush(); // what goes is said before it goes
    const next = { config, dataRevision };
    const startsAnew = this.#configured === null || !sameStart(this.#configured, next);
    this.#configured = next;
    if (startsAnew || this.#data === null) await this.#prepare(onPreparing);
    await this.#applyNetworks();
  }

  async train(): Promise<void> {
    if (!(await this.#ready()) || this.#roster.next(this.#limit) === undefined) return;
    this.#stepping.hurry();
    this.#running = true;
  }

  /** Stops training or the evaluation under way. Networks that were never evaluated are, once. */
  async pause(): Promise<void> {
    const wasRunning = this.#running;
    const wasEvaluating = this.#evaluating.active;
    this.halt();
    await this.#stepping.flush();
    await this.#keeping.keep(this.#roster.runs);
    if (wasRunning && !wasEvaluating && this.#data !== null) {
      const never = this.#roster.sound.filter(
        ({ iteration, evaluatedAt }) => iteration > 0 && evaluatedAt === null,
      );
      this.#evaluating.start(never, this.#data);
    }
    if (wasRunning) await this.#predict();
  }

  /** Stops at once, without a word. */
  halt(): void {
    this.#running = false;
    this.#evaluating.cancel();
  }

  async stepAll(): Promise<void> {
    this.halt();
    const training = this.#configured?.config.training;
    if (!(await this.#ready()) || this.#data === null || training === undefined) return;
    for (const run of this.#roster.runs) {
      if (!isDone(run, this.#limit)) await this.#stepping.step(run, training);
    }
    await this.#stepping.flush();
    await this.#keeping.keep(this.#roster.runs);
    this.#evaluating.start(
      this.#roster.runs.filter((run) => this.#isDue(run)),
      this.#data,
    );
    await this.#predict();
  }

  async reset(): Promise<void> {
    this.halt();
    this.#stepping.clear();
    this.#roster.clear();
    await this.#applyNetworks();
  }

  async watch(sequenceId: string | null): Promise<void> {
    this.#watching.watch(sequenceId);
    await this.#predict();
  }

  async explain(target: ExplainedFrame | null): Promise<void> {
    this.#watching.explain(target);
    if (this.#data !== null) await this.#watching.postExplanation(this.#roster.sound, this.#data.classes);
  }

  async evaluate(): Promise<void> {
    if (!(await this.#ready()) || this.#data === null) return;
    await this.#stepping.flush();
    this.#evaluating.start(this.#roster.sound, this.#data);
  }

  /** Measures what each group of one network contributes. */
  async ablate(networkId: string): Promise<void> {
    if (!(await this.#ready()) || this.#data === null) return;
    await this.#stepping.flush();
    const run = this.#roster.sound.find(({ id }) => id === networkId);
    if (run !== undefined) this.#evaluating.ablate(run, this.#data);
  }

  async snapshot(request: SnapshotRequest): Promise<void> {
    await this.#exchange.snapshot(request, this.#data);
  }

  async returnToBest(networkId: string): Promise<void> {
    this.#evaluating.cancel();
    await this.#exchange.returnToBest(networkId);
    await this.#predict();
  }

  async restore(requestId: number, snapshot: NetworkSnapshot): Promise<void> {
    if (!(await this.#exchange.restore(requestId, snapshot, this.#data))) return;
    this.#evaluating.cancel();
    await this.#predict();
  }

  async capture(requestId: number): Promise<void> {
    await this.#exchange.capture(requestId, this.#data);
  }

  async resume(requestId: number, data: PreparedData, states: readonly RunState[]): Promise<void> {
    this.halt();
    await this.#exchange.resume(requestId, data, states, this.#data);
    await this.#predict();
  }

  /** Networks that have a kept state go on from it: what was computed since is void. */
  goBack(): void {
    this.#stepping.clear();
    const { runs } = this.#roster;
    const kept = this.#keeping.states(runs).filter(({ network, iteration }) => {
      const run = this.#roster.find(network.id);
      return run !== undefined && run.iteration > iteration;
    });
    const resumed = resumeRuns(runs, kept);
    if (resumed.size === 0) return;
    const networks = [...resumed.keys()].map(({ id, iteration }) => ({ networkId: id, iteration }));
    this.#context.post({ type: 'went-back', networks });
    this.#stepping.post();
  }

  /** Plain data, and true even where the device that the networks are on is lost. */
  get standing(): Standing {
    return {
      configured: this.#configured,
      data: this.#data,
      running: this.#running,
      evaluating: this.#evaluating.active,
      watchedId: this.#watching.id,
      explained: this.#watching.explained,
      networks: this.#roster.runs.map(({ network }) => network),
      states: this.#keeping.states(this.#roster.runs),
    };
  }

  /** Goes on where another experiment stood whose device was lost, and says so. First call. */
  async takeOver(standing: Standing): Promise<void> {
    const { configured, data } = standing;
    this.#watching.watch(standing.watchedId);
    this.#watching.explain(standing.explained);
    this.#configured = configured;
    this.#data = data;
    if (configured !== null && data !== null) {
      this.#feed.open(data);
      this.#roster.apply(standing.networks, this.#settingOf(configured.config, data));
      this.#keeping.adopt(resumeRuns(this.#roster.runs, standing.states));
    }
    const networks = this.#roster.runs.map(({ id, iteration }) => ({ networkId: id, iteration }));
    this.#context.post({ type: 'device-lost', engine: this.#context.engine.info, networks });
    this.#running = standing.running;
    if (standing.evaluating && !standing.running && data !== null)
      this.#evaluating.start(this.#roster.sound, data);
    if (data !== null) this.#stepping.post();
    await this.#predict();
  }

  dispose(): void {
    this.halt();
    this.#ended = true;
    this.#stepping.clear();
    this.#feed.dispose();
    this.#watching.unload();
    this.#roster.clear();
  }

  get #limit(): number {
    return this.#configured?.config.training.iterations ?? 0;
  }

  /** Evaluations are due every so many iterations and at the end. */
  #isDue(run: NetworkRun): boolean {
    const every = this.#configured?.config.training.evaluateEvery ?? 1;
    const { iteration, evaluatedAt, diverged } = run;
    if (diverged || iteration === 0 || evaluatedAt === iteration) return false;
    return iteration % every === 0 || iteration >= this.#limit;
  }

  /** All networks have come as far as they may before an evaluation, or to their end. */
  async #betweenRounds(data: PreparedData): Promise<void> {
    if (!this.#stepping.allRead) return this.#stepping.flush(); // which may end a network
    const due = this.#roster.runs.filter((run) => this.#isDue(run));
    if (this.#keeping.due || due.length === 0) await this.#keeping.keep(this.#roster.runs);
    if (due.length > 0) {
      this.#evaluating.start(due, data);
      return;
    }
    this.#running = false;
    this.#stepping.post();
    await this.#predict();
  }

  async #prepare(onPreparing: () => void): Promise<void> {
    if (this.#configured === null) return;
    this.halt();
    this.#data = null;
    this.#stepping.clear();
    this.#feed.clear();
    this.#watching.unload();
    const discarded = this.#roster.clear();
    if (discarded.length > 0) this.#context.post({ type: 'networks-reset', networkIds: discarded });
    onPreparing();
    const data = await this.#context.source.prepare(planOf(this.#configured.config));
    if (this.#ended) throw new Error('The experiment has ended'); // its engine is gone
    this.#data = data;
    this.#feed.open(data);
    this.#context.post({ type: 'prepared', data });
  }

  /** Makes the networks as configured where they are not there already. */
  async #applyNetworks(): Promise<void> {
    if (this.#configured === null || this.#data === null) return;
    const { config } = this.#configured;
    const { made, removed } = this.#roster.apply(config.networks, this.#settingOf(config, this.#data));
    if (removed) this.#evaluating.cancel();
    if (this.#roster.runs.length === 0) this.halt();
    if (made.length > 0) this.#context.post({ type: 'networks-reset', networkIds: made });
    this.#stepping.post();
    await this.#predict();
  }

  #settingOf({ training, seed }: ExperimentConfig, { inputs, classes }: PreparedData): RunSetting {
    const { operations } = this.#context.engine;
    return { operations, inputs, classes: classes.length, optimizer: training.optimizer, seed };
  }

  /** Whether there is something to train; says why where there is not. */
  async #ready(): Promise<boolean> {
    if (this.#configured !== null && this.#data === null) {
      const { config, dataRevision } = this.#configured;
      await this.configure(config, dataRevision, () => undefined); // it was refused before: refused again, or ready now
    }
    if (this.#data === null) this.#context.post({ type: 'refused', reason: 'no-data' });
    else if (this.#roster.runs.length === 0) this.#context.post({ type: 'refused', reason: 'no-networks' });
    return this.#data !== null && this.#roster.runs.length > 0;
  }

  async #predict(): Promise<void> {
    if (this.#data !== null) await this.#watching.post(this.#roster.sound, this.#data.classes);
  }
}
