/**
 * Building blocks of option schemas: what may be chosen, its limits, and the key that names what is wrong. A zod
 * issue's message is always an InvalidKey; the sentence is `networks.invalid.<key>` in the catalogue.
 */

import { z } from '../experiment/schema';

import type { OptionField } from './definition';

export const INVALID_KEYS = [
  'unknown-kind',
  'unknown-option',
  'units',
  'hidden-layers',
  'choice',
  'periods',
  'periods-order',
  'groups',
  'units-per-group',
] as const;
export type InvalidKey = (typeof INVALID_KEYS)[number];

export const MAX_UNITS = 1024;
export const MAX_PERIOD = 1000;
export const MAX_GROUPS = 12;
const MAX_HIDDEN_LAYERS = 4;

export const ACTIVATIONS = ['relu', 'tanh', 'identity'] as const;
export const FIRST_UPDATES = ['after-period', 'first-frame'] as const;

function key(name: InvalidKey): InvalidKey {
  return name;
}

/** An option that takes its default where a configuration leaves it out. */
function unitsSchema(initial: number) {
  return z.int(key('units')).min(1, key('units')).max(MAX_UNITS, key('units')).default(initial);
}

export function activationSchema(initial: (typeof ACTIVATIONS)[number]) {
  return z.enum(ACTIVATIONS, key('choice')).default(initial);
}

export function firstUpdateSchema(initial: (typeof FIRST_UPDATES)[number]) {
  return z.enum(FIRST_UPDATES, key('choice')).default(initial);
}

export function hiddenLayersSchema() {
  const name = key('hidden-layers');
  const layer = z.int(name).min(1, name).max(MAX_UNITS, name);
  return z.array(layer, name).max(MAX_HIDDEN_LAYERS, name).default([]);
}

/** The options of a network with one hidden state, of the thesis's size, and how the panel shows them. */
export function singleStateSchema(activation: (typeof ACTIVATIONS)[number]) {
  return z.strictObject({
    units: unitsSchema(150),
    activation: activationSchema(activation),
    hiddenLayers: hiddenLayersSchema(),
  });
}

export const SINGLE_STATE_FIELDS: readonly OptionField[] = [
  { key: 'units', type: 'integer', min: 1, max: MAX_UNITS },
  { key: 'activation', type: 'choice', choices: ACTIVATIONS },
  { key: 'hiddenLayers', type: 'integers', max: MAX_UNITS, mayBeEmpty: true },
];

/** Units of each group: one number for all of them or as many as there are groups. */
export function groupUnitsSchema(initial: number[]) {
  const unit = z.int(key('units')).min(1, key('units')).max(MAX_UNITS, key('units'));
  return z
    .array(unit, key('units-per-group'))
    .min(1, key('units-per-group'))
    .max(MAX_GROUPS, key('units-per-group'))
    .default(initial);
}

export function periodsSchema(initial: number[]) {
  const period = z.int(key('periods')).min(1, key('periods')).max(MAX_PERIOD, key('periods'));
  return z
    .array(period, key('periods'))
    .min(1, key('groups'))
    .max(MAX_GROUPS, key('groups'))
    .refine((periods) => periods.every((p, i) => p >= (periods[i - 1] ?? 1)), key('periods-order'))
    .default(initial);
}

/** The key of a zod issue; unknown keys of a strict object carry zod's own message instead of ours. */
export function invalidKey(issue: { readonly code: string; readonly message: string }): InvalidKey {
  return INVALID_KEYS.find((name) => name === issue.message) ?? 'unknown-option';
}
