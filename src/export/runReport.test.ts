import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { type ReportedRun, runReport } from './runReport';

const RUN: ReportedRun = {
  config: DEFAULT_EXPERIMENT,
  engine: 'wasm, 2 threads',
  data: { split: 'random', trainSequences: 36, testSequences: 18, classes: 3, majorityBaseline: 0.345 },
  networks: [
    {
      name: 'D-RNN | 2',
      parameters: 1_234,
      cost: { bytes: 4_936, multiplyAdds: 1_000.4, mostMultiplyAdds: 1_200 },
      iteration: 200,
      seconds: 1.26,
      scores: { frameAccuracy: 0.4812, sequenceAccuracy: 0.5, anyFrameAccuracy: 1, loss: 1.23456 },
    },
    {
      name: 'RNN',
      parameters: 10,
      cost: { bytes: 40, multiplyAdds: 8, mostMultiplyAdds: 8 },
      iteration: 0,
      seconds: 0,
      scores: null,
    },
  ],
};

describe('the report of a run', () => {
  const lines = runReport(RUN).split('\n');

  it('has a row for each network, of as many cells as the head, and dashes for what was not measured', () => {
    const rows = lines.filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((row) => row.split('|').length)).size).toBe(1);
    expect(rows[2]).toBe(
      '| D-RNN   2 | 1234 | 4936 | 1000 | 48.1 % | 50.0 % | 100.0 % | 1.2346 | 200 | 1.3 |',
    );
    expect(rows[3]).toBe('| RNN | 10 | 40 | 8 | – | – | – | – | 0 | 0.0 |');
  });

  it('says what it was trained on, and how', () => {
    const text = lines.join('\n');
    expect(text).toContain('Split: random, 36 sequences to train on and 18 to test on; 3 classes.');
    expect(text).toContain('right on 34.5 % of the test frames');
    expect(text).toContain('- Optimizer: rmsprop, learning rate 0.001\n');
    expect(text).toContain('- Engine: wasm, 2 threads');
    expect(text).toContain("the main body's spine base in its first frame");
  });

  it('names a data set by its content', () => {
    const set = { id: 'a', name: 'Lab', hash: '0123456789abcdef', recordings: 9 };
    const data = { source: 'imported' as const, set };
    const text = runReport({ ...RUN, config: { ...DEFAULT_EXPERIMENT, data }, data: null });
    expect(text).toContain('The data set "Lab": 9 recordings, content 0123456789abcdef.');
    expect(text).toContain('Split: cross-view.');
  });
});
