import { expect, it } from 'vitest';

import { countTicks } from './countTicks';

it.each([
  [1, [0, 1]],
  [5, [0, 1, 2, 3, 4, 5]],
  [6, [0, 2, 4, 6]],
  [41, [0, 10, 20, 30, 40, 50]],
  [12_345, [0, 5_000, 10_000, 15_000]],
])('the greatest of %i is within round counts', (greatest, ticks) => {
  expect(countTicks(greatest)).toEqual(ticks);
});

it('has few steps whatever the counts', () => {
  for (let greatest = 1; greatest < 60_000; greatest = Math.ceil(greatest * 1.1)) {
    const ticks = countTicks(greatest);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(greatest);
    expect(ticks.at(-2)).toBeLessThan(greatest);
  }
});
