import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC } from '../experiment/config';
import { JOINT_COUNT } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';
import { followSought, soughtFrame } from './seeking';
import { type AppState, initialState } from './state';
import { createAppStore } from './store';

const SEQUENCE: SkeletonSequence = {
  id: 'waving',
  name: null,
  synthetic: false,
  frameCount: 9,
  bodyCount: 1,
  positions: new Float32Array(9 * JOINT_COUNT * 3),
  tracking: new Uint8Array(9 * JOINT_COUNT),
  orientations: null,
};

/** Every third frame was fed; actions 8 and 23. The second is the answer from the second fed frame on. */
const PREDICTIONS: NonNullable<AppState['predictions']> = {
  type: 'predictions',
  sequenceId: 'waving',
  frames: Int32Array.of(0, 3, 6),
  classes: [8, 23],
  predictions: [
    {
      networkId: 'drnn',
      iteration: 5,
      probabilities: Float32Array.of(0.9, 0.1, 0.2, 0.8, 0.1, 0.9),
      activity: new Float32Array(3),
    },
  ],
};

const SOUGHT = { sequenceId: 'waving', networkId: 'drnn', action: 23 };
const BEFORE: AppState = { ...initialState(DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC), playing: true };
const READY: AppState = { ...BEFORE, sequence: SEQUENCE, predictions: PREDICTIONS, sought: SOUGHT };

it('finds the first frame that is answered so', () => {
  expect(soughtFrame(READY)).toBe(3);
  expect(soughtFrame({ ...READY, sought: { ...SOUGHT, action: 8 } })).toBe(0);
});

it('waits for the sequence and its predictions', () => {
  expect(soughtFrame({ ...READY, sequence: null })).toBe('waiting');
  expect(soughtFrame({ ...READY, predictions: null })).toBe('waiting');
  expect(soughtFrame({ ...READY, predictions: { ...PREDICTIONS, sequenceId: 'other' } })).toBe('waiting');
});

it('gives up where no frame is answered so, or the network is gone', () => {
  expect(soughtFrame({ ...READY, sought: { ...SOUGHT, action: 60 } })).toBeNull();
  expect(soughtFrame({ ...READY, sought: { ...SOUGHT, networkId: 'rnn' } })).toBeNull();
});

it('says that no frame is answered so any more', () => {
  const networks = [{ id: 'drnn', kind: 'drnn', options: {} }];
  const config = { ...DEFAULT_EXPERIMENT, networks };
  const store = createAppStore({ ...READY, config, sought: null, frame: 5 });
  followSought(store);
  store.state.setState({ sought: { ...SOUGHT, action: 60 } });
  expect(store.state.getState()).toMatchObject({ sought: null, frame: 5, playing: true });
  expect(store.state.getState().notices).toMatchObject([
    { tone: 'info', key: 'figures.confusion.learntOn', values: { name: 'D-RNN', answer: 'Walking apart' } },
  ]);
});

it('shows the frame once, and stops there', () => {
  const store = createAppStore({ ...BEFORE, sought: SOUGHT });
  followSought(store);
  store.state.setState({ predictions: PREDICTIONS });
  expect(store.state.getState()).toMatchObject({ frame: 0, playing: true, sought: SOUGHT });
  store.state.setState({ sequence: SEQUENCE });
  expect(store.state.getState()).toMatchObject({ frame: 3, playing: false, sought: null });
  store.state.setState({ frame: 7 });
  expect(store.state.getState().frame).toBe(7);
});
