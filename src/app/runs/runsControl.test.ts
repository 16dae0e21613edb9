// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC } from '../../experiment/config';
import type { TrainingEvent } from '../../training/protocol';
import { RECORD } from '../../training/runRecord.fixture';
import { initialState } from '../state';
import { createAppStore } from '../store';
import { TrainingEventIntake } from '../trainingEvents';
import { IDS, PREPARED, progress } from './events.fixture';
import { MOST_RUNS, RunsControl } from './runsControl';

const CONFIG = { ...DEFAULT_EXPERIMENT, networks: RECORD.config.networks };
const RESET: TrainingEvent = { type: 'networks-reset', networkIds: IDS };
let runs: RunsControl;
let hear: (...events: TrainingEvent[]) => void;
const list = () => runs.state.getState().records;

/** There is no IndexedDB here, as in a private window of some browsers. */
beforeEach(() => {
  const store = createAppStore(initialState(CONFIG, DEFAULT_SYNTHETIC));
  const intake = new TrainingEventIntake(store);
  const nothing = () => undefined;
  const training = {
    flush: () => intake.flush(),
    change: nothing,
    train: nothing,
    pause: nothing,
    reset: nothing,
  };
  runs = new RunsControl(store, training, () => 'checkpoint');
  hear = (...events) => {
    for (const event of events) {
      runs.heard(event);
      intake.receive(event);
    }
  };
  hear({ type: 'prepared', data: PREPARED }, RESET);
});

describe('runs where the browser keeps nothing', () => {
  it('are listed until the page closes, and the list says that they do not last', async () => {
    hear(progress(5), RESET, progress(7), RESET);
    await runs.load();
    expect(
      list()
        .map(({ networks }) => networks[0]?.iteration)
        .sort(),
    ).toEqual([5, 7]);
    expect(runs.state.getState()).toMatchObject({ loaded: true, lasting: false });
  });

  it('keep name, note and pin while they go on', () => {
    hear(progress(5), { type: 'status', status: 'paused' });
    const id = runs.state.getState().presentId ?? '';
    runs.annotate(id, { name: 'Mine', note: 'Good', pinned: true });
    hear(progress(9), { type: 'status', status: 'paused' });
    expect(list()).toHaveLength(1);
    expect(list()[0]).toMatchObject({
      id,
      name: 'Mine',
      note: 'Good',
      pinned: true,
      networks: [{ iteration: 9 }, {}],
    });
  });

  it('once deleted stay so though they are trained on, unless brought back', () => {
    hear(progress(5), { type: 'status', status: 'paused' });
    const id = runs.state.getState().presentId ?? '';
    runs.tick([id], true);
    runs.remove([id]);
    hear(progress(9), { type: 'status', status: 'paused' });
    expect(list()).toEqual([]);
    expect(runs.state.getState().ticked).toEqual([]);
    runs.undoRemove();
    hear(progress(12), { type: 'status', status: 'paused' });
    expect(list()[0]?.networks[0]?.iteration).toBe(12);
  });

  it('make room at the cap: the oldest first, pinned ones never', async () => {
    hear(progress(1), RESET);
    const first = list()[0]?.id ?? '';
    runs.annotate(first, { pinned: true });
    for (let i = 0; i < MOST_RUNS + 3; i++) hear(progress(i + 2), RESET);
    await runs.load();
    await Promise.resolve();
    expect(list()).toHaveLength(MOST_RUNS);
    expect(list()[0]?.id).toBe(first);
  });
});
