/** The runs that are ticked, together: what differs first, then their curves in one chart, what they reached, what seeds say. */

import { Button, NativeSelect, Switch, useComputedColorScheme } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CurveChart } from '../../charts/CurveChart';
import { useLanguage } from '../../i18n/format';
import { HISTORY_CURVES, type HistoryCurve } from '../../metrics/history';
import { InfoTip } from '../../panels/InfoTip';
import { CurveViewControls } from '../../panels/runs/CurveViewControls';
import { Section } from '../../panels/Section';
import type { RunRecord } from '../../training/runRecord';
import classes from '../App.module.css';
import { useAppParts, useAppState } from '../context';
import { download } from '../download';
import { Differences } from './Differences';
import { entriesOf, overlaySeries } from './overlay';
import { ReachedTable } from './ReachedTable';
import own from './Runs.module.css';
import { distinctNames, groupName } from './runNames';
import { Statistics } from './Statistics';
import { useRunsControl } from './useRuns';

/** Test curves are what runs are compared by. */
const CURVES = ['test-frame-accuracy', 'test-loss', 'train-frame-accuracy', 'train-loss'] as const;
const CHART_HEIGHT = 300;

export function CompareRuns({ records }: { readonly records: readonly RunRecord[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const control = useRunsControl();
  const names = useMemo(() => distinctNames(records, language), [records, language]);
  return (
    <Section
      title={t('runs.compare.title')}
      actions={
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() =>
            control.list.tick(
              records.map(({ id }) => id),
              false,
            )
          }
        >
          {t('runs.compare.clear')}
        </Button>
      }
    >
      <h3 className={own['heading']}>{t('runs.differences.title')}</h3>
      <Differences records={records} names={names} />
      <OverlaidCurves records={records} names={names} />
      <Statistics records={records} />
      <h3 className={own['heading']}>{t('runs.compare.results')}</h3>
      <ReachedTable records={records} names={names} />
    </Section>
  );
}

interface ComparedProps {
  readonly records: readonly RunRecord[];
  readonly names: ReadonlyMap<string, string>;
}

function OverlaidCurves({ records, names }: ComparedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { store } = useAppParts();
  const view = useAppState((state) => state.curveView);
  const scheme = useComputedColorScheme('light');
  const [curve, setCurve] = useState<HistoryCurve>('test-frame-accuracy');
  const [bands, setBands] = useState(true);
  const series = useMemo(
    () =>
      overlaySeries(
        entriesOf(records, names, bands, (record) => groupName(record, language)),
        curve,
        view,
        scheme,
        {
          series: (run, network) => t('runs.compare.series', { run, network }),
          mean: (run, network, count) => t('runs.compare.mean', { run, network, count }),
          raw: (name) => t('runs.view.raw', { name }),
        },
      ),
    [records, names, curve, view, scheme, bands, language, t],
  );
  const percent = curve.endsWith('accuracy');
  return (
    <>
      <div className={own['tools']}>
        <NativeSelect
          size="xs"
          aria-label={t('runs.compare.curve')}
          value={curve}
          data={CURVES.map((value) => ({ value, label: t(`runs.compare.curves.${value}`) }))}
          onChange={(event) =>
            setCurve(HISTORY_CURVES.find((one) => one === event.currentTarget.value) ?? curve)
          }
        />
        <CurveViewControls view={view} onView={(curveView) => store.state.setState({ curveView })} />
        {records.some(({ group }) => group !== null) && (
          <span className={classes['named']}>
            <Switch
              size="xs"
              label={t('runs.compare.bands')}
              checked={bands}
              onChange={(event) => setBands(event.currentTarget.checked)}
            />
            <InfoTip text={t('runs.compare.bandsHint')} />
          </span>
        )}
      </div>
      <CurveChart
        title={t(`runs.compare.curves.${curve}`)}
        xLabel={t(`runs.view.axisOf.${view.axis}`)}
        yLabel={t(percent ? 'runs.compare.accuracyAxis' : 'runs.compare.lossAxis')}
        series={series}
        xKind={view.axis}
        logX={view.logX}
        logY={view.logY}
        percent={percent}
        emptyText={t('runs.compare.noCurve')}
        height={CHART_HEIGHT}
        onSave={download}
      />
    </>
  );
}
