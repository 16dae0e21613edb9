import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC, EXPERIMENT_VERSION } from './config';
import { CLIPPING_LINK, FIRST_IMPORTED_LINK, FIRST_LINK, LIBRARY_LINK } from './oldLinks.fixture';
import { readExperiment } from './reading';
import { decodeExperiment, encodeExperiment } from './url';

function opened(link: string) {
  const decoded = decodeExperiment(`#${link}`);
  if (decoded.kind !== 'found') throw new Error(decoded.kind);
  return decoded.config;
}

describe('a link of an earlier version', () => {
  it('of the first page opens as the experiment that it was', () => {
    expect(opened(FIRST_LINK)).toEqual({
      ...DEFAULT_EXPERIMENT,
      version: EXPERIMENT_VERSION,
      seed: 42,
      data: {
        ...DEFAULT_SYNTHETIC,
        actions: [1, 4, 6, 7, 8, 9, 10, 20, 21, 23, 24, 26, 27, 28, 31, 35, 36, 38, 40, 42, 43, 50, 55, 58],
      },
      training: { ...DEFAULT_EXPERIMENT.training, evaluateEvery: 100 },
      networks: [{ id: 'drnn-1', kind: 'drnn', options: { periods: [1, 3, 9], units: [30] } }],
    });
  });

  it("on recordings of one's own, of before there was a library, asks for some", () => {
    expect(opened(FIRST_IMPORTED_LINK)).toMatchObject({
      data: { source: 'imported', set: null },
      split: 'cross-subject',
    });
  });

  it('with clipping and all options of its networks keeps them', () => {
    expect(opened(CLIPPING_LINK)).toMatchObject({
      seed: 42,
      data: DEFAULT_SYNTHETIC,
      training: DEFAULT_EXPERIMENT.training,
      networks: [
        { id: 'drnn-1', options: { periods: [1, 3, 9, 27, 81], firstUpdate: 'after-period' } },
        { id: 'lstm-1', options: { units: 150, activation: 'tanh' } },
      ],
    });
  });

  it('names its data set without saying what it holds', () => {
    expect(opened(LIBRARY_LINK).data).toEqual({
      source: 'imported',
      set: { id: 'b1d5', name: 'Sofía’s lab', hash: null, recordings: null },
    });
  });

  it('is of the present version once opened, and comes back', () => {
    for (const link of [FIRST_LINK, FIRST_IMPORTED_LINK, CLIPPING_LINK, LIBRARY_LINK]) {
      const config = opened(link);
      expect(config.version).toBe(EXPERIMENT_VERSION);
      expect(opened(encodeExperiment(config))).toEqual(config);
    }
  });
});

describe('reading an experiment', () => {
  it('keeps what tells a data set apart', () => {
    const set = { id: 'x', name: 'Lab', hash: '0123456789abcdef', recordings: 56_880 };
    const config = { ...DEFAULT_EXPERIMENT, data: { source: 'imported' as const, set } };
    expect(readExperiment(config)).toEqual({ kind: 'found', config });
    const wrong = { ...config, data: { source: 'imported', set: { ...set, hash: 'not a hash' } } };
    expect(readExperiment(wrong)).toEqual({ kind: 'broken' });
  });

  it('tells a later version from what is broken', () => {
    expect(readExperiment({ ...DEFAULT_EXPERIMENT, version: EXPERIMENT_VERSION + 1 })).toEqual({
      kind: 'newer',
      version: EXPERIMENT_VERSION + 1,
    });
    for (const version of [0, -1, 1.5, 1e300, Number.NaN, '1', null, undefined]) {
      expect(readExperiment({ ...DEFAULT_EXPERIMENT, version })).toEqual({ kind: 'broken' });
    }
    for (const value of [null, undefined, 1, 'text', [], [DEFAULT_EXPERIMENT]]) {
      expect(readExperiment(value)).toEqual({ kind: 'broken' });
    }
  });

  it('does not take the data set of an old version for one of the present', () => {
    const { data: _, ...rest } = DEFAULT_EXPERIMENT;
    const data = { source: 'imported', set: { id: 'x', name: 'Lab' } };
    expect(readExperiment({ ...rest, version: 1, data }).kind).toBe('found');
    expect(readExperiment({ ...rest, version: 2, data }).kind).toBe('broken');
  });
});
