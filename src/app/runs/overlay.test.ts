import { describe, expect, it } from 'vitest';

import { PLAIN_VIEW } from '../../metrics/curveView';
import type { RunRecord } from '../../training/runRecord';
import { RECORD, recordedNetwork } from '../../training/runRecord.fixture';
import { entriesOf, lineOf, overlaySeries } from './overlay';

const WORDS = {
  series: (run: string, network: string) => `${run} · ${network}`,
  mean: (run: string, network: string, count: number) => `${run} · ${network} ×${count}`,
  raw: (label: string) => `${label} raw`,
};

const GROUP = { seeds: 3, name: null, note: '', pinned: false };

const made = (id: string, accuracy: number, groupId: string | null = null): RunRecord => ({
  ...RECORD,
  id,
  name: id,
  group: groupId === null ? null : { ...GROUP, id: groupId },
  networks: [recordedNetwork('drnn-1', accuracy), recordedNetwork('lstm-1', accuracy)],
});

const named = (records: readonly RunRecord[], grouped: boolean) =>
  entriesOf(records, new Map(records.map(({ id }) => [id, id])), grouped, () => 'Group');

const CURVE = 'test-frame-accuracy';

describe('runs in one chart', () => {
  it('are named run · network, and no two lines look alike', () => {
    const records = Array.from({ length: 30 }, (_, i) => made(`r${i}`, 0.5));
    const series = overlaySeries(named(records, true), CURVE, PLAIN_VIEW, 'light', WORDS);
    expect(series).toHaveLength(60);
    expect(series[0]?.label).toBe('r0 · D-RNN');
    expect(new Set(series.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(60);
  });

  it('keep the network’s own line where there is one run', () => {
    const own = { colour: '#c8102e', dash: '6 3' };
    expect(lineOf(own, 0, 1, 'light')).toEqual(own);
    expect(lineOf(own, 0, 2, 'light')).toEqual({ ...own, dash: '' });
    expect(lineOf(own, 8, 9, 'dark').colour).not.toBe(own.colour);
  });

  it('that repeat one experiment are mean and band, or lines where asked', () => {
    const records = [made('a', 0.4, 'g'), made('other', 0.9), made('b', 0.6, 'g')];
    const [mean, , other] = overlaySeries(named(records, true), CURVE, PLAIN_VIEW, 'light', WORDS);
    expect(mean?.label).toBe('Group · D-RNN ×2');
    expect(mean?.points.map(({ y }) => y)).toEqual([0.25, 0.5]);
    expect(mean?.band?.[1]?.high).toBeCloseTo(0.5 + Math.SQRT2 / 10, 12);
    expect(other?.label).toBe('other · D-RNN');
    expect(overlaySeries(named(records, false), CURVE, PLAIN_VIEW, 'light', WORDS)).toHaveLength(6);
  });

  it('stand along epochs and multiply-adds', () => {
    const x = (axis: 'epochs' | 'multiply-adds') =>
      overlaySeries(
        named([made('a', 0.4)], true),
        CURVE,
        { ...PLAIN_VIEW, axis },
        'light',
        WORDS,
      )[0]?.points.at(-1)?.x;
    expect(x('epochs')).toBe(200 / 16);
    expect(x('multiply-adds')).toBe(200 * 3 * 60 * 90 * 15_000);
  });

  it('keep what was measured behind what is smoothed', () => {
    const view = { ...PLAIN_VIEW, smoothing: 0.9 };
    const series = overlaySeries(named([made('a', 0.4)], true), CURVE, view, 'light', WORDS);
    expect(series.map(({ raw = false }) => raw)).toEqual([true, false, true, false]);
  });
});
