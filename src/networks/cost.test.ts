import { describe, expect, it } from 'vitest';

import { networkCost, trainingMultiplyAdds } from './cost';
import { networkDefinition } from './registry';

function costOf(kind: string, given: Record<string, unknown>) {
  const definition = networkDefinition(kind);
  return networkCost(definition, definition.schema.parse(given), 10, 4);
}

describe('the cost of a network', () => {
  it('of a D-RNN falls with its periods', () => {
    const output = (2 + 3) * 4;
    expect(costOf('drnn', { periods: [1, 3], units: [2, 3] })).toEqual({
      bytes: 4 * (10 * 2 + 2 * 2 + 2 + 2 * 3 + 3 * 3 + 3 + output + 4),
      multiplyAdds: 10 * 2 + 2 * 2 + (2 * 3 + 3 * 3) / 3 + output,
      mostMultiplyAdds: 10 * 2 + 2 * 2 + 2 * 3 + 3 * 3 + output,
    });
  });

  it.each(['after-period', 'first-frame'])('counts the longest period, first update %s', (firstUpdate) => {
    const slow = costOf('drnn', { periods: [1000], units: [2], firstUpdate });
    expect(slow.multiplyAdds).toBeCloseTo((10 * 2 + 2 * 2) / 1000 + 2 * 4, 9);
  });

  it.each([
    ['ann', 10 * 5 + 5 * 4],
    ['rnn', 10 * 5 + 5 * 5 + 5 * 4],
    ['lstm', 4 * (10 * 5 + 5 * 5) + 5 * 4],
  ])('of %s is the same on every frame', (kind, expected) => {
    const { multiplyAdds, mostMultiplyAdds } = costOf(kind, { units: 5 });
    expect(multiplyAdds).toBe(expected);
    expect(mostMultiplyAdds).toBe(expected);
  });

  it('counts hidden layers', () => {
    expect(costOf('ann', { units: 5, hiddenLayers: [3] }).multiplyAdds).toBe(10 * 5 + 5 * 3 + 3 * 4);
  });

  it('of training on a batch is that of three forward passes', () => {
    expect(trainingMultiplyAdds(costOf('rnn', { units: 5 }), 60, 100)).toBe(3 * 60 * 100 * (50 + 25 + 20));
  });
});
