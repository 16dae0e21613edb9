/** What the groups of a network are called wherever they are listed: by place, and by how often they fire. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { periodsOf } from '../networks/cost';
import type { ShownNetwork } from './useNetworks';

/** Fastest first; one name for all units of a network without groups. */
export function useGroupNames({
  definition,
  network: { options },
}: Pick<ShownNetwork, 'definition' | 'network'>): readonly string[] {
  'use memo';
  const { t } = useTranslation();
  const periods = useMemo(() => periodsOf(definition, options), [definition, options]);
  if (periods.length < 2) return [t('charts.schedule.allUnits')];
  return periods.map((count, group) => t('charts.schedule.groupEvery', { number: group + 1, count }));
}
