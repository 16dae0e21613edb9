/**
 * What differs between the experiments of runs: only the fields that are not the same in all, in the order in which the page
 * asks for them. Pure; values are as the configuration holds them, words come later.
 */

import type { ExperimentConfig } from '../../experiment/config';
import { LIVE_SETTINGS, type RunRecord, type SettingChange } from '../../training/runRecord';
import { courseOf } from './settingChanges';

/** `undefined`: the run has no such field; a course: it was changed while the run went on. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly number[]
  | { readonly course: readonly SettingChange[] }
  | undefined;

export interface Difference {
  /** Which field: the words for it are found by this. */
  readonly area: 'data' | 'features' | 'training' | 'network' | 'run';
  readonly key: string;
  /** The network's id where `area` is 'network'. */
  readonly networkId: string | null;
  /** Of each run, in their order. */
  readonly values: readonly FieldValue[];
}

type Fields = ReadonlyMap<string, FieldValue>;

/** @param records in the order of the values */
export function configDifferences(records: readonly RunRecord[]): Difference[] {
  const all = records.map(fieldsOf);
  const keys = [...new Set(all.flatMap((fields) => [...fields.keys()]))];
  return keys
    .map((path) => ({ path, values: all.map((fields) => fields.get(path)) }))
    .filter(({ values }) => values.some((value) => !same(value, values[0])))
    .sort((a, b) => areaPlace(a.path) - areaPlace(b.path))
    .map(({ path, values }) => ({ ...fieldOf(path), values }));
}

const AREAS = ['data', 'features', 'training', 'run', 'network'] as const;
const SEPARATOR = '\u0000';

function areaPlace(path: string): number {
  return AREAS.findIndex((area) => path.startsWith(area + SEPARATOR));
}

function fieldOf(path: string): Pick<Difference, 'area' | 'key' | 'networkId'> {
  const [named, key = '', networkId = null] = path.split(SEPARATOR);
  return { area: AREAS.find((area) => area === named) ?? 'run', key, networkId };
}

function fieldsOf(record: RunRecord): Fields {
  const { config, data, engine, changes } = record;
  const { features, training, seed } = config;
  const fields = new Map<string, FieldValue>([
    ...dataFields(config, record),
    ...flat('data', { split: data.split }),
    ...flat('features', features),
    ...flat('training', { ...training, batchSize: training.batchSize }),
    ...flat('run', { seed, engine: engine?.name }),
  ]);
  for (const what of LIVE_SETTINGS) {
    const course = courseOf(changes, what);
    if (course.length > 1) fields.set(`training${SEPARATOR}${what}`, { course });
  }
  for (const { id, kind, options } of config.networks) {
    fields.set(['network', 'kind', id].join(SEPARATOR), kind);
    for (const [key, value] of Object.entries(options)) {
      fields.set(['network', key, id].join(SEPARATOR), plain(value));
    }
  }
  return fields;
}

/** How recordings are made, where they are; which they are, and how many, always. */
function dataFields({ data }: ExperimentConfig, record: RunRecord): [string, FieldValue][] {
  const { name, train, test } = record.data;
  const facts = flat('data', { name, sides: [train, test] });
  if (data.source !== 'synthetic') {
    const content = data.set?.hash ?? undefined; // by its name alone a set may hold anything
    return [...facts, ...flat('data', { content, actions: record.data.actions })];
  }
  const { actions, performers, setups, cameras, replications } = data;
  return [...facts, ...flat('data', { actions, performers, setups, cameras, replications })];
}

function flat(area: Difference['area'], fields: Readonly<Record<string, unknown>>): [string, FieldValue][] {
  return Object.entries(fields).map(([key, value]) => [area + SEPARATOR + key, plain(value)]);
}

function plain(value: unknown): FieldValue {
  if (value === null || value === undefined) return value;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'number')) return value;
  return JSON.stringify(value);
}

function same(one: FieldValue, other: FieldValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
