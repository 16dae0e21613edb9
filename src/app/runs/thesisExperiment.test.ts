import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT, experimentSchema } from '../../experiment/config';
import { validateNetwork } from '../../networks/registry';
import { countParameters, definitionOf } from '../definitions';
import { THESIS_CLAIMS } from '../thesisClaims';
import { isOfSize, thesisExperiment } from './thesisExperiment';

const experiment = thesisExperiment({ ...DEFAULT_EXPERIMENT, seed: 7, split: 'random' });

describe('the thesis’s experiment', () => {
  it('is chapter 4: four networks, batches of 60, RMSProp, 100,000 iterations, cross-view', () => {
    expect(experiment.networks.map(({ id }) => id)).toEqual(['drnn-1', 'lstm-1', 'rnn-1', 'drnn-2']);
    expect(experiment.training).toMatchObject({
      batchSize: 60,
      optimizer: 'rmsprop',
      iterations: 100_000,
      clipNorm: null,
    });
    expect(experiment).toMatchObject({ split: 'cross-view', seed: 7, data: DEFAULT_EXPERIMENT.data });
    expect(experimentSchema.safeParse(experiment).success).toBe(true);
    expect(experiment.networks.every((network) => validateNetwork(network).valid)).toBe(true);
  });

  it('has the sizes that the errata count: 12,750, 180,600 and 45,150 with two bodies', () => {
    const counts = experiment.networks.map(({ kind, options }) => {
      const definition = definitionOf(kind);
      return definition === undefined ? 0 : countParameters(definition, options, 150, 60).withoutOutput;
    });
    expect(counts.slice(0, 3)).toEqual([12_750, 180_600, 45_150]);
  });

  it('is known again network by network', () => {
    const matches = THESIS_CLAIMS.map((claim) =>
      experiment.networks.filter((network) => isOfSize(network, claim)).map(({ id }) => id),
    );
    expect(matches).toEqual([['drnn-1'], ['lstm-1'], ['rnn-1'], ['drnn-2']]);
    const [drnn] = experiment.networks;
    const [claim] = THESIS_CLAIMS;
    if (drnn === undefined || claim === undefined) throw new Error('there are four');
    expect(isOfSize({ ...drnn, options: { ...drnn.options, units: [30, 30, 30, 30, 30] } }, claim)).toBe(
      true,
    );
    expect(isOfSize({ ...drnn, options: { ...drnn.options, units: [30, 30, 30, 30, 29] } }, claim)).toBe(
      false,
    );
  });
});
