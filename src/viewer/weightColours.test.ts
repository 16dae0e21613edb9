import { describe, expect, it } from 'vitest';

import { PALETTES } from './palette';
import { toOklab, weightColour, weightScale } from './weightColours';

describe.each(['light', 'dark'] as const)('colours of weights, %s', (theme) => {
  const ends = PALETTES[theme].weights;

  it('begin and end with the palette’s', () => {
    expect(weightColour(0, ends)).toBe(ends.least);
    expect(weightColour(1, ends)).toBe(ends.most);
    expect(weightColour(-3, ends)).toBe(ends.least);
    expect(weightColour(7, ends)).toBe(ends.most);
    expect(weightColour(Number.NaN, ends)).toBe(ends.least);
    expect(weightScale(ends).slice(0, 2)).toEqual([ends.least, weightColour(0.25, ends)]);
  });

  it('are as far apart everywhere', () => {
    const shades = Array.from({ length: 9 }, (_, i) => toOklab(weightColour(i / 8, ends)));
    const steps = shades
      .slice(1)
      .map((shade, i) => Math.hypot(...shade.map((x, axis) => x - (shades[i]?.[axis] ?? 0))));
    expect(Math.min(...steps)).toBeGreaterThan(0.02);
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.15);
  });

  it('differ in lightness too, for those who see no hues', () => {
    expect(Math.abs(toOklab(ends.most)[0] - toOklab(ends.least)[0])).toBeGreaterThan(0.15);
  });
});

it('knows white', () => {
  const [lightness, a, b] = toOklab('#ffffff');
  expect(lightness).toBeCloseTo(1, 4);
  expect(Math.hypot(a, b)).toBeLessThan(1e-4);
});
