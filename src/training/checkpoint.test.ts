import { describe, expect, it } from 'vitest';

import { type Checkpoint, readCheckpoint } from './checkpoint';

const checkpoint: Checkpoint = {
  version: 1,
  runId: '1-2-3-4',
  savedAt: 1e12,
  config: { version: 1 },
  data: {
    revision: 1,
    split: 'random',
    splitReason: 'as-asked',
    inputs: 3,
    classes: [4, 8, 9],
    batchSize: 8,
    batchesPerEpoch: 2,
    testBatches: 3,
    trainSequences: 16,
    testSequences: 24,
    majorityBaseline: 0.5,
    frames: 100,
    framePieces: 1,
  },
  running: true,
  states: [
    {
      network: { id: 'a', kind: 'ann', options: { units: 6 } },
      iteration: 5,
      seconds: 0.5,
      diverged: false,
      evaluatedAt: null,
      unfinishedPoint: { loss: 2, frameAccuracy: 1, steps: 2 },
      parameters: new Float32Array(7),
      optimizer: { rule: 'rmsprop', step: 5, memory: new Float32Array(7) },
      best: { iteration: 3, seconds: 1, frameAccuracy: 0.5, parameters: Float32Array.of(1, 2) },
    },
  ],
  networks: [
    {
      networkId: 'a',
      curves: { 'train-loss': [{ iteration: 5, seconds: 0.5, value: 1 }] },
      evaluation: {
        networkId: 'a',
        iteration: 5,
        seconds: 0.5,
        scores: { frameAccuracy: 0.5, sequenceAccuracy: 0.5, anyFrameAccuracy: 1, loss: 1 },
        confusion: new Uint32Array(9),
        recognition: {
          bySeen: [0, 1],
          byMajority: 0.5,
          forGood: [0.25, null, 0],
          forGoodFrames: [5, null, 0],
        },
        answers: null,
      },
      divergedAt: null,
    },
  ],
};

describe('readCheckpoint', () => {
  it('takes what was saved', () => {
    expect(readCheckpoint(structuredClone(checkpoint))).toEqual(checkpoint);
  });

  it('takes what an older version kept, without frames of recognition', () => {
    const old = structuredClone(checkpoint);
    for (const { evaluation } of old.networks) {
      if (evaluation !== null) Reflect.deleteProperty(evaluation.recognition, 'forGoodFrames');
    }
    expect(readCheckpoint(old)?.networks[0]?.evaluation?.recognition.forGoodFrames).toEqual([]);
  });

  it('takes nothing else', () => {
    const [state] = checkpoint.states;
    for (const other of [
      undefined,
      null,
      'run',
      {},
      { ...checkpoint, version: 2 },
      { ...checkpoint, states: [] },
      { ...checkpoint, data: null },
      { ...checkpoint, states: [{ ...state, parameters: [1, 2] }] },
      { ...checkpoint, states: [{ ...state, iteration: -1 }] },
      {
        ...checkpoint,
        states: [{ ...state, optimizer: { rule: 'newton', step: 1, memory: new Float32Array(1) } }],
      },
      { ...checkpoint, networks: [{ networkId: 'a', curves: { 'train-loss': [3] } }] },
    ]) {
      expect(readCheckpoint(other)).toBeNull();
    }
  });
});
