/** Which actions one network takes for which, at its last evaluation. */

import { NativeSelect, useComputedColorScheme } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import classes from './App.module.css';
import { useAppState } from './context';
import { useNetworks } from './useNetworks';

const HeatmapCanvas = lazy(() =>
  import('../charts/HeatmapCanvas').then((module) => ({ default: module.HeatmapCanvas })),
);

export function Confusion() {
  const networks = useNetworks();
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useComputedColorScheme('light');
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = networks.find(({ id }) => id === chosen) ?? networks[0];
  const evaluation = useAppState(({ runs }) =>
    shown === undefined ? null : (runs[shown.id]?.evaluation ?? null),
  );
  const actions = useAppState((state) => state.prepared?.classes);
  const names = useMemo(
    () => (actions ?? []).map((action) => actionName(action, language)),
    [actions, language],
  );
  if (shown === undefined) return null;
  return (
    <>
      <div className={classes['tools']}>
        <NativeSelect
          size="xs"
          aria-label={t('figures.confusion.network')}
          value={shown.id}
          data={networks.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      </div>
      {evaluation === null || evaluation.confusion.length !== names.length ** 2 ? (
        <p className={classes['waiting']}>{t('figures.confusion.empty')}</p>
      ) : (
        <Suspense fallback={null}>
          <HeatmapCanvas
            title={t('figures.confusion.of', { name: shown.name })}
            rows={names}
            columns={names}
            values={evaluation.confusion}
            rowLabel={t('figures.confusion.true')}
            columnLabel={t('figures.confusion.predicted')}
            normalise="rows"
            theme={scheme}
          />
        </Suspense>
      )}
    </>
  );
}
