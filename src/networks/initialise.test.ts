import { describe, expect, it } from 'vitest';

import { Random } from '../experiment/random';
import type { InitialValue, ParameterSpec } from './definition';
import { initialValues } from './initialise';
import { namedValues, packValues } from './packing';
import { networkDefinition } from './registry';

function parameter(initial: InitialValue, shape: readonly number[], seed = 1, name = 'p'): Float32Array {
  return initialValues([{ name, shape, initial, output: false }], new Random(seed));
}

/** Largest |A Aᵀ − 1| of the square block of columns from `first`. */
function distanceFromOrthogonal(values: Float32Array, size: number, columns = size, first = 0): number {
  let worst = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = a === b ? -1 : 0;
      for (let k = first; k < first + size; k++) {
        sum += (values[a * columns + k] as number) * (values[b * columns + k] as number);
      }
      worst = Math.max(worst, Math.abs(sum));
    }
  }
  return worst;
}

describe('orthogonal', () => {
  it.each([1, 2, 30, 150])('is orthogonal at %d units', (units) => {
    expect(distanceFromOrthogonal(parameter('orthogonal', [units, units]), units)).toBeLessThan(1e-6);
  });

  it('makes every gate of an LSTM orthogonal, each a different one', () => {
    const [units, columns] = [20, 80];
    const values = parameter('orthogonal', [units, columns]);
    for (let gate = 0; gate < 4; gate++) {
      expect(distanceFromOrthogonal(values, units, columns, gate * units)).toBeLessThan(1e-6);
    }
    expect(new Set([0, 20, 40, 60].map((column) => values[column])).size).toBe(4);
  });

  it('refuses shapes that are not made of square blocks', () => {
    expect(() => parameter('orthogonal', [4, 6])).toThrow(RangeError);
  });
});

describe('glorot', () => {
  it('is uniform within ±√(6 / (in + out))', () => {
    const values = parameter('glorot', [150, 90]);
    const limit = Math.sqrt(6 / 240);
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.max(...values)).toBeLessThan(limit);
    expect(Math.max(...values)).toBeGreaterThan(0.99 * limit);
    expect(Math.min(...values)).toBeLessThan(-0.99 * limit);
    expect(variance).toBeCloseTo(limit ** 2 / 3, 3);
  });
});

it('opens the forget gate and leaves other biases at zero', () => {
  expect([...parameter('forget-gate-bias', [8])]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
  expect([...parameter('zeros', [3])]).toEqual([0, 0, 0]);
});

describe('a seed', () => {
  it('names the values for ever, on every machine', () => {
    const glorot = parameter('glorot', [2, 2], 42, 'output.weight');
    const orthogonal = parameter('orthogonal', [2, 2], 42, 'recurrent');
    const golden = [1.0135304, 0.7188147, 0.3822667, -1.1460675];
    const close = (values: Float32Array, expected: readonly number[]) => {
      expected.forEach((value, i) => {
        expect(values[i]).toBeCloseTo(value, 6);
      });
    };
    close(glorot, golden);
    close(orthogonal, [0.0006595, -0.9999998, -0.9999998, -0.0006595]);
  });

  it('of another number or under another name gives other values', () => {
    const first = parameter('glorot', [2, 2], 42, 'output.weight')[0];
    expect(parameter('glorot', [2, 2], 43, 'output.weight')[0]).not.toBe(first);
    expect(parameter('glorot', [2, 2], 42, 'hidden1.weight')[0]).not.toBe(first);
  });

  it('gives a parameter the same values whatever stands beside it', () => {
    const at = (kind: string, name: string) => {
      const { parameterShapes, defaults } = networkDefinition(kind);
      const specs = parameterShapes(defaults, 75, 60);
      return namedValues(initialValues(specs, new Random(3)), specs).find((entry) => entry.name === name);
    };
    expect(at('rnn', 'output.weight')).toEqual(at('lstm', 'output.weight'));
    expect(at('rnn', 'input')).toEqual(at('ann', 'input'));
  });
});

describe('packing', () => {
  const specs: readonly ParameterSpec[] = [
    { name: 'a', shape: [2, 2], initial: 'glorot', output: false },
    { name: 'b', shape: [3], initial: 'zeros', output: true },
  ];
  const packed = Float32Array.of(1, 2, 3, 4, 5, 6, 7);

  it('takes named values out of the vector and puts them back, in any order', () => {
    const named = namedValues(packed, specs);
    expect(named.map(({ name, values }) => [name, [...values]])).toEqual([
      ['a', [1, 2, 3, 4]],
      ['b', [5, 6, 7]],
    ]);
    expect(packValues(named.toReversed(), specs)).toEqual(packed);
  });

  it('refuses what does not fit', () => {
    expect(() => namedValues(packed.subarray(1), specs)).toThrow(RangeError);
    expect(() => packValues(namedValues(packed, specs).slice(1), specs)).toThrow(RangeError);
  });
});
