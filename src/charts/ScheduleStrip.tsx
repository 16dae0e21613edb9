/**
 * Which group of a network fires at which frame (thesis figs 3.1, 3.2): a row per group, a mark per update, a line
 * where the state is held. Frames are counted from 1, as in the equations.
 */

import { VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

import { formatInteger, useLanguage } from '../i18n/format';
import classes from './charts.module.css';
import { valueTicks } from './ticks';

interface ScheduleStripProps {
  readonly title: string;
  /** `[groups][frames]`, from a network definition's `schedule`. */
  readonly schedule: readonly (readonly boolean[])[];
  readonly colour: string;
  /** A short name per group, such as `h₂ · τ = 3`; `h₁ …` where left out. */
  readonly labels?: readonly string[] | undefined;
  /** The frame shown elsewhere, from 0, marked by a line. */
  readonly frame?: number | undefined;
}

const ROW = 16;
const MARK = 10;
const AXIS = 20;
const LABEL_EM = 6.4;
const TICK_ROOM = 46;

/** All marks of one row as one path. */
export function marksPath(row: readonly boolean[], cell: number, height: number): string {
  const width = Math.max(0.8, cell - (cell >= 3 ? 1 : 0));
  const parts: string[] = [];
  row.forEach((fires, frame) => {
    if (fires)
      parts.push(`M${(frame * cell).toFixed(2)} 0h${width.toFixed(2)}v${height}h-${width.toFixed(2)}z`);
  });
  return parts.join('');
}

function Axis({ frames, cell, y }: { readonly frames: number; readonly cell: number; readonly y: number }) {
  const language = useLanguage();
  const most = Math.max(1, Math.floor((frames * cell) / TICK_ROOM));
  const ticks = [1, ...valueTicks(1, frames, most, true).filter((tick) => tick > 1)];
  return ticks
    .filter((tick, i) => i === 0 || (tick - 1) * cell >= TICK_ROOM / 2)
    .map((tick) => (
      <g key={tick} transform={`translate(${((tick - 0.5) * cell).toFixed(2)} ${y})`}>
        <line y2="4" stroke="var(--mantine-color-dimmed)" />
        <text className={classes['axis']} y="14" textAnchor="middle">
          {formatInteger(tick, language)}
        </text>
      </g>
    ));
}

function Summary({
  labels,
  schedule,
}: {
  labels: readonly string[];
  schedule: ScheduleStripProps['schedule'];
}) {
  const { t } = useTranslation();
  return (
    <VisuallyHidden>
      <ul>
        {schedule.map((row, group) => {
          const label = labels[group] ?? '';
          const fires = row.filter(Boolean).length;
          const key = fires > 0 ? 'charts.schedule.summary' : 'charts.schedule.never';
          return (
            <li key={label}>{t(key, { label, fires, frames: row.length, first: row.indexOf(true) + 1 })}</li>
          );
        })}
      </ul>
    </VisuallyHidden>
  );
}

export function ScheduleStrip({ title, schedule, colour, labels, frame }: ScheduleStripProps) {
  const { t } = useTranslation();
  const { ref, width: available } = useElementSize<HTMLDivElement>();
  const names = schedule.map(
    (_, group) => labels?.[group] ?? t('charts.schedule.group', { number: group + 1 }),
  );
  const frames = schedule[0]?.length ?? 0;
  const left = Math.min(96, Math.max(...names.map((name) => name.length), 1) * LABEL_EM + 8);
  const width = Math.max(160, available || 480);
  const cell = (width - left - 8) / Math.max(1, frames);
  const height = schedule.length * ROW;
  return (
    <figure className={classes['figure']} aria-label={title}>
      <figcaption className={classes['heading']}>
        <span className={classes['title']}>{title}</span>
        <ul className={classes['legend']}>
          <li>
            <svg width="8" height="10" aria-hidden="true">
              <rect width="6" height="10" fill={colour} />
            </svg>
            {t('charts.schedule.fires')}
          </li>
          <li>
            <svg width="16" height="10" aria-hidden="true">
              <line x2="16" y1="5" y2="5" stroke={colour} strokeOpacity="0.45" />
            </svg>
            {t('charts.schedule.holds')}
          </li>
        </ul>
      </figcaption>
      <div ref={ref}>
        <svg className={classes['graph']} width={width} height={height + AXIS + 14} aria-hidden="true">
          {schedule.map((row, group) => (
            <g key={names[group]} transform={`translate(${left} ${group * ROW + (ROW - MARK) / 2})`}>
              <text
                className={classes['axis']}
                x="-8"
                y={MARK / 2}
                textAnchor="end"
                dominantBaseline="central"
              >
                {names[group]}
              </text>
              <line x2={frames * cell} y1={MARK / 2} y2={MARK / 2} stroke={colour} strokeOpacity="0.45" />
              <path d={marksPath(row, cell, MARK)} fill={colour} />
            </g>
          ))}
          <g transform={`translate(${left} 0)`}>
            <Axis frames={frames} cell={cell} y={height + 1} />
            {frame !== undefined && frame < frames && (
              <line
                x1={(frame + 0.5) * cell}
                x2={(frame + 0.5) * cell}
                y2={height}
                stroke="var(--mantine-color-text)"
              />
            )}
            <text
              className={classes['axis']}
              x={(frames * cell) / 2}
              y={height + AXIS + 9}
              textAnchor="middle"
            >
              {t('charts.schedule.frame')}
            </text>
          </g>
        </svg>
      </div>
      <Summary labels={names} schedule={schedule} />
    </figure>
  );
}
