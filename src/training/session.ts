/**
 * The training session: commands in, events out, one thing at a time. Commands wait for the piece of work under way
 * (a step, a test batch), so nothing ever changes beneath it. Networks take turns, those with the fewest iterations
 * first, each on batch number = its own iteration: all see the same batches in the same order, and a network added
 * late catches up.
 */

import { RefusedError } from '../dataset/batchSource';
import { Experiment } from './experiment';
import type { RunStatus, TrainingCommand } from './protocol';
import type { SessionContext } from './sessionContext';
import { Yielding } from './yielding';

export type SessionCommand = Exclude<TrainingCommand, { type: 'connect' }>;

export class TrainingSession {
  readonly #context: SessionContext;
  readonly #experiment: Experiment;
  readonly #yielding = new Yielding();
  #inbox: SessionCommand[] = [];
  #wake: (() => void) | null = null;
  #status: RunStatus = 'idle';
  #disposed = false;

  constructor(context: SessionContext) {
    const post: SessionContext['post'] = (event, transfer) => {
      if (!this.#disposed) context.post(event, transfer);
    };
    this.#context = { ...context, post };
    this.#experiment = new Experiment(this.#context);
    void this.#live();
  }

  handle(command: SessionCommand): void {
    this.#inbox.push(command);
    this.#wake?.();
  }

  /** Frees all tensors once the work under way is done; no event follows. */
  dispose(): void {
    this.#disposed = true;
    this.#wake?.();
  }

  async #live(): Promise<void> {
    while (!this.#disposed) {
      try {
        await this.#once();
      } catch (error) {
        this.#experiment.halt();
        this.#explain(error);
      }
      this.#say(this.#experiment.status);
    }
    this.#experiment.dispose();
    this.#yielding.close();
  }

  /** The next command, else the next piece of work, else a wait for either. */
  async #once(): Promise<void> {
    const command = this.#inbox.shift();
    if (command !== undefined) await this.#perform(command);
    else if (this.#experiment.busy) {
      await this.#experiment.work();
      await this.#yielding.turn();
    } else {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }

  async #perform(command: SessionCommand): Promise<void> {
    const experiment = this.#experiment;
    switch (command.type) {
      case 'configure':
        if (this.#inbox.find(({ type }) => type !== 'watch')?.type === 'configure') return; // superseded before it began
        return experiment.configure(command.config, command.dataRevision, () => this.#say('preparing'));
      case 'train':
        return experiment.train();
      case 'pause':
        return experiment.pause();
      case 'step':
        return experiment.stepAll();
      case 'reset':
        return experiment.reset();
      case 'watch':
        if (this.#inbox.some(({ type }) => type === 'watch')) return; // superseded too
        return experiment.watch(command.sequenceId);
      case 'evaluate':
        return experiment.evaluate();
      case 'snapshot':
        return experiment.snapshot(command.requestId, command.networkId);
      case 'restore':
        return experiment.restore(command.requestId, command.snapshot);
      default:
        command satisfies never;
    }
  }

  #say(status: RunStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#context.post({ type: 'status', status });
  }

  #explain(error: unknown): void {
    const { post } = this.#context;
    if (error instanceof RefusedError) {
      const { reason } = error;
      if (reason !== 'unknown-sequence' && reason !== 'not-prepared') {
        post({ type: 'refused', reason });
        return;
      }
    }
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
