/** An engine in use and the experiment on it, which is heard until the engine's device is lost. */

import type { Engine } from './engine';
import { Experiment } from './experiment';
import type { SessionContext } from './sessionContext';
import { settledWithin } from './settledWithin';

interface TenureEvents {
  /** The device could not do something, and said so after the fact. */
  onFault(error: Error): void;
  onLost(): void;
}

export class Tenure {
  readonly experiment: Experiment;
  readonly #engine: Engine;
  #lost = false;

  constructor(context: SessionContext, { onFault, onLost }: TenureEvents) {
    const { engine } = context;
    const post: SessionContext['post'] = (event, transfer) => {
      if (!this.#lost) context.post(event, transfer);
    };
    this.#engine = engine;
    this.experiment = new Experiment({ ...context, post });
    engine.onFault((message) => onFault(new Error(`WebGPU: ${message}`)));
    void engine.lost?.then(() => {
      this.#lost = true;
      onLost();
    });
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** Whether an error was the first sign of a lost device: it has `grace` milliseconds to say so. */
  async lossFollows(grace: number): Promise<boolean> {
    const { lost } = this.#engine;
    if (lost !== null && !this.#lost) await settledWithin(lost, grace);
    return this.#lost;
  }

  /** Frees the tensors, those of a dead device as far as it lets them go. */
  dispose(): void {
    try {
      this.experiment.dispose();
    } catch (error) {
      if (!this.#lost) throw error;
    }
  }
}
