import { describe, expect, it } from 'vitest';

import { betterOf, inListOrder, keptCurves, overTheCap, type RunRecord, readRunRecord } from './runRecord';
import { RECORD } from './runRecord.fixture';

const made = (id: string, savedAt: number, more: Partial<RunRecord> = {}): RunRecord => ({
  ...RECORD,
  id,
  savedAt,
  startedAt: savedAt,
  ...more,
});

const POINT = { iteration: 10, seconds: 1, value: 0.5 };
const CHANGE = { iteration: 10, what: 'learningRate', value: 0.5 } as const;
const GROUP = { id: 'group', seeds: 3, name: 'Ours', note: 'Three', pinned: true };

describe('what is read back', () => {
  it('is the record that was written', () => {
    const whole: RunRecord = { ...RECORD, group: GROUP, changes: [CHANGE], importedAt: 5 };
    for (const record of [RECORD, whole]) {
      expect(readRunRecord(structuredClone(record))).toEqual(record);
      expect(readRunRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
    }
  });

  it('may be of an earlier version, before changes, files, and names of groups were kept', () => {
    const { changes, importedAt, ...old } = RECORD;
    const { id, seeds } = GROUP;
    expect(readRunRecord({ ...old, group: { id, seeds } })).toEqual({
      ...RECORD,
      group: { id, seeds, name: null, note: '', pinned: false },
    });
  });

  it('leaves out an evaluation whose loss was not finite, and keeps the run', () => {
    const [network] = RECORD.networks;
    if (network?.last == null) throw new Error('the fixture was evaluated');
    const last = { ...network.last, scores: { ...network.last.scores, loss: Number.NaN } };
    const record = { ...RECORD, networks: [{ ...network, last }] };
    for (const stored of [record, JSON.parse(JSON.stringify(record))]) {
      expect(readRunRecord(stored)?.networks[0]).toMatchObject({ last: null, best: network.best });
    }
  });

  it.each([
    ['nothing', undefined],
    ['a later version', { ...RECORD, version: 2 }],
    ['a broken configuration', { ...RECORD, config: { version: 1 } }],
    ['a name that is no text', { ...RECORD, name: { toString: 'x' } }],
    [
      'curves that are no numbers',
      { ...RECORD, networks: [{ ...RECORD.networks[0], curves: { 'test-loss': [1] } }] },
    ],
    ['no epoch', { ...RECORD, data: { ...RECORD.data, batchesPerEpoch: 0 } }],
    ['an engine of another name', { ...RECORD, engine: { ...RECORD.engine, name: '<b>' } }],
    ['a time that no date has', { ...RECORD, startedAt: 1e300 }],
    [
      'a curve that goes back',
      { ...RECORD, networks: [{ ...RECORD.networks[0], curves: { 'test-loss': [POINT, POINT] } }] },
    ],
    ['a change of what cannot be changed', { ...RECORD, changes: [{ ...CHANGE, what: 'batchSize' }] }],
    ['a million changes', { ...RECORD, changes: Array(1_000_000).fill(CHANGE) }],
  ])('is refused where it is %s', (_, stored) => {
    expect(readRunRecord(stored)).toBeNull();
  });
});

describe('the list', () => {
  it('has pinned runs on top, then the latest', () => {
    const list = inListOrder([made('old', 1), made('pinned', 2, { pinned: true }), made('new', 3)]);
    expect(list.map(({ id }) => id)).toEqual(['pinned', 'new', 'old']);
  });

  it('keeps the runs of a pinned group on top and at the cap, and one from a file as long as if it were made then', () => {
    const ofGroup = made('of group', 1, { group: GROUP });
    const fromFile = made('from file', 0, { importedAt: 10 });
    const records = [made('new', 3), ofGroup, fromFile];
    expect(inListOrder(records).map(({ id }) => id)).toEqual(['of group', 'new', 'from file']);
    expect(overTheCap(records, 2, [])).toEqual(['new']);
  });

  it('drops the oldest that are not pinned, and never the present run', () => {
    const records = [made('a', 1, { pinned: true }), made('b', 2), made('c', 3), made('d', 4)];
    expect(overTheCap(records, 4, ['d'])).toEqual([]);
    expect(overTheCap(records, 2, ['d'])).toEqual(['b', 'c']);
    expect(overTheCap(records, 3, ['b'])).toEqual(['c']);
    expect(overTheCap(records, 0, ['d'])).toEqual(['b', 'c']);
  });
});

describe('the better standing', () => {
  const at = (iteration: number, frameAccuracy: number) => ({
    iteration,
    scores: { frameAccuracy, sequenceAccuracy: 0, anyFrameAccuracy: 0, loss: 1 },
  });

  it('has the higher frame accuracy, and is the earlier where both are equal', () => {
    expect(betterOf(at(10, 0.4), at(20, 0.5))?.iteration).toBe(20);
    expect(betterOf(at(10, 0.5), at(20, 0.5))?.iteration).toBe(10);
    expect(betterOf(null, at(20, 0.1))?.iteration).toBe(20);
  });
});

describe('kept curves', () => {
  it('have few points, the first and last, each spike, and their beginning whole', () => {
    const points = Array.from({ length: 50_000 }, (_, i) => ({
      iteration: i + 1,
      seconds: i,
      value: i === 31_234 ? 9 : Math.sin(i),
    }));
    const kept = keptCurves({ 'train-loss': points })['train-loss'] ?? [];
    expect(kept.length).toBeLessThanOrEqual(320);
    expect([kept[0]?.iteration, kept.at(-1)?.iteration]).toEqual([1, 50_000]);
    expect(Math.max(...kept.map(({ value }) => value))).toBe(9);
    expect(kept.filter(({ iteration }) => iteration <= 100).length).toBeGreaterThan(20);
    const spoilt = [...points.slice(0, 5), { iteration: 6, seconds: 5, value: Number.NaN }];
    expect(keptCurves({ 'train-loss': spoilt })['train-loss']).toEqual(points.slice(0, 5));
    expect(kept.every(({ iteration }, i) => i === 0 || iteration > (kept[i - 1]?.iteration ?? 0))).toBe(true);
  });
});
