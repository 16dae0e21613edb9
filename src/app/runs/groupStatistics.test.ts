import { describe, expect, it } from 'vitest';

import type { RunRecord } from '../../training/runRecord';
import { RECORD, recordedNetwork } from '../../training/runRecord.fixture';
import { networkPairs, overSeeds } from './groupStatistics';

/** A run of 200 iterations to its end. */
function run(seed: number, drnn: number, lstm: number): RunRecord {
  const { training } = RECORD.config;
  const config = { ...RECORD.config, seed, training: { ...training, iterations: 200 } };
  return {
    ...RECORD,
    id: `run-${seed}`,
    config,
    networks: [recordedNetwork('drnn-1', drnn), recordedNetwork('lstm-1', lstm)],
  };
}

const RUNS = [run(1, 0.5, 0.48), run(2, 0.52, 0.51), run(3, 0.6, 0.57)];

describe('overSeeds', () => {
  it('has mean and sample deviation of each network', () => {
    const [drnn, lstm] = overSeeds(RUNS);
    expect(drnn).toMatchObject({ networkId: 'drnn-1', frameAccuracy: { count: 3 } });
    expect(drnn?.frameAccuracy.mean).toBeCloseTo(0.54, 12);
    expect(drnn?.frameAccuracy.deviation).toBeCloseTo(Math.sqrt(0.0056 / 2), 12);
    expect(drnn?.sequenceAccuracy.mean).toBeCloseTo(0.64, 12);
    expect(lstm?.frameAccuracy.mean).toBeCloseTo(0.52, 12);
  });

  it('leaves out what diverged and what did not come to its end', () => {
    const [broken, unfinished] = RUNS.map((record, i) => ({
      ...record,
      networks: record.networks.map((network) =>
        i === 0
          ? { ...network, divergedAt: 100 }
          : { ...network, last: network.last === null ? null : { ...network.last, iteration: 150 } },
      ),
    }));
    if (broken === undefined || unfinished === undefined) throw new Error('three runs');
    expect(overSeeds([broken, unfinished, ...RUNS]).map(({ frameAccuracy }) => frameAccuracy.count)).toEqual([
      3, 3,
    ]);
    expect(networkPairs([broken, ...RUNS])[0]?.frameAccuracy.count).toBe(3);
  });
});

describe('networkPairs', () => {
  it('takes differences on the same seed: 2, 1 and 3 points are 2 ± 2.484', () => {
    const [pair, ...others] = networkPairs(RUNS);
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ firstId: 'drnn-1', secondId: 'lstm-1' });
    expect(pair?.frameAccuracy.mean).toBeCloseTo(0.02, 12);
    expect(pair?.frameAccuracy.low).toBeCloseTo(0.02 - 0.0248414, 6);
    expect(pair?.frameAccuracy.high).toBeCloseTo(0.02 + 0.0248414, 6);
  });

  it('of no runs are none', () => {
    expect(networkPairs([])).toEqual([]);
  });
});
