/**
 * An experiment read from outside: a link, a checkpoint, a bundle. Older versions are brought to the present one step by step;
 * whatever else it is gives a word for what is wrong, never an exception.
 *
 * Version 1 had no content hash and no number of recordings; what else came later within it has defaults in the schema.
 */

import { EXPERIMENT_VERSION, type ExperimentConfig, experimentSchema } from './config';

export type ReadExperiment =
  | { readonly kind: 'found'; readonly config: ExperimentConfig }
  /** Written by a later version of the page. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'broken' };

type Fields = Readonly<Record<string, unknown>>;

/** From the version that is its key to the next one. What is broken may stay so: the schema has the last word. */
const MIGRATIONS: Readonly<Record<number, (old: Fields) => Fields>> = {
  1: (old) => {
    const { data } = old;
    if (!isFields(data) || !isFields(data['set'])) return old;
    return { ...old, data: { ...data, set: { ...data['set'], hash: null, recordings: null } } };
  },
};

const LATEST_CONCEIVABLE = 1_000_000;

/** @param value anything, as JSON.parse or a database gives it */
export function readExperiment(value: unknown): ReadExperiment {
  if (!isFields(value)) return { kind: 'broken' };
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version)) return { kind: 'broken' };
  if (version < 1 || version > LATEST_CONCEIVABLE) return { kind: 'broken' };
  if (version > EXPERIMENT_VERSION) return { kind: 'newer', version };
  let migrated: Fields = value;
  for (let from = version; from < EXPERIMENT_VERSION; from++) {
    migrated = { ...(MIGRATIONS[from]?.(migrated) ?? migrated), version: from + 1 };
  }
  const parsed = experimentSchema.safeParse(migrated);
  return parsed.success ? { kind: 'found', config: parsed.data } : { kind: 'broken' };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
