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
import { Experiment } from './experiment';
import type { RunStatus, TrainingCommand } from './protocol';
import type { SessionContext } from './sessionContext';
import type { Standing } from './standing';
import { Yielding } from './yielding';

export type SessionCommand = Exclude<TrainingCommand, { type: 'connect' }>;

/** What was under way on a lost device ends with an error; what does not end is no longer waited for. */
const GIVE_UP_MS = 1000;

/** Commands that change nothing of the experiment; the page gives them unasked. */
const LOOKING: ReadonlySet<SessionCommand['type']> = new Set(['watch', 'explain', 'capture', 'snapshot']);

/** An engine in use and the experiment on it. */
interface Tenure {
  readonly engine: Engine;
  readonly experiment: Experiment;
  lost: boolean;
}

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
        if (await this.#lossFollows()) continue;
        this.#interrupted ??= this.#heritage ?? this.#experiment.standing;
        this.#heritage = null;
        this.#experiment.halt();
        this.#explain(error);
        this.#decline();
      }
      if (this.#tenure.lost) await settledWithin(work, GIVE_UP_MS);
      else this.#say(this.#experiment.status);
    }
    this.#discard();
    this.#yielding.close();
  }

  get #experiment(): Experiment {
    return this.#tenure.experiment;
  }

  /** An experiment that is heard until its engine is lost. */
  #begin(engine: Engine): Tenure {
    const post: SessionContext['post'] = (event, transfer) => {
      if (!tenure.lost) this.#context.post(event, transfer);
    };
    const experiment = new Experiment({ ...this.#context, engine, post });
    const tenure: Tenure = { engine, experiment, lost: false };
    engine.onFault((message) => {
      this.#fault ??= new Error(`WebGPU: ${message}`);
    });
    void engine.lost?.then(() => {
      tenure.lost = true;
      this.#interrupt?.();
      this.#wake?.();
    });
    return tenure;
  }

  /** Another engine takes over. Where none can be started, the next command tries again. */
  async #succeed(): Promise<void> {
    const heritage = this.#heritage ?? this.#interrupted ?? this.#experiment.standing;
    this.#heritage = heritage;
    this.#discard();
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

  /** Frees the tensors, those of a dead device as far as it lets them go. */
  #discard(): void {
    try {
      this.#experiment.dispose();
    } catch (error) {
      if (!this.#tenure.lost) throw error;
    }
  }

  /** As the work does, or resolves when the device is lost before. */
  #unlessLost(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#interrupt = resolve;
      work.then(resolve, reject);
    });
  }

  /** Whether the error of the work under way was the first sign of a lost device. */
  async #lossFollows(): Promise<boolean> {
    const { engine } = this.#tenure;
    if (engine.lost !== null && !this.#tenure.lost) await settledWithin(engine.lost, this.#context.lossGrace);
    return this.#tenure.lost;
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
      if (!LOOKING.has(command.type)) this.#interrupted = null;
      await this.#perform(command);
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

  async #perform(command: SessionCommand): Promise<void> {
    const experiment = this.#experiment;
    switch (command.type) {
      case 'configure':
        if (this.#inbox.find(({ type }) => type !== 'watch' && type !== 'explain')?.type === 'configure')
          return; // superseded before it began
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
      case 'explain':
        if (this.#inbox.some(({ type }) => type === 'explain')) return; // superseded as well
        return experiment.explain(command.target);
      case 'evaluate':
        return experiment.evaluate();
      case 'ablate':
        return experiment.ablate(command.networkId);
      case 'snapshot':
        return experiment.snapshot(command);
      case 'return-to-best':
        return experiment.returnToBest(command.networkId);
      case 'restore':
        return experiment.restore(command.requestId, command.snapshot);
      case 'capture':
        return experiment.capture(command.requestId);
      case 'resume':
        return experiment.resume(command.requestId, command.data, command.states);
      default:
        command satisfies never;
    }
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

/** Resolves when the work ends in whatever way, or after `milliseconds`. */
async function settledWithin(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}
