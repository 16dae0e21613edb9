/** Weights and states of the networks, out of the session and back in where they fit. Called between two steps. */

import type { PreparedData } from '../dataset/protocol';
import type { Keeping } from './keeping';
import type { Preparation } from './preparation';
import type { NetworkSnapshot } from './protocol';
import type { Roster } from './roster';
import type { RunState } from './runState';
import type { SessionContext } from './sessionContext';
import { answerSnapshot, findMisfit, type SnapshotRequest } from './snapshot';
import { resumeRuns, sameData } from './standing';
import type { Stepping } from './stepping';

export class Exchange {
  readonly #context: SessionContext;
  readonly #preparation: Preparation;
  readonly #roster: Roster;
  readonly #stepping: Stepping;
  readonly #keeping: Keeping;

  constructor(
    context: SessionContext,
    preparation: Preparation,
    roster: Roster,
    stepping: Stepping,
    keeping: Keeping,
  ) {
    this.#context = context;
    this.#preparation = preparation;
    this.#roster = roster;
    this.#stepping = stepping;
    this.#keeping = keeping;
  }

  snapshot(request: SnapshotRequest): Promise<void> {
    const run = this.#roster.find(request.networkId);
    return answerSnapshot(this.#context, request, run, this.#preparation.data);
  }

  /** Sets a network's weights and returns true, or says why they do not fit, changes nothing and returns false. */
  async restore(requestId: number, snapshot: NetworkSnapshot): Promise<boolean> {
    const { post } = this.#context;
    const networkId = snapshot.network.id;
    const run = this.#roster.find(networkId);
    const misfit = findMisfit(snapshot, run, this.#preparation.data);
    if (misfit !== null || run === undefined) {
      post({ type: 'not-restored', requestId, reason: 'unknown-network', detail: networkId, ...misfit });
      return false;
    }
    await this.#stepping.flush();
    run.restore(snapshot.tensors, snapshot.iteration, snapshot.seconds);
    this.#stepping.forget(run);
    await this.#keeping.keep(this.#roster.runs);
    post({ type: 'networks-reset', networkIds: [networkId] });
    post({ type: 'restored', requestId, networkId });
    this.#stepping.post();
    return true;
  }

  /** The network goes on from the best weights that it had, and says so; nothing where it was never evaluated. */
  async returnToBest(networkId: string): Promise<void> {
    const run = this.#roster.find(networkId);
    await this.#stepping.flush();
    if (run?.returnToBest() !== true) return;
    this.#stepping.forget(run);
    await this.#keeping.keep(this.#roster.runs);
    this.#context.post({ type: 'went-back', networks: [{ networkId, iteration: run.iteration }] });
    this.#stepping.post();
  }

  async capture(requestId: number): Promise<void> {
    await this.#stepping.flush(); // the curves go as far as the states
    const states = await Promise.all(this.#roster.runs.map((run) => run.capture()));
    const buffers = states.flatMap(({ parameters, optimizer, best }) => [
      parameters.buffer,
      optimizer.memory.buffer,
      ...(best === null ? [] : [best.parameters.buffer]),
    ]);
    this.#context.post({ type: 'captured', requestId, data: this.#preparation.data, states }, buffers);
  }

  /** @param trainedOn the data of the states: on other data nothing goes on from them */
  async resume(requestId: number, trainedOn: PreparedData, states: readonly RunState[]): Promise<void> {
    const { post } = this.#context;
    await this.#stepping.flush();
    const { data } = this.#preparation;
    const fits = data !== null && sameData(data, trainedOn);
    const resumed = resumeRuns(this.#roster.runs, fits ? states : []);
    for (const run of resumed.keys()) this.#stepping.forget(run);
    await this.#keeping.keep(this.#roster.runs);
    const networkIds = [...resumed.keys()].map(({ id }) => id);
    if (networkIds.length > 0) post({ type: 'networks-reset', networkIds });
    post({ type: 'resumed', requestId, networkIds });
    this.#stepping.post();
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
}
