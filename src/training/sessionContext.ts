/** What a training session is given: all that reaches outside it. */

import type { BatchSource } from '../dataset/batchSource';
import type { Engine } from './engine';
import type { TrainingEvent } from './protocol';

export interface SessionContext {
  readonly engine: Engine;
  readonly source: BatchSource;
  /** Another engine, asked for when the device of the last one is lost. */
  nextEngine(): Promise<Engine>;
  post(event: TrainingEvent, transfer?: Transferable[]): void;
  /** An engine that fails before it says that it is lost has so many milliseconds to say it. */
  readonly lossGrace: number;
  /** Milliseconds, never going back. */
  now(): number;
}
