/**
 * All that one network's training goes on from, as plain data: what a run that was kept resumes is what it would have been
 * without the break, bit for bit where the engine repeats itself. No random state is in it, since batches are a
 * function of plan and iteration.
 */

import type { NetworkConfig, OptimizerName } from '../experiment/config';

/** Steps since the last point of the training curve. */
export interface PointSums {
  loss: number;
  frameAccuracy: number;
  steps: number;
}

export interface OptimizerState {
  readonly rule: OptimizerName;
  /** Steps taken. */
  readonly step: number;
  /** `[planes, parameters]`, what the rule remembers; empty where it remembers nothing. */
  readonly memory: Float32Array<ArrayBuffer>;
}

/** The weights of the evaluation with the highest frame accuracy on the test split so far. */
export interface BestWeights {
  readonly iteration: number;
  /** Own compute time until then. */
  readonly seconds: number;
  /** 0–1 */
  readonly frameAccuracy: number;
  /** `[parameters]` */
  readonly parameters: Float32Array<ArrayBuffer>;
}

export interface RunState {
  /** With every option present. */
  readonly network: NetworkConfig;
  /** Training batches seen. */
  readonly iteration: number;
  /** Own compute time so far. */
  readonly seconds: number;
  readonly diverged: boolean;
  /** Iteration of the newest evaluation. */
  readonly evaluatedAt: number | null;
  readonly unfinishedPoint: Readonly<PointSums> | null;
  /** `[parameters]`, packed in the order of the network's specs. */
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly optimizer: OptimizerState;
  readonly best: BestWeights | null;
}
