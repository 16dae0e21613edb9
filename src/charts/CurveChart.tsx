/**
 * Curves of several networks over iterations or seconds, with the majority baseline. Thinned-out points in, a
 * figure out, with a summary for those who do not see it. Redrawn without animation, up to 5 times a second.
 */

import { VisuallyHidden } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';

import { seriesCsv } from '../export/figureCsv';
import { useLanguage } from '../i18n/format';
import { CurveLegend } from './CurveLegend';
import { CurvePaths } from './CurvePaths';
import { CurveTooltip } from './CurveTooltip';
import classes from './charts.module.css';
import { formatTickX, formatTickY, formatValue, formatX, type XKind } from './curveFormat';
import { scaleX, scaleY } from './curveScales';
import { SaveFigure, type SaveFile } from './SaveFigure';
import { type CurveGroup, type CurveSeries, groupSeries, placesOf } from './series';

interface CurveChartProps {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly CurveSeries[];
  readonly xKind: XKind;
  readonly logX?: boolean;
  readonly logY?: boolean;
  /** Whether y is a share of 0–1, shown as a percentage; higher is better then, lower otherwise. */
  readonly percent: boolean;
  readonly baseline?: { readonly value: number; readonly label: string } | undefined;
  /** Shown while no series has a point. */
  readonly emptyText: string;
  /** Least height of the plot in pixels; in a column it takes what room there is. The width is the container's. */
  readonly height?: number;
  readonly onSave: SaveFile;
}

/** Axes and the baseline; Mantine's own dimmed grey is too pale to read on white. */
const QUIET = 'var(--quiet)';
const TICK = { fontSize: 11, fill: QUIET };
const AXIS_TITLE = { fontSize: 11.5, fill: 'var(--mantine-color-text)', textAnchor: 'middle' } as const;

function Summary({
  props,
  groups,
}: {
  readonly props: CurveChartProps;
  readonly groups: readonly CurveGroup[];
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { percent, xKind, xLabel, baseline } = props;
  const sentence = (series: CurveSeries, key: 'last' | 'lastTrain') => {
    const last = series.points.at(-1);
    if (last === undefined) return null;
    const values = { label: series.label, value: formatValue(last.y, percent, language), axis: xLabel };
    return (
      <li key={series.id}>{t(`charts.curve.${key}`, { ...values, x: formatX(last.x, xKind, language) })}</li>
    );
  };
  return (
    <VisuallyHidden>
      <ul>
        {groups.map(({ main }) => main !== null && sentence(main, 'last'))}
        {groups.map(({ faint }) => faint !== null && sentence(faint, 'lastTrain'))}
        {baseline !== undefined && (
          <li>{`${baseline.label}: ${formatValue(baseline.value, percent, language)}`}</li>
        )}
      </ul>
    </VisuallyHidden>
  );
}

function Plot({
  props,
  groups,
}: {
  readonly props: CurveChartProps;
  readonly groups: readonly CurveGroup[];
}) {
  const language = useLanguage();
  const { series, xKind, percent, xLabel, yLabel, baseline, title, logX = false, logY = false } = props;
  const x = useMemo(() => scaleX(series, xKind, logX), [series, xKind, logX]);
  const y = useMemo(
    () => scaleY({ series, percent, baseline: baseline?.value }, logY),
    [series, percent, baseline?.value, logY],
  );
  // Drawn nowhere, but the chart asks for a y that its axis has.
  const places = useMemo(
    () => placesOf(series, logX).map((place) => ({ ...place, y: y.to })),
    [series, logX, y],
  );
  return (
    <LineChart
      responsive
      data={places}
      title={title}
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%' }}
      margin={{ top: 10, right: 22, bottom: 4, left: 8 }}
    >
      <CartesianGrid stroke="var(--mantine-color-default-border)" strokeOpacity={0.7} vertical={false} />
      <XAxis
        dataKey="x"
        type="number"
        scale={logX ? 'log' : 'linear'}
        domain={[x.from, x.to]}
        allowDataOverflow
        ticks={x.ticks}
        tick={TICK}
        tickFormatter={(value: number) => formatTickX(value, xKind, language)}
        stroke={QUIET}
        label={{ value: xLabel, position: 'insideBottom', offset: 2, style: AXIS_TITLE }}
        height={42}
      />
      <YAxis
        type="number"
        interval="preserveStart"
        scale={logY ? 'log' : 'linear'}
        domain={[y.from, y.to]}
        allowDataOverflow
        ticks={y.ticks}
        tick={TICK}
        tickFormatter={(value: number) => formatTickY(value, percent, logY ? y.from : y.to, language)}
        stroke={QUIET}
        axisLine={false}
        tickLine={false}
        width={62}
        label={{ value: yLabel, angle: -90, position: 'insideLeft', offset: 4, style: AXIS_TITLE }}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: QUIET, strokeDasharray: '2 2' }}
        wrapperStyle={{ zIndex: 5 }}
        content={({ active, label }) =>
          active && typeof label === 'number' ? (
            <CurveTooltip
              x={label}
              title={`${xLabel} ${formatX(label, xKind, language)}`}
              groups={groups}
              descending={percent}
              formatY={(value) => formatValue(value, percent, language)}
            />
          ) : null
        }
      />
      {baseline !== undefined && (
        <ReferenceLine
          y={baseline.value}
          stroke={QUIET}
          strokeDasharray="4 4"
          label={{
            value: `${baseline.label} ${formatValue(baseline.value, percent, language)}`,
            position: 'insideBottomRight',
            fontSize: 11,
            fill: QUIET,
          }}
        />
      )}
      {/* Recharts finds the places that a pointer can read through a line; the visible ones are CurvePaths'. */}
      <Line
        dataKey="y"
        stroke="none"
        dot={false}
        activeDot={false}
        legendType="none"
        isAnimationActive={false}
      />
      <CurvePaths series={series} x={x} y={y} />
    </LineChart>
  );
}

export function CurveChart(props: CurveChartProps) {
  const { title, series, emptyText, height = 260, xLabel, yLabel, onSave } = props;
  const room = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupSeries(series), [series]);
  const empty = series.every(({ points }) => points.length === 0);
  return (
    <figure className={classes['figure']} aria-label={title}>
      <figcaption className={classes['heading']}>
        <span className={classes['title']}>{title}</span>
        <div className={classes['besideTitle']}>
          <CurveLegend groups={groups} />
          {!empty && (
            <SaveFigure
              title={title}
              legend={groups}
              plot={() => room.current?.querySelector('svg') ?? null}
              csv={() => seriesCsv(series, xLabel, yLabel)}
              onSave={onSave}
            />
          )}
        </div>
      </figcaption>
      {empty ? (
        <div className={classes['empty']} style={{ minHeight: height }}>
          {emptyText}
        </div>
      ) : (
        <>
          <div ref={room} className={classes['room']} style={{ minHeight: height }}>
            <Plot props={props} groups={groups} />
          </div>
          <Summary props={props} groups={groups} />
        </>
      )}
    </figure>
  );
}
