import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC, type ExperimentConfig, experimentSchema } from './config';
import { decodeExperiment, encodeExperiment } from './url';

const experiment: ExperimentConfig = {
  ...DEFAULT_EXPERIMENT,
  seed: 42,
  networks: [{ id: 'ñandú', kind: 'drnn', options: { periods: [1, 3], units: [30] } }],
};

describe('the experiment in the address', () => {
  it('comes back as it went', () => {
    expect(decodeExperiment(`#${encodeExperiment(experiment)}`)).toEqual({
      kind: 'found',
      config: experiment,
    });
  });

  it('tells an absent experiment from a broken one', () => {
    expect(decodeExperiment('')).toEqual({ kind: 'absent' });
    expect(decodeExperiment('#other=1')).toEqual({ kind: 'absent' });
    expect(decodeExperiment('#experiment=%%%')).toEqual({ kind: 'broken' });
    expect(decodeExperiment(`#experiment=${btoa('{"version":1}')}`)).toEqual({ kind: 'broken' });
    expect(decodeExperiment(`#experiment=${'A'.repeat(100_000)}`)).toEqual({ kind: 'broken' });
  });

  it('of before there were more ways to prepare recordings is the same experiment', () => {
    const { bodies, origin, frameStep, maxFrames } = experiment.features;
    const old = { ...experiment, features: { bodies, origin, frameStep, maxFrames } };
    const decoded = decodeExperiment(`experiment=${btoa(JSON.stringify({ ...old, networks: [] }))}`);
    expect(decoded).toEqual({ kind: 'found', config: { ...experiment, networks: [] } });
    // To the letter: workers compare configurations as text.
    expect(JSON.stringify(experimentSchema.parse(old))).toBe(JSON.stringify(experiment));
  });

  const design = (data: Record<string, unknown>) =>
    decodeExperiment(
      `experiment=${btoa(JSON.stringify({ ...DEFAULT_EXPERIMENT, data: { ...DEFAULT_SYNTHETIC, ...data } }))}`,
    );
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it('asks for at most 100,000 sequences: more than all of NTU RGB+D, less than its schema would add up to', () => {
    const most = { performers: 40, cameras: [1, 2, 3], replications: 10 };
    expect(design({ ...most, actions: numbers(60) }).kind).toBe('found'); // 72,000
    expect(design({ ...most, actions: numbers(83) }).kind).toBe('found');
    expect(design({ ...most, actions: numbers(84) }).kind).toBe('broken');
  });

  it('counts a repeated action or camera once', () => {
    const repeated = design({ actions: [8, 9, 8, 9, 8], cameras: [3, 3, 1, 3] });
    expect(repeated).toMatchObject({ kind: 'found', config: { data: { actions: [8, 9], cameras: [3, 1] } } });
    expect(design({ actions: [8, 8] }).kind).toBe('broken'); // one action is no experiment
  });

  it('never throws on mutated links', () => {
    const link = encodeExperiment(experiment);
    fc.assert(
      fc.property(fc.nat(link.length - 1), fc.string({ maxLength: 8 }), (position, inserted) => {
        const mutated = link.slice(0, position) + inserted + link.slice(position + 1);
        expect(['found', 'broken', 'absent', 'newer']).toContain(decodeExperiment(mutated).kind);
      }),
      { numRuns: 2000 },
    );
  });
});
