import { describe, expect, it, vi } from 'vitest';

import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC } from '../experiment/config';
import { History } from '../metrics/history';
import type { TrainingEvent } from '../training/protocol';
import { type AppState, initialState } from './state';
import { createAppStore } from './store';
import { applyEvent, TrainingEventIntake } from './trainingEvents';

const start = (): AppState => initialState(DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC);

const progress = (iteration: number): TrainingEvent => ({
  type: 'progress',
  waiting: 0,
  networks: [{ networkId: 'a', iteration, seconds: iteration / 2, best: null, iterationsPerSecond: 2 }],
  points: [{ networkId: 'a', iteration, seconds: iteration / 2, loss: 3, frameAccuracy: 0.25 }],
});

const evaluation: Extract<TrainingEvent, { type: 'evaluation' }> = {
  type: 'evaluation',
  evaluation: {
    networkId: 'a',
    iteration: 4,
    seconds: 2,
    scores: { frameAccuracy: 0.5, sequenceAccuracy: 0.75, anyFrameAccuracy: 1, loss: 1.5 },
    confusion: new Uint32Array(4),
    recognition: { bySeen: [0, 1], byMajority: 0.5, forGood: [0.25, null], forGoodFrames: [5, null] },
    answers: null,
  },
};

function applyAll(events: readonly TrainingEvent[], history = new History()): AppState {
  return events.reduce((state, event) => applyEvent(state, event, history), start());
}

describe('applyEvent', () => {
  it('keeps progress, scores and curves of a network', () => {
    const history = new History();
    const state = applyAll([progress(4), evaluation], history);
    expect(state.runs['a']).toMatchObject({ iteration: 4, seconds: 2, iterationsPerSecond: 2 });
    expect(state.runs['a']?.evaluation?.scores.sequenceAccuracy).toBe(0.75);
    expect(history.points('a', 'train-loss')).toEqual([{ iteration: 4, seconds: 2, value: 3 }]);
    expect(history.points('a', 'test-frame-accuracy')).toEqual([{ iteration: 4, seconds: 2, value: 0.5 }]);
    expect(state.historyRevision).toBe(2);
  });

  it('starts reset networks anew and leaves the others', () => {
    const history = new History();
    const other = { ...evaluation.evaluation, networkId: 'b' };
    const state = applyAll(
      [
        progress(4),
        evaluation,
        { type: 'evaluation', evaluation: other },
        { type: 'diverged', networkId: 'a', iteration: 5 },
        { type: 'networks-reset', networkIds: ['a'] },
      ],
      history,
    );
    expect(state.runs['a']).toMatchObject({ iteration: 0, evaluation: null, divergedAt: null });
    expect(history.points('a', 'train-loss')).toEqual([]);
    expect(state.runs['b']?.evaluation?.iteration).toBe(4);
    expect(history.points('b', 'test-loss')).toHaveLength(1);
  });

  it('ends an evaluation when its last batch is done', () => {
    const during: TrainingEvent = { type: 'evaluating', networkId: 'a', done: 1, total: 2 };
    expect(applyAll([during]).runs['a']?.evaluating).toEqual({ done: 1, total: 2 });
    expect(applyAll([during, { ...during, done: 2 }]).runs['a']?.evaluating).toBeNull();
  });

  it('ignores predictions of a sequence that is no longer watched', () => {
    const event: TrainingEvent = {
      type: 'predictions',
      sequenceId: 'old',
      frames: new Int32Array(1),
      classes: [8, 9],
      predictions: [],
    };
    expect(applyEvent({ ...start(), watchedId: 'new' }, event, new History()).predictions).toBeNull();
    expect(applyEvent({ ...start(), watchedId: 'old' }, event, new History()).predictions).toBe(event);
  });

  it('says why nothing can be trained until something can', () => {
    const refused: TrainingEvent = { type: 'refused', reason: 'too-few-classes' };
    expect(applyAll([refused]).refused).toBe('too-few-classes');
    expect(applyAll([refused, { type: 'status', status: 'running' }]).refused).toBeNull();
  });

  it('takes back what a lost device had computed beyond where the networks go on', () => {
    const history = new History();
    const other = { ...evaluation.evaluation, networkId: 'b' };
    const lost: TrainingEvent = {
      type: 'device-lost',
      engine: { name: 'wasm', reason: 'no-webgpu', adapter: '', threads: 1 },
      networks: [
        { networkId: 'a', iteration: 3 },
        { networkId: 'b', iteration: 4 },
      ],
    };
    const diverged: TrainingEvent = { type: 'diverged', networkId: 'a', iteration: 5 };
    const before = [progress(3), progress(4), evaluation, { type: 'evaluation', evaluation: other } as const];
    const state = applyAll([...before, diverged, lost], history);
    expect(state.engineInfo?.name).toBe('wasm');
    expect(state.runs['a']).toMatchObject({ iteration: 3, evaluation: null, divergedAt: null });
    expect(state.runs['b']?.evaluation?.iteration).toBe(4);
    expect(history.points('a', 'train-loss').map(({ iteration }) => iteration)).toEqual([3]);
    expect(history.points('a', 'test-loss')).toEqual([]);
    expect(history.points('b', 'test-loss')).toHaveLength(1);
  });

  it('says what failed until training runs again', () => {
    const failed: TrainingEvent = { type: 'failed', message: 'no memory' };
    const paused: TrainingEvent = { type: 'status', status: 'paused' };
    expect(applyAll([failed, paused])).toMatchObject({ failure: 'no memory', status: 'paused' });
    expect(applyAll([failed, paused, { type: 'status', status: 'running' }]).failure).toBeNull();
  });
});

describe('TrainingEventIntake', () => {
  it('tells of a lost device', () => {
    const store = createAppStore(start());
    const networks = [7, 5].map((iteration, i) => ({ networkId: `${i}`, iteration }));
    const engine = { name: 'wasm', reason: 'no-webgpu', adapter: '', threads: 1 } as const;
    new TrainingEventIntake(store).receive({ type: 'device-lost', engine, networks });
    const [notice] = store.state.getState().notices;
    expect(notice).toMatchObject({ tone: 'info', key: 'training.deviceLost' });
    expect(notice?.values).toEqual({ engine: 'wasm', iteration: 5 });
  });

  it('changes the store at most five times a second, in order, and at once for what matters', () => {
    vi.useFakeTimers();
    const store = createAppStore(start());
    const intake = new TrainingEventIntake(store);
    const changes = vi.fn();
    store.state.subscribe(changes);
    for (let iteration = 1; iteration <= 50; iteration++) {
      intake.receive(progress(iteration));
      vi.advanceTimersByTime(20);
    }
    expect(changes.mock.calls.length).toBeGreaterThan(2);
    expect(changes.mock.calls.length).toBeLessThanOrEqual(5);
    intake.receive(progress(51));
    intake.receive({ type: 'status', status: 'paused' });
    expect(store.state.getState()).toMatchObject({ status: 'paused', runs: { a: { iteration: 51 } } });
    vi.useRealTimers();
  });
});
