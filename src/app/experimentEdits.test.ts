import { describe, expect, it } from 'vitest';
import { defaultExperiment } from './defaults';
import { countParameters, definitionOf } from './definitions';
import {
  addNetwork,
  networkNames,
  removeNetwork,
  setNetworkOptions,
  usableExperiment,
} from './experimentEdits';

describe('networks of the experiment', () => {
  it('opens with D-RNN, RNN and LSTM', () => {
    expect([...networkNames(defaultExperiment().networks).values()]).toEqual(['D-RNN', 'RNN', 'LSTM']);
  });

  it('adds under a free id and numbers the names', () => {
    const once = addNetwork(defaultExperiment(), 'drnn', definitionOf('drnn')?.defaults ?? {});
    expect(once.id).toBe('drnn-2');
    expect(networkNames(once.config.networks).get('drnn-2')).toBe('D-RNN 2');
    const without = removeNetwork(once.config, 'drnn-1');
    expect(addNetwork(without, 'drnn', {}).id).toBe('drnn-1');
  });

  it('changes the options of one network only', () => {
    const config = defaultExperiment();
    const changed = setNetworkOptions(config, 'rnn-1', { units: 7 });
    expect(changed.networks.find(({ id }) => id === 'rnn-1')?.options).toEqual({ units: 7 });
    expect(changed.networks.filter(({ id }) => id !== 'rnn-1')).toEqual(
      config.networks.filter(({ id }) => id !== 'rnn-1'),
    );
  });

  it('counts parameters as the thesis does and with the output layer', () => {
    const rnn = definitionOf('rnn');
    expect(rnn && countParameters(rnn, rnn.defaults, 75, 60).withoutOutput).toBe(33_900);
    expect(rnn && countParameters(rnn, rnn.defaults, 150, 60).total).toBe(54_210);
  });
});

describe('usableExperiment', () => {
  it('fills in options and leaves a good link alone', () => {
    const config = { ...defaultExperiment(), networks: [{ id: 'a', kind: 'rnn', options: { units: 5 } }] };
    const usable = usableExperiment(config);
    expect(usable.changed).toBe(false);
    expect(usable.config.networks[0]?.options).toMatchObject({ units: 5, activation: 'relu' });
  });

  it('drops unknown kinds and doubles, and repairs options, saying so', () => {
    const config = {
      ...defaultExperiment(),
      networks: [
        { id: 'a', kind: 'transformer', options: {} },
        { id: 'b', kind: 'rnn', options: { units: -1 } },
        { id: 'b', kind: 'rnn', options: {} },
      ],
    };
    const usable = usableExperiment(config);
    expect(usable.changed).toBe(true);
    expect(usable.config.networks).toEqual([
      { id: 'b', kind: 'rnn', options: definitionOf('rnn')?.defaults },
    ]);
  });

  it('leaves out actions that nobody can perform, and takes the default ones where too few are left', () => {
    const asked = (actions: number[]) => {
      const config = defaultExperiment();
      if (config.data.source !== 'synthetic') throw new Error('the default data are synthetic');
      return usableExperiment({ ...config, networks: [], data: { ...config.data, actions } });
    };
    expect(asked([8, 9])).toMatchObject({ changed: false, config: { data: { actions: [8, 9] } } });
    expect(asked([8, 9, 119])).toMatchObject({ changed: true, config: { data: { actions: [8, 9] } } });
    expect(asked([8, 119]).config.data).toEqual(defaultExperiment().data);
  });
});
