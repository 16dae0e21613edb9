/**
 * Curves of several networks over iterations or seconds, with the majority baseline. Thinned-out points in, a
 * figure out, with a summary for those who do not see it. Redrawn without animation, up to 5 times a second.
 */

import { useMemo, useRef } from 'react';

import { seriesCsv } from '../export/figureCsv';
import { CurveLegend } from './CurveLegend';
import { CurvePlot, type CurvePlotProps } from './CurvePlot';
import { CurveSummary } from './CurveSummary';
import classes from './charts.module.css';
import { SaveFigure, type SaveFile } from './SaveFigure';
import { groupSeries } from './series';

interface CurveChartProps extends Omit<CurvePlotProps, 'groups'> {
  /** Shown while no series has a point. */
  readonly emptyText: string;
  /** Least height of the plot in pixels; in a column it takes what room there is. The width is the container's. */
  readonly height?: number;
  /** Under the title of its picture: what the curves are of. */
  readonly note?: string;
  readonly onSave: SaveFile;
}

export function CurveChart(props: CurveChartProps) {
  const { emptyText, height = 260, note = '', onSave, ...plot } = props;
  const { title, series, xLabel, yLabel } = plot;
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
              note={note}
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
            <CurvePlot {...plot} groups={groups} />
          </div>
          <CurveSummary {...plot} groups={groups} />
        </>
      )}
    </figure>
  );
}
