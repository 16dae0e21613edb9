/** One entry per network with its line's colour and dashes; thin train curves are explained once. */

import { useTranslation } from 'react-i18next';

import classes from './charts.module.css';
import type { CurveGroup } from './series';

function Line({
  colour,
  dash,
  width,
}: {
  readonly colour: string;
  readonly dash: string;
  readonly width: number;
}) {
  return (
    <svg width="26" height="8" aria-hidden="true">
      <line x1="0" x2="26" y1="4" y2="4" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}

export function CurveLegend({ groups }: { readonly groups: readonly CurveGroup[] }) {
  const { t } = useTranslation();
  const both = groups.some(({ main }) => main !== null) && groups.some(({ faint }) => faint !== null);
  return (
    <ul className={classes['legend']}>
      {groups.map(({ key, label, colour, dash }) => (
        <li key={key}>
          <Line colour={colour} dash={dash} width={2.25} />
          {label}
        </li>
      ))}
      {both && (
        <li className={classes['note']}>
          <Line colour="currentcolor" dash="" width={1} />
          {t('charts.curve.thinIsTrain')}
        </li>
      )}
    </ul>
  );
}
