import { describe, expect, it } from 'vitest';

import { countParameters } from './packing';
import { NETWORKS, networkDefinition, validateNetwork } from './registry';

function count(kind: string, inputs: number, output: boolean): number {
  const { parameterShapes, defaults } = networkDefinition(kind);
  return countParameters(parameterShapes(defaults, inputs, 60), { output });
}

describe('numbers of parameters with the default options', () => {
  it.each([
    ['rnn', 33_900],
    ['lstm', 135_600],
    ['drnn', 10_500],
  ])('%s with 75 inputs, without the output layer: %d', (kind, expected) => {
    expect(count(kind, 75, false)).toBe(expected);
  });

  it.each([
    ['rnn', 54_210],
    ['lstm', 189_660],
    ['drnn', 21_810],
  ])('%s with 150 inputs and 60 classes: %d', (kind, expected) => {
    expect(count(kind, 150, true)).toBe(expected);
  });

  it('count hidden output layers as output', () => {
    const { parameterShapes, defaults } = networkDefinition('rnn');
    const specs = parameterShapes({ ...defaults, hiddenLayers: [20, 10] }, 75, 60);
    expect(countParameters(specs, { output: false })).toBe(33_900);
    expect(countParameters(specs, { output: true })).toBe(33_900 + 151 * 20 + 21 * 10 + 11 * 60);
  });
});

