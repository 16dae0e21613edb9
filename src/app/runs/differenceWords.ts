/** Fields of experiments and their values as a person reads them: the same words as where they are set. */

import type { TFunction } from 'i18next';

import { formatInteger, formatSignificant } from '../../i18n/format';
import type { Language } from '../../i18n/i18n';
import type { SettingChange } from '../../training/runRecord';
import { definitionOf } from '../definitions';
import type { Difference, FieldValue } from './configDifferences';

/** Where labels are not `data.features.<key>`, `app.training.<key>` or `networks.option.<key>`. */
const LABELS: Readonly<Record<string, string>> = {
  'data.name': 'runs.differences.data',
  'data.sides': 'runs.differences.recordings',
  'data.split': 'data.set.split',
  'data.content': 'runs.differences.content',
  'data.actions': 'runs.differences.actions',
  'data.cameras': 'runs.differences.cameras',
  'run.seed': 'app.training.seed',
  'run.engine': 'runs.differences.engine',
};

const AREA_LABELS: Readonly<Record<Difference['area'], string>> = {
  data: 'data.synthetic',
  features: 'data.features',
  training: 'app.training',
  network: 'networks.option',
  run: 'app.training',
};

/** @param networkName of the network that the difference is about */
export function fieldLabel({ area, key }: Difference, networkName: string | null, t: TFunction): string {
  if (area === 'network' && key === 'kind') return networkName ?? key;
  const label = t(LABELS[`${area}.${key}`] ?? `${AREA_LABELS[area]}.${key}`, { defaultValue: key });
  return networkName === null
    ? label
    : t('runs.differences.network', { network: networkName, option: label });
}

/** Catalogue keys of the names of what may be chosen: `<place>.<value>`. */
const CHOICES: Readonly<Record<string, string>> = {
  'data.split': 'runs.split',
  'features.origin': 'data.features.origins',
  'features.view': 'data.features.views',
  'features.scale': 'data.features.scales',
  'features.length': 'data.features.lengths',
  'training.optimizer': 'app.training.optimizers',
  'run.engine': 'training.engine.name',
};

export function fieldValue(
  difference: Pick<Difference, 'area' | 'key'>,
  value: FieldValue,
  t: TFunction,
  language: Language,
): string {
  const { area, key } = difference;
  if (value === undefined) return t('runs.differences.absent');
  if (value === null) return t(key === 'name' ? 'runs.builtIn' : 'app.training.clipNormOff');
  if (typeof value === 'boolean') return t(value ? 'runs.differences.yes' : 'data.features.without');
  if (typeof value === 'number') return formatSignificant(value, 9, language);
  if (typeof value === 'string') return stringValue(area, key, value, t);
  if ('course' in value) return courseText(value.course, t, language);
  if (key === 'sides') return t('runs.differences.sides', { train: value[0], test: value[1] });
  const list = value.join(', ');
  if (key === 'actions') return t('runs.differences.actionList', { count: value.length, list });
  return list === '' ? t('runs.differences.absent') : list;
}

/** `0.005; 0.02 from iteration 120` */
export function courseText(course: readonly SettingChange[], t: TFunction, language: Language): string {
  const texts = course.map(({ iteration, what, value: setTo }) => {
    const value = fieldValue({ area: 'training', key: what }, setTo, t, language);
    return iteration === 0
      ? value
      : t('runs.changedTo', { value, iteration: formatInteger(iteration, language) });
  });
  return texts.join('; ');
}

function stringValue(area: Difference['area'], key: string, value: string, t: TFunction): string {
  if (area === 'network' && key === 'kind') return definitionOf(value)?.label ?? value;
  if (area === 'data' && (key === 'name' || key === 'content')) return value;
  const place = area === 'network' ? 'networks.choice' : CHOICES[`${area}.${key}`];
  return place === undefined ? value : t(`${place}.${value}`, { defaultValue: value });
}
