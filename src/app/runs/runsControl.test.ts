// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC } from '../../experiment/config';
import type { TrainingEvent } from '../../training/protocol';
import { RECORD } from '../../training/runRecord.fixture';
import { initialState } from '../state';
import { createAppStore } from '../store';
import { TrainingEventIntake } from '../trainingEvents';
import { IDS, PREPARED, progress } from './events.fixture';
import { MOST_RUNS } from './runList';
import { RunsControl } from './runsControl';

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
    await runs.list.load();
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
    runs.list.annotate(id, { name: 'Mine', note: 'Good', pinned: true });
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
    runs.list.tick([id], true);
    runs.list.remove([id]);
    hear(progress(9), { type: 'status', status: 'paused' });
    expect(list()).toEqual([]);
    expect(runs.state.getState().ticked).toEqual([]);
    runs.list.undoRemove();
    hear(progress(12), { type: 'status', status: 'paused' });
    expect(list()[0]?.networks[0]?.iteration).toBe(12);
  });

  it('of a file enter the list once, not pinned; deleted ones come back with their file', async () => {
    const fromFile = { ...RECORD, pinned: true, name: 'Theirs' };
    expect(await runs.list.add(fromFile)).toBe(true);
    expect(await runs.list.add(fromFile)).toBe(false);
    expect(list()).toHaveLength(1);
    expect(list()[0]).toMatchObject({ id: RECORD.id, name: 'Theirs', pinned: false });
    expect(list()[0]?.importedAt).toBeGreaterThan(0);
    runs.list.remove([RECORD.id]);
    expect(await runs.list.add(fromFile)).toBe(true);
    runs.list.undoRemove();
    expect(list()).toHaveLength(1);
  });

  it('of a file stand as the present one until they are trained further, in a checkpoint of their own', async () => {
    await runs.list.add(RECORD);
    runs.hold();
    hear(RESET, progress(200));
    runs.stands(RECORD.id);
    hear({ type: 'status', status: 'paused' });
    expect(runs.present()).toMatchObject({
      id: RECORD.id,
      checkpointId: 'checkpoint',
      savedAt: RECORD.savedAt,
    });
    hear(progress(210), { type: 'status', status: 'paused' });
    expect(list()).toHaveLength(2);
    const [mine] = list().filter(({ id }) => id !== RECORD.id);
    expect(mine).toMatchObject({ importedAt: null, networks: [{ iteration: 210 }, { iteration: 210 }] });

    runs.hold();
    await runs.resumed('checkpoint'); // both are of it: what went on is the later one
    expect(runs.present()?.id).toBe(mine?.id);
  });

  it('of a file are asked about, one after the other', async () => {
    const offer = { fileName: 'a.zip', record: RECORD, known: false, iteration: 5 };
    const first = runs.offer(offer);
    const second = runs.offer({ ...offer, fileName: 'b.zip' });
    expect(await first).toBe('neither');
    expect(runs.state.getState().offer?.fileName).toBe('b.zip');
    runs.answer('add');
    expect(await second).toBe('add');
    expect(runs.state.getState().offer).toBeNull();
  });

  it('of a group have its name, note and pin together, also those that follow', async () => {
    const group = { id: 'g', seeds: 3, name: null, note: '', pinned: false };
    await runs.list.add({ ...RECORD, id: 'a', startedAt: 1, group });
    await runs.list.add({ ...RECORD, id: 'b', startedAt: 2 });
    runs.list.annotateGroup('g', { name: 'Ours', pinned: true });
    await runs.list.add({ ...RECORD, id: 'c', startedAt: 3, group });
    runs.list.annotateGroup('g', { note: 'Three seeds' });
    expect(list().map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    const said = { ...group, name: 'Ours', note: 'Three seeds', pinned: true };
    expect(list().map((record) => record.group)).toEqual([said, said, null]);
  });

  it('make room at the cap: the oldest first, pinned ones never', async () => {
    hear(progress(1), RESET);
    const first = list()[0]?.id ?? '';
    runs.list.annotate(first, { pinned: true });
    for (let i = 0; i < MOST_RUNS + 3; i++) hear(progress(i + 2), RESET);
    await runs.list.load();
    await Promise.resolve();
    expect(list()).toHaveLength(MOST_RUNS);
    expect(list()[0]?.id).toBe(first);
  });
});
