import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type ExperimentConfig } from './config';
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
    expect(decodeExperiment(`#experiment=${btoa('{"version":99}')}`)).toEqual({ kind: 'broken' });
    expect(decodeExperiment(`#experiment=${'A'.repeat(100_000)}`)).toEqual({ kind: 'broken' });
  });

  it('never throws on mutated links', () => {
    const link = encodeExperiment(experiment);
    fc.assert(
      fc.property(fc.nat(link.length - 1), fc.string({ maxLength: 8 }), (position, inserted) => {
        const mutated = link.slice(0, position) + inserted + link.slice(position + 1);
        expect(['found', 'broken', 'absent']).toContain(decodeExperiment(mutated).kind);
      }),
      { numRuns: 2000 },
    );
  });
});
