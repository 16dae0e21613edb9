/** What the page has configured, and which changes of it start every network anew. */

import type { BatchPlan } from '../dataset/protocol';
import type { ExperimentConfig } from '../experiment/config';

export interface Configured {
  readonly config: ExperimentConfig;
  readonly dataRevision: number;
}

/** What decides the batches. */
export function planOf({ data, split, features, training, seed }: ExperimentConfig): BatchPlan {
  return { source: data.source, split, features, batchSize: training.batchSize, seed };
}

/** The same weights at iteration 0 and the same batches, updated by the same rule. */
export function sameStart(a: Configured, b: Configured): boolean {
  return (
    a.dataRevision === b.dataRevision &&
    a.config.training.optimizer === b.config.training.optimizer &&
    JSON.stringify(planOf(a.config)) === JSON.stringify(planOf(b.config))
  );
}
