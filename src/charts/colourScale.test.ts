import { describe, expect, it } from 'vitest';

import { colourOf, cssColour, type Rgb } from './colourScale';

/** CIE L*, a measure of lightness other than the one the scale is built on. */
function lightness([red, green, blue]: Rgb): number {
  const linear = (byte: number) =>
    byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
  const y = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

describe('colour scale', () => {
  it.each([
    ['light', -1],
    ['dark', 1],
  ] as const)('runs evenly in lightness (%s)', (theme, direction) => {
    const levels = Array.from({ length: 21 }, (_, i) => lightness(colourOf(i / 20, theme)) * direction);
    const steps = levels.slice(1).map((level, i) => level - (levels[i] ?? 0));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    expect(mean).toBeGreaterThan(2.5);
    for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(mean * 0.45);
  });

  it('starts close to the page and clamps what lies outside', () => {
    expect(lightness(colourOf(0, 'light'))).toBeGreaterThan(95);
    expect(lightness(colourOf(0, 'dark'))).toBeLessThan(25);
    expect(colourOf(-1, 'light')).toEqual(colourOf(0, 'light'));
    expect(colourOf(7, 'dark')).toEqual(colourOf(1, 'dark'));
    expect(colourOf(Number.NaN, 'dark')).toEqual(colourOf(0, 'dark'));
    expect(cssColour([1, 2, 3])).toBe('rgb(1 2 3)');
  });
});
