/** For tests: what the training worker says of a run with the networks of the recorded one. */

import type { PreparedData } from '../../dataset/protocol';
import type { TrainingEvent } from '../../training/protocol';
import { RECORD } from '../../training/runRecord.fixture';

export const IDS = RECORD.config.networks.map(({ id }) => id);

export const PREPARED: PreparedData = {
  revision: 1,
  split: 'cross-view',
  splitReason: 'as-asked',
  inputs: 150,
  classes: [8, 9, 23],
  batchSize: 60,
  batchesPerEpoch: 16,
  testBatches: 8,
  trainSequences: 960,
  testSequences: 480,
  majorityBaseline: 0.05,
  frames: 144_000,
  framePieces: 1,
};

/** Ten iterations a second. */
export const progress = (iteration: number): TrainingEvent => ({
  type: 'progress',
  networks: IDS.map((networkId) => ({
    networkId,
    iteration,
    seconds: iteration / 10,
    iterationsPerSecond: 10,
    best: null,
  })),
  points: IDS.map((networkId) => ({
    networkId,
    iteration,
    seconds: iteration / 10,
    loss: 1,
    frameAccuracy: 0.3,
  })),
  waiting: 0,
});
