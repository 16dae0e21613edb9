/** The matrix's worst confusions as a table that only screen readers meet. */

import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { formatInteger, formatPercent, useLanguage } from '../i18n/format';
import { type Matrix, worstConfusions } from './heatmap';

const LISTED = 10;

interface ConfusionTableProps {
  readonly id: string;
  readonly matrix: Matrix & { readonly rowLabel: string; readonly columnLabel: string };
}

export function ConfusionTable({ id, matrix }: ConfusionTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { rows, columns, values, rowLabel, columnLabel } = matrix;
  const worst = useMemo(() => worstConfusions({ rows, columns, values }, LISTED), [rows, columns, values]);
  return (
    <VisuallyHidden>
      <table>
        <caption id={id}>{t(worst.length > 0 ? 'charts.matrix.worst' : 'charts.matrix.none')}</caption>
        <thead>
          <tr>
            <th scope="col">{rowLabel}</th>
            <th scope="col">{columnLabel}</th>
            <th scope="col">{t('charts.matrix.shareHeading')}</th>
            <th scope="col">{t('charts.matrix.countHeading')}</th>
          </tr>
        </thead>
        <tbody>
          {worst.map(({ row, column, share, value }) => (
            <tr key={`${row} ${column}`}>
              <td>{rows[row]}</td>
              <td>{columns[column]}</td>
              <td>{formatPercent(share, language)}</td>
              <td>{formatInteger(value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
