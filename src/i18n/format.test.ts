import { describe, expect, it } from 'vitest';

import {
  formatDecimal,
  formatDuration,
  formatInteger,
  formatPercent,
  formatRate,
  formatSignificant,
} from './format';

describe('numbers as a person reads them', () => {
  it('writes shares as percentages with a space in both languages', () => {
    expect(formatPercent(0.481, 'en')).toBe('48.1\u00a0%');
    expect(formatPercent(0.481, 'es')).toBe('48,1\u00a0%');
    expect(formatPercent(1, 'en', 0)).toBe('100\u00a0%');
    expect(formatPercent(Number.NaN, 'en')).toBe('–');
  });

  it('separates thousands', () => {
    expect(formatInteger(54_210, 'en')).toBe('54,210');
    expect(formatInteger(54_210, 'es')).toBe('54.210');
    expect(formatInteger(12.6, 'en')).toBe('13');
  });

  it('writes durations, carrying seconds into minutes and minutes into hours', () => {
    expect(formatDuration(3723, 'en')).toBe('1 h 02 m 03 s');
    expect(formatDuration(123, 'es')).toBe('2 m 03 s');
    expect(formatDuration(12.34, 'en')).toBe('12.3 s');
    expect(formatDuration(12.34, 'es')).toBe('12,3 s');
    expect(formatDuration(59.97, 'en')).toBe('1 m 00 s');
    expect(formatDuration(3599.7, 'en')).toBe('1 h 00 m 00 s');
    expect(formatDuration(-1, 'en')).toBe('0.0 s');
  });

  it('gives rates fewer decimals as they grow', () => {
    expect([0.256, 1.26, 123.4].map((rate) => formatRate(rate, 'en'))).toEqual(['0.26', '1.3', '123']);
  });

  it('keeps significant digits at any scale', () => {
    expect(formatSignificant(0.001_234, 2, 'en')).toBe('0.0012');
    expect(formatSignificant(3.149, 3, 'en')).toBe('3.15');
    expect(formatSignificant(0, 3, 'en')).toBe('0');
    expect(formatDecimal(2, 3, 'es')).toBe('2,000');
  });
});
