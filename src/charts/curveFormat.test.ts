import { describe, expect, it } from 'vitest';

import { formatTickX, formatTickY, formatValue, formatX } from './curveFormat';

describe('curve formats', () => {
  it('leaves out of ticks what all would repeat', () => {
    expect([0.5, 30, 60, 90, 3600, 5400].map((seconds) => formatTickX(seconds, 'seconds', 'en'))).toEqual([
      '0.5 s',
      '30 s',
      '1 m',
      '1 m 30 s',
      '1 h',
      '1 h 30 m',
    ]);
    expect(formatTickX(20_000, 'iterations', 'es')).toBe('20.000');
    expect(formatX(90, 'seconds', 'en')).toBe('1 m 30 s');
  });

  it('prefixes multiply-adds and counts parts of epochs', () => {
    const multiplyAdds = [0, 950, 1000, 2.5e9, 1.25e12, 3e15];
    expect(multiplyAdds.map((value) => formatX(value, 'multiply-adds', 'en'))).toEqual([
      '0',
      '950',
      '1 k',
      '2.5 G',
      '1.25 T',
      '3 P',
    ]);
    expect(formatX(12.53, 'epochs', 'es')).toBe('12,53');
  });

  it('writes shares as percentages, losses as numbers, finer where the axis is short', () => {
    expect(formatValue(0.481, true, 'es')).toBe('48,1\u00a0%');
    expect(formatValue(3.17805, false, 'en')).toBe('3.178');
    expect(formatTickY(0.4, true, 0.8, 'en')).toBe('40\u00a0%');
    expect(formatTickY(0.025, true, 0.04, 'en')).toBe('2.5\u00a0%');
  });
});
