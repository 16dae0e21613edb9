/** In the middle: curves, or in their place another figure that is asked for. */

import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import { Download } from 'lucide-react';
import { type ComponentProps, lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { CurveSeries } from '../charts/series';
import { historyCsv } from '../export/historyCsv';
import { type CurveView, viewCourse } from '../metrics/curveView';
import type { HistoryCurve } from '../metrics/history';
import { trainingMultiplyAdds } from '../networks/cost';
import { CurveViewControls } from '../panels/runs/CurveViewControls';
import classes from './App.module.css';
import { Confusion } from './Confusion';
import { useAppParts, useAppState } from './context';
import { download } from './download';
import { LivePanel } from './LivePanel';
import { RecognitionInTime } from './RecognitionInTime';
import { FIGURES } from './state';
import { type ShownNetwork, useNetworks } from './useNetworks';

const CurveChart = lazy(() =>
  import('../charts/CurveChart').then((module) => ({ default: module.CurveChart })),
);
const DataQuality = lazy(() => import('./DataQuality'));
const Runs = lazy(() => import('./runs/Runs'));

/** Least heights in pixels; what is left of the column is shared out between the two. */
const ACCURACY_HEIGHT = 210;
const LOSS_HEIGHT = 150;

function useSeries(measure: 'frame-accuracy' | 'loss', view: CurveView): readonly CurveSeries[] {
  const { t, i18n } = useTranslation();
  const { store } = useAppParts();
  const networks = useNetworks();
  const prepared = useAppState((state) => state.prepared);
  const revision = useAppState((state) => state.historyRevision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the history changes in place, its revision says when; words are in the page's language
  return useMemo(() => {
    const { batchSize = 0, batchesPerEpoch = 1, frames = 0 } = prepared ?? {};
    const sequences = (prepared?.trainSequences ?? 0) + (prepared?.testSequences ?? 0);
    const course = (network: ShownNetwork, curve: HistoryCurve, faint: boolean): CurveSeries[] => {
      const { id, name, colour, dash, cost } = network;
      const multiplyAdds = trainingMultiplyAdds(cost, batchSize, frames / Math.max(1, sequences));
      const scale = { batchesPerEpoch, multiplyAdds };
      const { points, raw } = viewCourse(store.history.points(id, curve), view, scale);
      const main = { id: `${id} ${curve}`, label: name, colour, dash, faint, points };
      if (raw === null) return [main];
      const label = t('runs.view.raw', { name });
      return [{ ...main, id: `${main.id} raw`, label, raw: true, points: raw }, main];
    };
    return [
      ...networks.flatMap((network) => course(network, `train-${measure}`, true)),
      ...networks.flatMap((network) => course(network, `test-${measure}`, false)),
    ];
  }, [networks, prepared, revision, measure, view, i18n.language]);
}

export function Figures() {
  const { t } = useTranslation();
  const { store } = useAppParts();
  const figure = useAppState((state) => state.figure);
  const view = useAppState((state) => state.curveView);
  const show = (value: string | null) =>
    store.state.setState({ figure: FIGURES.find((candidate) => candidate === value) ?? 'curves' });
  return (
    <Tabs value={figure} onChange={show} keepMounted={false} className={classes['tabbed']}>
      <Tabs.List className={classes['tabs']}>
        <Tabs.Tab value="curves">{t('figures.curves.title')}</Tabs.Tab>
        <Tabs.Tab value="confusion">{t('figures.confusion.title')}</Tabs.Tab>
        <Tabs.Tab value="recognition">{t('figures.recognition.title')}</Tabs.Tab>
        <Tabs.Tab value="runs">{t('runs.title')}</Tabs.Tab>
        <Tabs.Tab value="quality">{t('quality.tab')}</Tabs.Tab>
        <Tabs.Tab value="live">{t('live.tab')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="curves" className={classes['figures']}>
        <div className={classes['tools']}>
          <SaveCurves />
          <CurveViewControls view={view} onView={(curveView) => store.state.setState({ curveView })} />
        </div>
        <Curves view={view} />
      </Tabs.Panel>
      <Tabs.Panel value="confusion" className={classes['figures']}>
        <Confusion />
      </Tabs.Panel>
      <Tabs.Panel value="recognition" className={classes['figures']}>
        <RecognitionInTime />
      </Tabs.Panel>
      <Tabs.Panel value="runs" className={classes['figures']}>
        <Suspense fallback={<p className={classes['waiting']}>{t('app.loading')}</p>}>
          <Runs />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="quality" className={classes['figures']}>
        <Suspense fallback={<p className={classes['waiting']}>{t('app.loading')}</p>}>
          <DataQuality />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="live" className={classes['figures']}>
        <LivePanel />
      </Tabs.Panel>
    </Tabs>
  );
}

function SaveCurves() {
  const { t } = useTranslation();
  const { store } = useAppParts();
  const networks = useNetworks();
  const empty = useAppState(({ runs }) => Object.values(runs).every(({ iteration }) => iteration === 0));
  const save = () =>
    download(new Blob([historyCsv(store.history, networks)], { type: 'text/csv' }), 'curves.csv');
  return (
    <Tooltip label={t('figures.curves.save')}>
      <ActionIcon
        variant="default"
        size="sm"
        aria-label={t('figures.curves.save')}
        disabled={empty}
        onClick={save}
      >
        <Download size={13} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Curves({ view }: { readonly view: CurveView }) {
  const { t } = useTranslation();
  const baseline = useAppState((state) => state.prepared?.majorityBaseline);
  const accuracy = useSeries('frame-accuracy', view);
  const loss = useSeries('loss', view);
  const { axis, logX, logY } = view;
  const xLabel = t(`runs.view.axisOf.${axis}`);
  const shared = { xKind: axis, xLabel, logX, logY, onSave: download } as const;
  return (
    <>
      <Curve
        {...shared}
        title={t('figures.curves.accuracy')}
        yLabel={t('figures.curves.accuracyAxis')}
        series={accuracy}
        percent
        baseline={
          baseline === undefined ? undefined : { value: baseline, label: t('figures.curves.baseline') }
        }
        emptyText={t('figures.curves.accuracyEmpty')}
        height={ACCURACY_HEIGHT}
      />
      <Curve
        {...shared}
        title={t('figures.curves.loss')}
        yLabel={t('figures.curves.lossAxis')}
        series={loss}
        percent={false}
        emptyText={t('figures.curves.lossEmpty')}
        height={LOSS_HEIGHT}
      />
    </>
  );
}

/** The chart library is fetched with the first point; until then a frame says what will be seen. */
function Curve(props: ComponentProps<typeof CurveChart> & { readonly height: number }) {
  const { title, series, emptyText, height } = props;
  const placeholder = (
    <figure className={classes['placeholder']} aria-label={title}>
      <figcaption>{title}</figcaption>
      <p style={{ minHeight: height }}>{emptyText}</p>
    </figure>
  );
  if (series.every(({ points }) => points.length === 0)) return placeholder;
  return (
    <Suspense fallback={placeholder}>
      <CurveChart {...props} />
    </Suspense>
  );
}
