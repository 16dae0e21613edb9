// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC, type ExperimentConfig } from '../../experiment/config';
import type { Evaluation, TrainingEvent } from '../../training/protocol';
import { RECORD } from '../../training/runRecord.fixture';
import { initialState } from '../state';
import { type AppStore, createAppStore } from '../store';
import { TrainingEventIntake } from '../trainingEvents';
import { IDS, PREPARED, progress } from './events.fixture';
import type { MeasuredRun } from './recordOf';
import { RunRecorder } from './runRecorder';

const CONFIG: ExperimentConfig = { ...DEFAULT_EXPERIMENT, networks: RECORD.config.networks };
const evaluation = (iteration: number, frameAccuracy: number): TrainingEvent => {
  const scores = { frameAccuracy, sequenceAccuracy: 0.5, anyFrameAccuracy: 0.6, loss: 1 };
  const about = { networkId: 'drnn-1', iteration, seconds: 1, scores, answers: null };
  const recognition = { bySeen: [], byMajority: 0, forGood: [], forGoodFrames: [] };
  const whole: Evaluation = { ...about, confusion: new Uint32Array(9), recognition };
  return { type: 'evaluation', evaluation: whole };
};

let store: AppStore;
let kept: MeasuredRun[];
let recorder: RunRecorder;
let hear: (...events: TrainingEvent[]) => void;

beforeEach(() => {
  vi.useFakeTimers();
  store = createAppStore(initialState(CONFIG, DEFAULT_SYNTHETIC));
  const intake = new TrainingEventIntake(store);
  kept = [];
  recorder = new RunRecorder(store, {
    flush: () => intake.flush(),
    checkpointId: () => 'checkpoint',
    keep: (run) => kept.push(run),
  });
  hear = (...events) => {
    for (const event of events) {
      recorder.heard(event);
      intake.receive(event);
    }
  };
  hear({ type: 'prepared', data: PREPARED }, { type: 'networks-reset', networkIds: IDS });
});
afterEach(() => vi.useRealTimers());

const change = (changed: Partial<ExperimentConfig>) =>
  store.state.setState(({ config }) => ({ config: { ...config, ...changed } }));
const last = () => kept.at(-1);

