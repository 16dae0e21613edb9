import { describe, expect, it } from 'vitest';

import { logTicks, roundTop, timeTicks, valueTicks } from './ticks';

describe('valueTicks', () => {
  it('chooses round values within the range', () => {
    expect(valueTicks(0, 1000, 6)).toEqual([0, 200, 400, 600, 800, 1000]);
    expect(valueTicks(0, 0.8, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(valueTicks(0, 0.3, 4)).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it('never divides iterations', () => {
    expect(valueTicks(0, 3, 6, true)).toEqual([0, 1, 2, 3]);
    expect(valueTicks(0, 10, 4, true).every(Number.isInteger)).toBe(true);
  });

  it('survives an empty range', () => {
    expect(valueTicks(5, 5, 6)).toEqual([5]);
  });
});

describe('timeTicks', () => {
  it('follows the clock', () => {
    expect(timeTicks(0, 300, 6)).toEqual([0, 60, 120, 180, 240, 300]);
    expect(timeTicks(0, 4 * 3600, 6)).toEqual([0, 3600, 7200, 10_800, 14_400]);
    expect(timeTicks(0, 3, 6)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3]);
  });

  it('stays sparse over weeks', () => {
    expect(timeTicks(0, 30 * 86_400, 6).length).toBeLessThanOrEqual(7);
  });
});

describe('roundTop', () => {
  it('ends an axis on a round value at or above the greatest', () => {
    expect(roundTop(0.62, 5)).toBeCloseTo(0.8, 9);
    expect(roundTop(100, 5)).toBe(100);
    expect(roundTop(3.18, 5)).toBe(4);
    expect(roundTop(0, 5)).toBe(1);
  });
});

describe('logTicks', () => {
  it('takes 1, 2 and 5 of few decades, powers of many, some of very many', () => {
    expect(logTicks(1, 100, 6)).toEqual([1, 2, 5, 10, 20, 50, 100]);
    expect(logTicks(3, 40_000, 6)).toEqual([10, 100, 1000, 10_000]);
    expect(logTicks(0.02, 1, 6)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1]);
    expect(logTicks(1e-6, 1e12, 6).length).toBeLessThanOrEqual(7);
  });

  it('divides what lies within one step, and survives an empty range', () => {
    expect(logTicks(2.1, 2.9, 4).length).toBeGreaterThan(2);
    expect(logTicks(5, 5, 4)).toEqual([5]);
  });
});
