// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC, type ExperimentConfig } from '../../experiment/config';
import type { TrainingEvent } from '../../training/protocol';
import { RECORD } from '../../training/runRecord.fixture';
import { initialState } from '../state';
import { type AppStore, createAppStore } from '../store';
import { TrainingEventIntake } from '../trainingEvents';
import { IDS, progress } from './events.fixture';
import { Repetition, type TrainingCommands } from './repetition';
import { RunRecorder } from './runRecorder';
import { createRunsState } from './runsState';

const CONFIG: ExperimentConfig = { ...DEFAULT_EXPERIMENT, seed: 4, networks: RECORD.config.networks };
const RESET: TrainingEvent = { type: 'networks-reset', networkIds: IDS };
const FINISHED: TrainingEvent = { type: 'status', status: 'finished' };

let store: AppStore;
let said: string[];
let hear: (...events: TrainingEvent[]) => Promise<void>;
let repetition: Repetition;
let recorder: RunRecorder;
const runs = createRunsState();

beforeEach(() => {
  store = createAppStore(initialState(CONFIG, DEFAULT_SYNTHETIC));
  said = [];
  const intake = new TrainingEventIntake(store);
  const training: TrainingCommands = {
    flush: () => intake.flush(),
    change: (config) => {
      said.push(`seed ${config.seed}`);
      store.state.setState({ config });
    },
    train: () => said.push('train'),
    pause: () => said.push('pause'),
    reset: () => said.push('reset'),
  };
  recorder = new RunRecorder(store, { flush: training.flush, checkpointId: () => '', keep: () => undefined });
  runs.setState({ repetition: null });
  repetition = new Repetition(store, runs, training, recorder, () => said.push('done'));
  hear = async (...events) => {
    for (const event of events) {
      recorder.heard(event);
      repetition.heard(event);
      intake.receive(event);
      await Promise.resolve();
    }
  };
});

describe('a repetition', () => {
  it('trains one seed after the other, in one group, and says when it is done', async () => {
    repetition.start(3);
    expect(said).toEqual(['train']); // nothing to be undone
    expect(recorder.group?.seeds).toBe(3);
    await hear(progress(5), FINISHED);
    expect(said).toEqual(['train', 'seed 5', 'train']);
    await hear(RESET, progress(5), FINISHED);
    expect(runs.getState().repetition).toMatchObject({ done: 2, seeds: [4, 5, 6] });
    await hear(RESET, progress(5), FINISHED);
    expect(said).toEqual(['train', 'seed 5', 'train', 'seed 6', 'train', 'done']);
    expect(runs.getState().repetition).toBeNull();
    expect(recorder.group).toBeNull();
  });

  it('starts what has been trained already anew, and takes no word of before for the end', async () => {
    await hear(progress(9));
    repetition.start(2);
    expect(said).toEqual(['reset', 'train']);
    await hear(FINISHED);
    expect(runs.getState().repetition?.done).toBe(0);
    await hear(RESET, progress(9), FINISHED);
    expect(said.at(-2)).toBe('seed 5');
  });

  it('ends where the experiment is changed or reset by somebody, and says so', async () => {
    repetition.start(2);
    store.state.setState({ config: { ...CONFIG, split: 'random' } });
    expect(runs.getState().repetition).toBeNull();
    expect(store.state.getState().notices.at(-1)?.key).toBe('runs.repeat.interrupted');

    store.state.setState({ config: CONFIG });
    repetition.start(2);
    await hear(progress(3), RESET);
    expect(runs.getState().repetition).toBeNull();
    await hear(FINISHED);
    expect(said).not.toContain('seed 5');
  });

  it('survives a pause, and cancel pauses what is under way', async () => {
    repetition.start(2);
    await hear(progress(3), { type: 'status', status: 'paused' }, { type: 'status', status: 'running' });
    expect(runs.getState().repetition).not.toBeNull();
    repetition.stop();
    expect(said.at(-1)).toBe('pause');
    expect(runs.getState().repetition).toBeNull();
  });

  it('stays below the greatest seed', () => {
    store.state.setState({ config: { ...CONFIG, seed: 0x7fffffff } });
    repetition.start(3);
    expect(runs.getState().repetition?.seeds.at(-1)).toBe(0x7fffffff);
  });
});
