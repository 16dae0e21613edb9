/** The experiment of the thesis's chapter 4, on the recordings that are there. */

import { DEFAULT_EXPERIMENT, type ExperimentConfig, type NetworkConfig } from '../../experiment/config';
import { definitionOf } from '../definitions';
import { addNetwork } from '../experimentEdits';
import { THESIS_CLAIMS, THESIS_ITERATIONS } from '../thesisClaims';

/** Its program evaluated the whole test split so often. */
const EVALUATE_EVERY = 1000;

/** Recordings and seed stay; networks, preparation, split and training are the thesis's. */
export function thesisExperiment({ data, seed }: ExperimentConfig): ExperimentConfig {
  const { training } = DEFAULT_EXPERIMENT;
  const start: ExperimentConfig = {
    ...DEFAULT_EXPERIMENT,
    seed,
    data,
    training: { ...training, iterations: THESIS_ITERATIONS, evaluateEvery: EVALUATE_EVERY },
  };
  return THESIS_CLAIMS.reduce((config, { kind, options }) => {
    const defaults = definitionOf(kind)?.defaults ?? {};
    return addNetwork(config, kind, { ...defaults, ...options }).config;
  }, start);
}

/** Whether the network has the size of one of the thesis's, whatever its activation. */
export function isOfSize(
  { kind, options }: NetworkConfig,
  claim: { readonly kind: string; readonly options: Readonly<Record<string, unknown>> },
): boolean {
  if (kind !== claim.kind) return false;
  return Object.entries(claim.options).every(
    ([key, value]) =>
      JSON.stringify(spread(options[key], options['periods'])) ===
      JSON.stringify(spread(value, claim.options['periods'])),
  );
}

/** One number of units for all groups says the same as one for each. */
function spread(value: unknown, periods: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(periods) || value.length !== 1) return value;
  return periods.map(() => value[0] as unknown);
}
