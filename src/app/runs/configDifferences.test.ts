import { describe, expect, it } from 'vitest';

import type { RunRecord } from '../../training/runRecord';
import { RECORD } from '../../training/runRecord.fixture';
import { configDifferences } from './configDifferences';

const changed = (config: Partial<RunRecord['config']>, more: Partial<RunRecord> = {}): RunRecord => ({
  ...RECORD,
  ...more,
  config: { ...RECORD.config, ...config },
});

describe('configDifferences', () => {
  it('of the same experiment are none, whatever came out', () => {
    expect(configDifferences([RECORD, { ...RECORD, id: 'other', name: 'Other', networks: [] }])).toEqual([]);
    expect(configDifferences([RECORD])).toEqual([]);
  });

  it('are the fields that differ, and no others, in the order of the page', () => {
    const { training, features } = RECORD.config;
    const other = changed({
      seed: 2,
      training: { ...training, learningRate: 0.01 },
      features: { ...features, bodies: 1 },
    });
    expect(configDifferences([RECORD, other, RECORD])).toEqual([
      { area: 'features', key: 'bodies', networkId: null, values: [2, 1, 2] },
      { area: 'training', key: 'learningRate', networkId: null, values: [0.001, 0.01, 0.001] },
      { area: 'run', key: 'seed', networkId: null, values: [1, 2, 1] },
    ]);
  });

  it('tell networks by their ids, and those that are missing', () => {
    const [drnn] = RECORD.config.networks;
    if (drnn === undefined) throw new Error('the fixture has networks');
    const other = changed({ networks: [{ ...drnn, options: { ...drnn.options, periods: [1, 2] } }] });
    expect(configDifferences([RECORD, other])).toEqual([
      {
        area: 'network',
        key: 'periods',
        networkId: 'drnn-1',
        values: [
          [1, 3, 9, 27, 81],
          [1, 2],
        ],
      },
      { area: 'network', key: 'kind', networkId: 'lstm-1', values: ['lstm', undefined] },
      { area: 'network', key: 'units', networkId: 'lstm-1', values: [150, undefined] },
      { area: 'network', key: 'activation', networkId: 'lstm-1', values: ['tanh', undefined] },
      { area: 'network', key: 'hiddenLayers', networkId: 'lstm-1', values: [[], undefined] },
    ]);
  });

  it('have the whole course of what was changed while a run went on', () => {
    const course = [
      { iteration: 0, what: 'learningRate', value: 0.1 } as const,
      { iteration: 50, what: 'learningRate', value: 0.001 } as const,
    ];
    expect(configDifferences([RECORD, changed({}, { changes: course })])).toEqual([
      { area: 'training', key: 'learningRate', networkId: null, values: [0.001, { course }] },
    ]);
    expect(configDifferences([changed({}, { changes: course }), changed({}, { changes: course })])).toEqual(
      [],
    );
  });

  it('tell sets of one name apart by their content', () => {
    const set = { id: 'a', name: 'NTU', hash: '0123456789abcdef', recordings: 10 };
    const of = (hash: string) => changed({ data: { source: 'imported', set: { ...set, hash } } });
    expect(configDifferences([of(set.hash), of('fedcba9876543210')])).toEqual([
      { area: 'data', key: 'content', networkId: null, values: [set.hash, 'fedcba9876543210'] },
    ]);
  });

  it('name other recordings, and how they were made where that is known', () => {
    const own = changed(
      { data: { source: 'imported', set: null } },
      { data: { ...RECORD.data, name: 'NTU', train: 100 } },
    );
    const found = configDifferences([RECORD, own]);
    expect(found.map(({ area, key }) => `${area}.${key}`)).toEqual([
      'data.name',
      'data.sides',
      'data.actions',
      'data.performers',
      'data.setups',
      'data.cameras',
      'data.replications',
    ]);
    expect(found[0]?.values).toEqual([null, 'NTU']);
    expect(found[3]?.values).toEqual([10, undefined]);
  });
});
