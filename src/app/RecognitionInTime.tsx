/** How early the networks recognise what they see, at their last evaluations: a curve, shares, and actions one by one. */

import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';

import type { CurveChart } from '../charts/CurveChart';
import { Ablations } from './Ablations';
import classes from './App.module.css';
import { useAppState } from './context';
import { download } from './download';
import { type Evaluated, ForGood, Shares, useEvaluatedNote } from './RecognitionTables';
import { useNetworks } from './useNetworks';

/** The chart's code once it is here. Not by Suspense, which starves while a recording plays: see LivePanel. */
function useCurveChart(): typeof CurveChart | null {
  const [fetched, setFetched] = useState<{ readonly Chart: typeof CurveChart } | null>(null);
  useEffect(() => {
    import('../charts/CurveChart').then(
      (module) => setFetched({ Chart: module.CurveChart }),
      () => undefined, // the tables are here all the same
    );
  }, []);
  return fetched?.Chart ?? null;
}

export function RecognitionInTime() {
  const { t } = useTranslation();
  const networks = useNetworks();
  const Chart = useCurveChart();
  const evaluations = useAppState(
    useShallow(({ runs }) => networks.map(({ id }) => runs[id]?.evaluation ?? null)),
  );
  const evaluated = useMemo(
    () =>
      networks.flatMap((shown, i): Evaluated[] => {
        const evaluation = evaluations[i] ?? null;
        return evaluation === null ? [] : [{ shown, evaluation }];
      }),
    [networks, evaluations],
  );
  const series = useMemo(
    () =>
      evaluated.map(({ shown: { id, name, colour, dash }, evaluation: { recognition } }) => ({
        id,
        label: name,
        colour,
        dash,
        points: recognition.bySeen.map((y, i, { length }) => ({ x: i / (length - 1), y })),
      })),
    [evaluated],
  );
  const note = useEvaluatedNote(evaluated);
  if (evaluated.length === 0) return <p className={classes['waiting']}>{t('figures.recognition.empty')}</p>;
  return (
    <>
      {Chart !== null && (
        <Chart
          title={t('figures.recognition.chart')}
          xLabel={t('figures.recognition.seen')}
          yLabel={t('figures.recognition.share')}
          series={series}
          xKind="share"
          percent
          emptyText={t('figures.recognition.empty')}
          height={240}
          note={note}
          onSave={download}
        />
      )}
      <p className={classes['defined']}>
        {t('figures.recognition.chartHint')} {note}
      </p>
      <Shares evaluated={evaluated} />
      <ForGood evaluated={evaluated} />
      <Ablations evaluated={evaluated} />
    </>
  );
}