describe('the present run', () => {
  it('is nothing before its first iteration, and is kept at pause with curves and sizes', () => {
    hear({ type: 'status', status: 'paused' });
    expect(kept).toEqual([]);
    hear(progress(10), evaluation(10, 0.4), { type: 'status', status: 'paused' });
    expect(kept).toHaveLength(1);
    expect(last()).toMatchObject({
      checkpointId: 'checkpoint',
      config: CONFIG,
      data: { name: null, train: 960, inputs: 150, framesPerSequence: 100 },
      networks: [
        {
          networkId: 'drnn-1',
          iteration: 10,
          parameters: { withoutOutput: 12_750 },
          last: { iteration: 10 },
        },
        { networkId: 'lstm-1', iteration: 10, last: null },
      ],
    });
    expect(last()?.networks[0]?.curves['test-frame-accuracy']).toMatchObject([{ iteration: 10, value: 0.4 }]);
  });

  it('is kept every few seconds as the same run, with its best evaluation', () => {
    hear(progress(10), evaluation(10, 0.6));
    vi.advanceTimersByTime(6000);
    hear(progress(20), evaluation(20, 0.5));
    vi.advanceTimersByTime(6000);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    expect(last()?.networks[0]?.best).toMatchObject({ iteration: 10, scores: { frameAccuracy: 0.6 } });
    expect(last()?.networks[0]?.last).toMatchObject({ iteration: 20, scores: { frameAccuracy: 0.5 } });
  });

  it('ends with a reset, whole; what follows is another run', () => {
    hear(progress(10), { type: 'networks-reset', networkIds: IDS });
    expect(last()?.networks.map(({ iteration }) => iteration)).toEqual([10, 10]);
    hear(progress(3), { type: 'status', status: 'paused' });
    expect(kept).toHaveLength(2);
    expect(kept[1]?.id).not.toBe(kept[0]?.id);
    expect(kept[1]?.networks[0]).toMatchObject({ iteration: 3, best: null });
  });

  it('ends with a change that starts networks anew, under the experiment it had; late words of it are not the next’s', () => {
    hear(progress(10));
    change({ seed: 2 });
    expect(last()).toMatchObject({ config: { seed: 1 }, networks: [{ iteration: 10 }, { iteration: 10 }] });
    hear(progress(12)); // of the old networks still
    vi.advanceTimersByTime(6000);
    expect(kept).toHaveLength(1);
    hear({ type: 'networks-reset', networkIds: IDS }, progress(5), { type: 'status', status: 'paused' });
    expect(last()).toMatchObject({ config: { seed: 2 }, networks: [{ iteration: 5 }, { iteration: 5 }] });
  });

  it('takes a live change once it has trained with it, and not before', () => {
    hear(progress(10));
    change({ training: { ...CONFIG.training, learningRate: 0.5 } });
    recorder.save();
    expect(last()?.config.training.learningRate).toBe(0.001);
    hear(progress(20), { type: 'status', status: 'paused' });
    expect(last()?.config.training.learningRate).toBe(0.5);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
  });

  it('keeps the course of what was changed while it went on, and nothing of what trained nothing', () => {
    const rate = (learningRate: number) =>
      change({ training: { ...store.state.getState().config.training, learningRate } });
    const kept = () => {
      recorder.save();
      return last()?.changes.map(({ iteration, what, value }) => [iteration, what, value]);
    };
    hear(progress(10));
    rate(0.5);
    rate(0.25);
    expect(kept()).toEqual([]);
    hear(progress(20));
    const first = [
      [0, 'learningRate', 0.001],
      [10, 'learningRate', 0.25],
    ];
    expect(kept()).toEqual(first);
    change({ training: { ...store.state.getState().config.training, clipNorm: 2, iterations: 50 } });
    rate(0.125);
    hear(progress(30));
    const second = [
      [20, 'learningRate', 0.125],
      [0, 'clipNorm', null],
      [20, 'clipNorm', 2],
    ];
    expect(kept()).toEqual([
      ...first,
      ...second,
      [0, 'iterations', CONFIG.training.iterations],
      [20, 'iterations', 50],
    ]);

    const engine = { name: 'wasm', reason: 'device-lost', adapter: '', threads: 1 } as const;
    hear({ type: 'device-lost', engine, networks: IDS.map((networkId) => ({ networkId, iteration: 15 })) });
    expect(kept()?.[2]).toEqual([15, 'learningRate', 0.125]);

    hear({ type: 'networks-reset', networkIds: IDS }, progress(5));
    expect(kept()).toEqual([]);
  });

  it('ends when a network leaves, with that network; the others go on as another run', () => {
    hear(progress(10));
    change({ networks: CONFIG.networks.slice(0, 1) });
    expect(last()?.networks).toHaveLength(2);
    hear(progress(20), { type: 'status', status: 'paused' });
    expect(last()?.networks.map(({ networkId }) => networkId)).toEqual(['drnn-1']);
    expect(kept[0]?.id).not.toBe(last()?.id);
  });

  it('stays one run where the device was lost, without what never was', () => {
    hear(progress(10), evaluation(10, 0.9), progress(20), evaluation(20, 0.95));
    const engine = { name: 'wasm', reason: 'device-lost', adapter: '', threads: 1 } as const;
    hear({ type: 'device-lost', engine, networks: IDS.map((networkId) => ({ networkId, iteration: 12 })) });
    hear(progress(14), { type: 'status', status: 'paused' });
    expect(last()?.networks[0]).toMatchObject({ iteration: 14, best: null });
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
  });

  it('goes on as the record that it was resumed from', () => {
    recorder.hold();
    hear({ type: 'networks-reset', networkIds: IDS }, progress(200), { type: 'status', status: 'paused' });
    expect(kept).toEqual([]);
    recorder.release();
    recorder.resumed(RECORD);
    hear(progress(210), { type: 'status', status: 'paused' });
    expect(last()).toMatchObject({ id: RECORD.id, startedAt: RECORD.startedAt });
    expect(last()?.networks[0]?.best).toMatchObject({ iteration: 150 });
  });

  it('goes on with the changes of the record, and notes what was set in between once it has trained', () => {
    const changes = [
      { iteration: 0, what: 'learningRate', value: 0.1 } as const,
      { iteration: 50, what: 'learningRate', value: 0.001 } as const,
    ];
    recorder.hold();
    hear({ type: 'networks-reset', networkIds: IDS }, progress(200));
    change({ training: { ...CONFIG.training, learningRate: 0.5 } });
    recorder.release();
    recorder.resumed({ ...RECORD, changes });
    expect(last()).toMatchObject({ changes, config: { training: { learningRate: 0.001 } } });
    hear(progress(210), { type: 'status', status: 'paused' });
    expect(last()).toMatchObject({
      id: RECORD.id,
      changes: [...changes, { iteration: 200, what: 'learningRate', value: 0.5 }],
      config: { training: { learningRate: 0.5 } },
    });
  });

  it('counts what was trained before its record was read', () => {
    recorder.hold();
    hear({ type: 'networks-reset', networkIds: IDS }, progress(200));
    const from = recorder.standing();
    change({ training: { ...CONFIG.training, iterations: 400 } });
    hear(progress(220), evaluation(220, 0.99), { type: 'status', status: 'finished' });
    recorder.release();
    recorder.resumed(RECORD, from);
    expect(last()).toMatchObject({
      id: RECORD.id,
      changes: [
        { iteration: 0, what: 'iterations', value: RECORD.config.training.iterations },
        { iteration: 200, what: 'iterations', value: 400 },
      ],
      config: { training: { iterations: 400 } },
      networks: [{ iteration: 220, best: { iteration: 220 } }, { iteration: 220 }],
    });
  });

  it('of a file stays as it is; what its networks are trained further on is another run, with all before it', () => {
    recorder.hold();
    hear({ type: 'networks-reset', networkIds: IDS }, progress(200));
    recorder.release();
    recorder.opened(RECORD);
    hear(progress(200), evaluation(200, 0.4), { type: 'status', status: 'paused' });
    change({ training: { ...CONFIG.training, learningRate: 0.5 } });
    vi.advanceTimersByTime(6000);
    expect(kept).toEqual([]);
    hear(progress(210), { type: 'status', status: 'paused' });
    expect(last()?.id).not.toBe(RECORD.id);
    expect(last()).toMatchObject({
      changes: [
        { iteration: 0, value: 0.001 },
        { iteration: 200, value: 0.5 },
      ],
      networks: [{ iteration: 210, best: { iteration: 150 } }, { iteration: 210 }],
    });
  });

  it('of a file is forgotten with a reset', () => {
    recorder.hold();
    hear({ type: 'networks-reset', networkIds: IDS }, progress(200));
    recorder.release();
    recorder.opened(RECORD);
    hear({ type: 'networks-reset', networkIds: IDS });
    expect(kept).toEqual([]);
    hear(progress(10), { type: 'status', status: 'paused' });
    expect(last()?.networks[0]).toMatchObject({ iteration: 10, best: null });
  });
});
