/** A run that went well, for tests to change. */

import { DEFAULT_EXPERIMENT, type NetworkConfig } from '../experiment/config';
import type { RecordedNetwork, RunRecord } from './runRecord';

const NETWORKS: NetworkConfig[] = [
  {
    id: 'drnn-1',
    kind: 'drnn',
    options: {
      periods: [1, 3, 9, 27, 81],
      units: [30],
      activation: 'relu',
      firstUpdate: 'after-period',
      hiddenLayers: [],
    },
  },
  { id: 'lstm-1', kind: 'lstm', options: { units: 150, activation: 'tanh', hiddenLayers: [] } },
];

export function recordedNetwork(networkId: string, frameAccuracy: number): RecordedNetwork {
  const scores = { frameAccuracy, sequenceAccuracy: frameAccuracy + 0.1, anyFrameAccuracy: 0.8, loss: 2.5 };
  return {
    networkId,
    parameters: { total: 21_810, withoutOutput: 12_750 },
    multiplyAdds: 15_000,
    iteration: 200,
    seconds: 40,
    divergedAt: null,
    last: { iteration: 200, scores },
    best: { iteration: 150, scores: { ...scores, frameAccuracy: frameAccuracy + 0.02 } },
    curves: {
      'test-frame-accuracy': [
        { iteration: 50, seconds: 10, value: frameAccuracy / 2 },
        { iteration: 200, seconds: 40, value: frameAccuracy },
      ],
      'train-loss': [
        { iteration: 10, seconds: 2, value: 3.1 },
        { iteration: 200, seconds: 40, value: 2.4 },
      ],
    },
  };
}

export const RECORD: RunRecord = {
  version: 1,
  id: 'run-1',
  checkpointId: '1-2-3-4',
  group: null,
  name: null,
  note: '',
  pinned: false,
  startedAt: 1_700_000_000_000,
  savedAt: 1_700_000_100_000,
  importedAt: null,
  changes: [],
  config: { ...DEFAULT_EXPERIMENT, networks: NETWORKS },
  data: {
    name: null,
    actions: 24,
    performers: 10,
    train: 960,
    test: 480,
    split: 'cross-view',
    inputs: 150,
    batchSize: 60,
    batchesPerEpoch: 16,
    framesPerSequence: 90,
    majorityBaseline: 0.05,
  },
  engine: { name: 'wasm', adapter: '', threads: 2, browser: 'Chromium 140' },
  networks: [recordedNetwork('drnn-1', 0.5), recordedNetwork('lstm-1', 0.55)],
};
