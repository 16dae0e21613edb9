/**
 * The experiment a session trains: its data, its networks, and what each command does to them. Methods are called
 * one after the other, never while another is under way.
 *
 * A configuration that changes data, split, features, batch size, seed or optimizer starts every network anew and
 * stops training; one that changes some networks starts those anew and training goes on.
 */

import type { PreparedData } from '../dataset/protocol';
import type { ExperimentConfig } from '../experiment/config';
import { DeviceFeed } from './deviceFeed';
import { Evaluating } from './evaluating';
import { Exchange } from './exchange';
import { Keeping } from './keeping';
import { Preparation } from './preparation';
import type { ExplainedFrame, NetworkSnapshot, RunStatus } from './protocol';
import { Roster } from './roster';
import { Rounds } from './rounds';
import type { RunState } from './runState';
import type { SessionContext } from './sessionContext';
import type { SnapshotRequest } from './snapshot';
import { resumeRuns, type Standing } from './standing';
import { Stepping } from './stepping';
import { Watching } from './watching';

export class Experiment {
  readonly #context: SessionContext;
  readonly #roster = new Roster();
  readonly #preparation: Preparation;
  readonly #stepping: Stepping;
  readonly #evaluating: Evaluating;
  readonly #watching: Watching;
  readonly #keeping: Keeping;
  readonly #rounds: Rounds;
  readonly #exchange: Exchange;

  constructor(context: SessionContext) {
    const roster = this.#roster;
    const feed = new DeviceFeed(context.engine.operations, context.source);
    const preparation = new Preparation(context, feed);
    const stepping = new Stepping(context, roster, feed);
    const evaluating = new Evaluating(context, feed, (run) => stepping.diverge(run, run.iteration));
    const watching = new Watching(context, roster, preparation);
    const keeping = new Keeping(context);
    this.#context = context;
    this.#preparation = preparation;
    this.#stepping = stepping;
    this.#evaluating = evaluating;
    this.#watching = watching;
    this.#keeping = keeping;
    this.#rounds = new Rounds({ preparation, roster, stepping, evaluating, keeping, watching });
    this.#exchange = new Exchange(context, preparation, roster, stepping, keeping);
  }

  get status(): RunStatus {
    return this.#rounds.status;
  }

  /** There is work to do. */
  get busy(): boolean {
    return this.#rounds.busy;
  }

  /** One piece of work. */
  work(): Promise<void> {
    return this.#rounds.work();
  }

