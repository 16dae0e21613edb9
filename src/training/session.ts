/**
 * The training session: commands in, events out, one thing at a time. Commands wait for the piece of work under way
 * (a step, a test batch), so nothing ever changes beneath it. Networks take turns, those with the fewest iterations
 * first, each on batch number = its own iteration: all see the same batches in the same order, and a network added
 * late catches up.
 *
 * Where the device of the engine is lost, work under way is given up, and another experiment on another engine goes on
 * from where the last one stood; a command that was interrupted is performed anew.
 */

import { RefusedError } from '../dataset/batchSource';
import { declineOf } from './declining';
import type { Engine } from './engine';
import type { Experiment } from './experiment';
import { isSuperseded, onlyLooks, perform, type SessionCommand } from './performing';
import type { RunStatus } from './protocol';
import type { SessionContext } from './sessionContext';
import { settledWithin } from './settledWithin';
import type { Standing } from './standing';
import { Tenure } from './tenure';
import { Yielding } from './yielding';

/** What was under way on a lost device ends with an error; what does not end is no longer waited for. */
const GIVE_UP_MS = 1000;

export class TrainingSession {
  readonly #context: SessionContext;
  readonly #yielding = new Yielding();
  #inbox: SessionCommand[] = [];
  #wake: (() => void) | null = null;
  #tenure: Tenure;
  /** Ends the wait for the work under way. */
  #interrupt: (() => void) | null = null;
  #performing: SessionCommand | null = null;
  /** What the device could not do, until it has been said. */
  #fault: Error | null = null;
  /** Where the experiment of the lost engine stood, until another one stands there. */
  #heritage: Standing | null = null;
  /** Where the experiment stood when it was halted by an error, until a person does something: the loss may be said later still. */
  #interrupted: Standing | null = null;
  #status: RunStatus = 'idle';
  #disposed = false;

  constructor(context: SessionContext) {
    const post: SessionContext['post'] = (event, transfer) => {
      if (!this.#disposed) context.post(event, transfer);
    };
    this.#context = { ...context, post };
    this.#tenure = this.#begin(context.engine);
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
      const work = this.#tenure.lost ? this.#succeed() : this.#once();
      try {
        await this.#unlessLost(work);
      } catch (error) {
        if (await this.#tenure.lossFollows(this.#context.lossGrace)) continue;
        this.#interrupted ??= this.#heritage ?? this.#experiment.standing;
        this.#heritage = null;
        this.#experiment.halt();
        this.#explain(error);
        this.#decline();
      }
      if (this.#tenure.lost) await settledWithin(work, GIVE_UP_MS);
      else this.#say(this.#experiment.status);
    }
    this.#tenure.dispose();
    this.#yielding.close();
  }

  get #experiment(): Experiment {
    return this.#tenure.experiment;
  }

  #begin(engine: Engine): Tenure {
    return new Tenure(
      { ...this.#context, engine },
      {
        onFault: (error) => {
          this.#fault ??= error;
        },
        onLost: () => {
          this.#interrupt?.();
          this.#wake?.();
        },
      },
    );
  }

  /** Another engine takes over. Where none can be started, the next command tries again. */
  async #succeed(): Promise<void> {
    const heritage = this.#heritage ?? this.#interrupted ?? this.#experiment.standing;
    this.#heritage = heritage;
    this.#tenure.dispose();
    if (this.#performing !== null) this.#inbox.unshift(this.#performing);
    this.#performing = null;
    try {
      this.#tenure = this.#begin(await this.#context.nextEngine());
    } catch (error) {
      this.#explain(error);
      this.#status = 'paused'; // as the page takes a failure
      return this.#nextCommand();
    }
    const { experiment } = this.#tenure;
    this.#interrupted = null;
    await experiment.takeOver(heritage);
    if (experiment === this.#experiment) this.#heritage = null; // else that device is lost as well, and it is needed again
  }

  /** As the work does, or resolves when the device is lost before. */
  #unlessLost(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#interrupt = resolve;
      work.then(resolve, reject);
    });
  }

  /** The next command, else the next piece of work, else a wait for either. */
  async #once(): Promise<void> {
    const fault = this.#fault;
    this.#fault = null;
    if (fault !== null && !this.#tenure.lost) {
      this.#experiment.goBack(); // nothing computed since means anything
      throw fault;
    }
    const command = this.#inbox.shift();
    if (command !== undefined) {
      this.#performing = command;
      if (!onlyLooks(command)) this.#interrupted = null;
      if (!isSuperseded(command, this.#inbox))
        await perform(command, this.#experiment, () => this.#say('preparing'));
      if (this.#performing === command) this.#performing = null; // not where another experiment performs another
    } else if (this.#experiment.busy) {
      await this.#experiment.work();
      await this.#yielding.turn();
    } else await this.#nextCommand();
  }

  async #nextCommand(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = null;
  }

  /** The command that failed may be waited for. */
  #decline(): void {
    const answer = this.#performing === null ? null : declineOf(this.#performing);
    this.#performing = null;
    if (answer !== null) this.#context.post(answer);
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
