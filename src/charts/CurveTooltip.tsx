/** What every network's curve reads at one place of the x axis, best first. */

import { useTranslation } from 'react-i18next';

import classes from './charts.module.css';
import { type CurveGroup, type CurveSeries, pointAt } from './series';

interface CurveTooltipProps {
  readonly x: number;
  readonly title: string;
  readonly groups: readonly CurveGroup[];
  /** Whether higher values are better. */
  readonly descending: boolean;
  formatY(value: number): string;
}

function valueAt(series: CurveSeries | null, x: number): number | null {
  return series === null ? null : (pointAt(series.points, x)?.y ?? null);
}

export function CurveTooltip({ x, title, groups, descending, formatY }: CurveTooltipProps) {
  const { t } = useTranslation();
  const lines = groups
    .map((group) => ({ group, main: valueAt(group.main, x), faint: valueAt(group.faint, x) }))
    .filter(({ main, faint }) => main !== null || faint !== null);
  const rank = (value: number | null) =>
    value === null ? Number.NEGATIVE_INFINITY : descending ? value : -value;
  lines.sort((a, b) => rank(b.main ?? b.faint) - rank(a.main ?? a.faint) || 0);
  const both = groups.some(({ main }) => main !== null) && groups.some(({ faint }) => faint !== null);
  const cell = (value: number | null) => (value === null ? '–' : formatY(value));
  return (
    <table className={classes['tooltip']}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {both && (
            <>
              <th scope="col">{t('charts.curve.test')}</th>
              <th scope="col">{t('charts.curve.train')}</th>
            </>
          )}
          {!both && <th aria-hidden />}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ group, main, faint }) => (
          <tr key={group.key}>
            <th scope="row">
              <span className={classes['dot']} style={{ background: group.colour }} />
              {group.label}
            </th>
            <td>{cell(both ? main : (main ?? faint))}</td>
            {both && <td>{cell(faint)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
