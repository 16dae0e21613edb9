/** Where each curve of a figure ends, in words, for those who do not see it. */

import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../i18n/format';
import type { CurvePlotProps } from './CurvePlot';
import { formatValue, formatX } from './curveFormat';
import type { CurveSeries } from './series';

type CurveSummaryProps = Pick<CurvePlotProps, 'groups' | 'xKind' | 'xLabel' | 'percent' | 'baseline'>;

export function CurveSummary({ groups, xKind, xLabel, percent, baseline }: CurveSummaryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
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
