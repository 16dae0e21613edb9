import { describe, expect, it } from 'vitest';
import { Random } from './random';

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.uniform());

describe('Random', () => {
  it('gives the same stream for the same seed and another for another', () => {
    expect(draw(new Random(7), 5)).toEqual(draw(new Random(7), 5));
    expect(draw(new Random(7), 5)).not.toEqual(draw(new Random(8), 5));
  });

  it('forks by label alone, whatever was drawn before', () => {
    const fresh = new Random(3);
    const used = new Random(3);
    draw(used, 100);
    expect(draw(used.fork('weights'), 5)).toEqual(draw(fresh.fork('weights'), 5));
    expect(draw(fresh.fork('weights'), 5)).not.toEqual(draw(fresh.fork('batches'), 5));
  });

  it('does not correlate neighbouring seeds', () => {
    const first = Array.from({ length: 2000 }, (_, seed) => new Random(seed).uniform());
    const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
    const lagged = first
      .slice(1)
      .reduce((sum, value, i) => sum + (value - mean) * ((first[i] ?? 0) - mean), 0);
    const variance = first.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(lagged / variance)).toBeLessThan(0.08);
  });

  it('has normals of the asked mean and deviation', () => {
    const random = new Random(11);
    const values = Array.from({ length: 20_000 }, () => random.normal(2, 3));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(mean).toBeCloseTo(2, 1);
    expect(deviation).toBeCloseTo(3, 1);
  });

  it('shuffles without losing or doubling anything', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = new Random(1).shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
  });

  it('refuses to pick from nothing', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
  });
});