describe.each(NETWORKS.map((network) => [network.kind, network] as const))('%s', (_kind, network) => {
  it('has a field for every option and a valid default in every field', () => {
    expect(network.fields.map(({ key }) => key).sort()).toEqual(Object.keys(network.defaults).sort());
    expect(network.schema.parse({})).toEqual(network.defaults);
    for (const field of network.fields) {
      const value = network.defaults[field.key];
      if (field.type === 'choice') expect(field.choices).toContain(value);
      else for (const number of [value].flat()) expect(number).toBeTypeOf('number');
    }
  });

  it('has a limit in its fields that its schema keeps', () => {
    for (const field of network.fields) {
      if (field.type === 'choice') continue;
      const problems = (value: number) => {
        const options = { [field.key]: field.type === 'integers' ? [value] : value };
        const result = validateNetwork({ id: 'n', kind: network.kind, options });
        return result.valid ? [] : result.problems;
      };
      expect(problems(field.max)).toEqual([]);
      for (const value of [field.max + 1, 0, -1, 1.5, Number.NaN]) {
        expect(problems(value), `${field.key} ${value}`).toMatchObject([{ option: field.key }]);
      }
    }
  });

  it('names its parameters once each', () => {
    const names = network.parameterShapes(network.defaults, 75, 60).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('draws a graph whose edges join its nodes, from x to o', () => {
    for (const hiddenLayers of [[], [8, 4]]) {
      const { nodes, edges } = network.graph({ ...network.defaults, hiddenLayers });
      const ids = nodes.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(nodes.map(({ column, row }) => `${column} ${row}`)).size).toBe(nodes.length);
      for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
      const reached = new Set(['x']);
      for (const _ of nodes) for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
      expect([...reached].sort()).toEqual([...ids].sort());
    }
  });
});

it('offers the four networks, the D-RNN first, and knows no others', () => {
  expect(NETWORKS.map(({ label }) => label)).toEqual(['D-RNN', 'LSTM', 'RNN', 'ANN']);
  expect(() => networkDefinition('gru')).toThrow(RangeError);
  expect(() => networkDefinition('toString')).toThrow(RangeError);
});

describe('names and shapes', () => {
  const shapes = (kind: string, options: Record<string, unknown>) => {
    const definition = networkDefinition(kind);
    const specs = definition.parameterShapes(definition.schema.parse(options), 6, 3);
    return Object.fromEntries(specs.map(({ name, shape }) => [name, shape]));
  };

  it('of a D-RNN with units per group', () => {
    expect(shapes('drnn', { periods: [1, 4], units: [5, 2] })).toEqual({
      'group1.input': [6, 5],
      'group1.recurrent': [5, 5],
      'group1.bias': [5],
      'group2.input': [5, 2],
      'group2.recurrent': [2, 2],
      'group2.bias': [2],
      'output.weight': [7, 3],
      'output.bias': [3],
    });
  });

  it('of an LSTM with a hidden output layer', () => {
    expect(shapes('lstm', { units: 5, hiddenLayers: [4] })).toEqual({
      input: [6, 20],
      recurrent: [5, 20],
      bias: [20],
      'hidden1.weight': [5, 4],
      'hidden1.bias': [4],
      'output.weight': [4, 3],
      'output.bias': [3],
    });
  });
});

describe('validateNetwork', () => {
  const check = (kind: string, options: Record<string, unknown>) =>
    validateNetwork({ id: 'n', kind, options });

  it('fills in the options left out', () => {
    expect(check('drnn', { periods: [1, 2] })).toEqual({
      valid: true,
      network: {
        id: 'n',
        kind: 'drnn',
        options: {
          periods: [1, 2],
          units: [30],
          activation: 'relu',
          firstUpdate: 'after-period',
          hiddenLayers: [],
        },
      },
    });
  });

  it.each([
    ['drnn', { periods: [3, 1] }, 'periods', 'periods-order'],
    ['drnn', { periods: [] }, 'periods', 'groups'],
    ['drnn', { periods: Array.from({ length: 13 }, () => 1) }, 'periods', 'groups'],
    ['drnn', { periods: [0, 1] }, 'periods', 'periods'],
    ['drnn', { periods: '1, 3' }, 'periods', 'periods'],
    ['drnn', { periods: [1, 1001] }, 'periods', 'periods'],
    ['drnn', { periods: [1, 2, 3], units: [4, 5] }, 'units', 'units-per-group'],
    ['drnn', { units: [] }, 'units', 'units-per-group'],
    ['drnn', { units: [0] }, 'units', 'units'],
    ['drnn', { firstUpdate: 'never' }, 'firstUpdate', 'choice'],
    ['rnn', { units: '150' }, 'units', 'units'],
    ['rnn', { activation: 'softplus' }, 'activation', 'choice'],
    ['rnn', { hiddenLayers: [0] }, 'hiddenLayers', 'hidden-layers'],
    ['ann', { hiddenLayers: [1, 1, 1, 1, 1] }, 'hiddenLayers', 'hidden-layers'],
    ['lstm', { periods: [1] }, 'periods', 'unknown-option'],
    ['gru', {}, '', 'unknown-kind'],
  ])('refuses %s %j', (kind, options, option, key) => {
    expect(check(kind, options)).toEqual({ valid: false, problems: [{ option, key }] });
  });

  it('allows equal periods and any others in order', () => {
    expect(check('drnn', { periods: [1, 1, 5, 7, 7] }).valid).toBe(true);
  });
});

describe('schedule', () => {
  it('of a D-RNN follows its periods and first update', () => {
    const { schedule, schema } = networkDefinition('drnn');
    const fired = (firstUpdate: string) =>
      schedule(schema.parse({ periods: [1, 2, 3], firstUpdate }), 6).map((frames) =>
        frames.flatMap((fires, frame) => (fires ? [frame] : [])),
      );
    expect(fired('after-period')).toEqual([
      [0, 1, 2, 3, 4, 5],
      [1, 3, 5],
      [2, 5],
    ]);
    expect(fired('first-frame')).toEqual([
      [0, 1, 2, 3, 4, 5],
      [0, 2, 4],
      [0, 3],
    ]);
  });

  it('of the others is every frame', () => {
    for (const kind of ['ann', 'rnn', 'lstm']) {
      const { schedule, defaults } = networkDefinition(kind);
      expect(schedule(defaults, 3)).toEqual([[true, true, true]]);
    }
  });
});
