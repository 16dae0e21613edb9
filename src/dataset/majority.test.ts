import { describe, expect, it } from 'vitest';
import { majorityBaseline } from './majority';

const of = (label: number, ...lengths: number[]) => lengths.map((length) => ({ label, length }));

describe('majorityBaseline', () => {
  it('counts frames, not sequences, on both sides', () => {
    const train = [...of(0, 10, 10, 10), ...of(1, 100)];
    const test = [...of(0, 10, 10), ...of(1, 60)];
    expect(majorityBaseline(train, test)).toBe(60 / 80);
  });

  it('answers the lowest class among equals', () => {
    expect(majorityBaseline([...of(2, 50), ...of(1, 30, 20)], [...of(1, 1), ...of(2, 3)])).toBe(0.25);
  });

  it('is 0 where the answer never comes up or nothing is tested', () => {
    expect(majorityBaseline(of(0, 5), of(1, 5))).toBe(0);
    expect(majorityBaseline(of(0, 5), [])).toBe(0);
  });
});
