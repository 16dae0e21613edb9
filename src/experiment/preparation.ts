/**
 * Named ways to prepare recordings, and when two ways give a network the same inputs. Plain data: what the fields do is
 * said in ./config and done in src/dataset.
 */

import { DEFAULT_EXPERIMENT, type FeatureConfig } from './config';

/** A preset says nothing of the fields it leaves out. */
const PRESETS = {
  /** The thesis's experiment, all of it. */
  thesis: DEFAULT_EXPERIMENT.features,
  /** Coordinates as the sensor gives them. */
  raw: { origin: 'camera', view: 'camera', scale: 'metres', orientations: false, velocities: false },
  /** After NTU RGB+D's own baseline (Shahroudy et al. 2016, section 4): moved, turned and scaled to the main body. */
  'view-normalised': {
    origin: 'first-frame',
    view: 'body',
    scale: 'spine',
    orientations: false,
    velocities: false,
  },
} as const satisfies Record<string, Partial<FeatureConfig>>;

export type PreparationName = keyof typeof PRESETS;

export const PREPARATIONS: readonly PreparationName[] = ['thesis', 'raw', 'view-normalised'];

/** The features with what the preset says; the rest stays. */
export function prepareAs(name: PreparationName, features: FeatureConfig): FeatureConfig {
  return { ...features, ...PRESETS[name] };
}

/** The first preset that these features follow; null where they are somebody's own. */
export function preparationOf(features: FeatureConfig): PreparationName | null {
  return PREPARATIONS.find((name) => sameFields(features, PRESETS[name])) ?? null;
}

/**
 * Whether the same recording becomes the same inputs on every frame that both use. How long sequences may be does not
 * count where they are cut: it changes no input.
 */
export function preparedAlike(one: FeatureConfig, other: FeatureConfig): boolean {
  const { maxFrames, ...decisive } = other;
  return sameFields(one, one.length === 'resample' ? other : decisive);
}

function sameFields(features: FeatureConfig, fields: Partial<FeatureConfig>): boolean {
  const given: Readonly<Record<string, unknown>> = features;
  return Object.entries(fields).every(([key, value]) => given[key] === value);
}
