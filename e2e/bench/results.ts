/** What one engine's part of the benchmark found. */

import type { StartedEngine } from './page';
import type {
  ContenderName,
  MemoryFigures,
  NetworkKind,
  PageEngine,
  StepFigures,
  Workload,
} from './workload';

export interface Entry {
  readonly contender: ContenderName;
  /** Medians over the rounds; null where it did not run. */
  readonly figures: StepFigures | null;
  /** Loss of the very first step, on the same weights and batch for everyone. */
  readonly firstLoss: number;
  /** Why it did not run; empty where it did. */
  readonly reason: string;
}

export interface Comparison {
  readonly workload: Workload;
  readonly entries: readonly Entry[];
}

export interface SweepPoint {
  readonly network: NetworkKind;
  readonly over: 'frames' | 'batch' | 'units';
  readonly value: number;
  readonly milliseconds: number;
}

export interface MemoryRun {
  readonly network: NetworkKind;
  /** After few steps and after many. */
  readonly figures: readonly MemoryFigures[];
}

export interface EngineResults {
  readonly engine: PageEngine;
  readonly started: StartedEngine;
  readonly comparisons: readonly Comparison[];
  readonly sweep: readonly SweepPoint[];
  readonly memory: readonly MemoryRun[];
}
