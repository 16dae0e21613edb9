/** The axes of a figure of curves, the curves in them, and what a pointer reads there. */

import { useMemo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';

import { useLanguage } from '../i18n/format';
import { CurvePaths } from './CurvePaths';
import { CurveTooltip } from './CurveTooltip';
import { formatTickX, formatTickY, formatValue, formatX, type XKind } from './curveFormat';
import { scaleX, scaleY } from './curveScales';
import { type CurveGroup, type CurveSeries, placesOf } from './series';

export interface CurvePlotProps {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly CurveSeries[];
  /** The same series, gathered. */
  readonly groups: readonly CurveGroup[];
  readonly xKind: XKind;
  readonly logX?: boolean;
  readonly logY?: boolean;
  /** Whether y is a share of 0–1, shown as a percentage; higher is better then, lower otherwise. */
  readonly percent: boolean;
  readonly baseline?: { readonly value: number; readonly label: string } | undefined;
}

/** Axes and the baseline; Mantine's own dimmed grey is too pale to read on white. */
const QUIET = 'var(--quiet)';
const TICK = { fontSize: 11, fill: QUIET };
const AXIS_TITLE = { fontSize: 11.5, fill: 'var(--mantine-color-text)', textAnchor: 'middle' } as const;

export function CurvePlot(props: CurvePlotProps) {
  const language = useLanguage();
  const {
    title,
    xLabel,
    yLabel,
    series,
    groups,
    xKind,
    logX = false,
    logY = false,
    percent,
    baseline,
  } = props;
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