  /** @param onPreparing called where the data worker has to prepare anew */
  async configure(config: ExperimentConfig, dataRevision: number, onPreparing: () => void): Promise<void> {
    if (this.#roster.runs.length > 0) await this.#stepping.flush(); // what goes is said before it goes
    if (this.#preparation.configure({ config, dataRevision })) {
      this.#discardNetworks();
      onPreparing();
      await this.#preparation.prepare();
    }
    await this.#applyNetworks();
  }

  async train(): Promise<void> {
    if ((await this.#ready()) === null) return;
    if (this.#roster.next(this.#preparation.limit) !== undefined) this.#rounds.start();
  }

  /** Stops training or the evaluation under way. Networks that were never evaluated are, once. */
  pause(): Promise<void> {
    return this.#rounds.pause();
  }

  /** Stops at once, without a word. */
  halt(): void {
    this.#rounds.halt();
  }

  async stepAll(): Promise<void> {
    this.halt();
    if ((await this.#ready()) !== null) await this.#rounds.stepAll();
  }

  async reset(): Promise<void> {
    this.halt();
    this.#stepping.clear();
    this.#roster.clear();
    await this.#applyNetworks();
  }

  async watch(sequenceId: string | null): Promise<void> {
    this.#watching.watch(sequenceId);
    await this.#watching.post();
  }

  async explain(target: ExplainedFrame | null): Promise<void> {
    this.#watching.explain(target);
    await this.#watching.postExplanation();
  }

  async evaluate(): Promise<void> {
    const data = await this.#ready();
    if (data === null) return;
    await this.#standStill();
    this.#evaluating.start(this.#roster.sound, data);
  }

  /** Measures what each group of one network contributes. */
  async ablate(networkId: string): Promise<void> {
    const data = await this.#ready();
    if (data === null) return;
    await this.#standStill();
    const run = this.#roster.sound.find(({ id }) => id === networkId);
    if (run !== undefined) this.#evaluating.ablate(run, data);
  }

  /** Nothing changes until the measuring that follows is done: the page gets to know how the networks answer meanwhile. */
  async #standStill(): Promise<void> {
    await this.#stepping.flush();
    if (this.#rounds.running) await this.#watching.post();
  }

  async snapshot(request: SnapshotRequest): Promise<void> {
    await this.#exchange.snapshot(request);
  }

  async returnToBest(networkId: string): Promise<void> {
    this.#evaluating.cancel();
    await this.#exchange.returnToBest(networkId);
    await this.#watching.post();
  }

  async restore(requestId: number, snapshot: NetworkSnapshot): Promise<void> {
    if (!(await this.#exchange.restore(requestId, snapshot))) return;
    this.#evaluating.cancel();
    await this.#watching.post();
  }

  async capture(requestId: number): Promise<void> {
    await this.#exchange.capture(requestId);
  }

  async resume(requestId: number, data: PreparedData, states: readonly RunState[]): Promise<void> {
    this.halt();
    await this.#exchange.resume(requestId, data, states);
    await this.#watching.post();
  }

  /** Networks that have a kept state go on from it: what was computed since is void. */
  goBack(): void {
    this.#exchange.goBack();
  }

  /** Plain data, and true even where the device that the networks are on is lost. */
  get standing(): Standing {
    return {
      configured: this.#preparation.configured,
      data: this.#preparation.data,
      running: this.#rounds.running,
      evaluating: this.#evaluating.active,
      watchedId: this.#watching.id,
      explained: this.#watching.explained,
      networks: this.#roster.runs.map(({ network }) => network),
      states: this.#keeping.states(this.#roster.runs),
    };
  }

  /** Goes on where another experiment stood whose device was lost, and says so. First call. */
  async takeOver(standing: Standing): Promise<void> {
    const { configured, data, networks, states, running, evaluating } = standing;
    this.#watching.watch(standing.watchedId);
    this.#watching.explain(standing.explained);
    this.#preparation.adopt(configured, data);
    const { setting } = this.#preparation;
    if (setting !== null) {
      this.#roster.apply(networks, setting);
      this.#keeping.adopt(resumeRuns(this.#roster.runs, states));
    }
    const places = this.#roster.runs.map(({ id, iteration }) => ({ networkId: id, iteration }));
    this.#context.post({ type: 'device-lost', engine: this.#context.engine.info, networks: places });
    if (running) this.#rounds.start();
    else if (evaluating && data !== null) this.#evaluating.start(this.#roster.sound, data);
    if (data !== null) this.#stepping.post();
    await this.#watching.post();
  }

  dispose(): void {
    this.halt();
    this.#preparation.dispose();
    this.#stepping.clear();
    this.#watching.unload();
    this.#roster.clear();
  }

  /** All networks go, since they were made for other data or another start. */
  #discardNetworks(): void {
    this.halt();
    this.#stepping.clear();
    this.#watching.unload();
    const networkIds = this.#roster.clear();
    if (networkIds.length > 0) this.#context.post({ type: 'networks-reset', networkIds });
  }

  /** Makes the networks as configured where they are not there already. */
  async #applyNetworks(): Promise<void> {
    const { configured, setting } = this.#preparation;
    if (configured === null || setting === null) return;
    const { made, removed } = this.#roster.apply(configured.config.networks, setting);
    if (removed) this.#evaluating.cancel();
    if (this.#roster.runs.length === 0) this.halt();
    if (made.length > 0) this.#context.post({ type: 'networks-reset', networkIds: made });
    this.#stepping.post();
    await this.#watching.post();
  }

  /** The data, where there is something to train; says why and gives null where there is not. */
  async #ready(): Promise<PreparedData | null> {
    const { configured } = this.#preparation;
    if (configured !== null && this.#preparation.data === null) {
      const { config, dataRevision } = configured;
      await this.configure(config, dataRevision, () => undefined); // it was refused before: refused again, or ready now
    }
    const { data } = this.#preparation;
    if (data === null) this.#context.post({ type: 'refused', reason: 'no-data' });
    else if (this.#roster.runs.length === 0) this.#context.post({ type: 'refused', reason: 'no-networks' });
    return this.#roster.runs.length > 0 ? data : null;
  }
}
