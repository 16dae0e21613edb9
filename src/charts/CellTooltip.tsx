/** What one cell of the matrix says, beside it, with a frame around the cell. */

import { useTranslation } from 'react-i18next';

import { formatInteger, formatPercent, useLanguage } from '../i18n/format';
import classes from './charts.module.css';
import { type Cell, type HeatmapLayout, type Matrix, readCell } from './heatmap';

export interface CellTooltipProps {
  readonly matrix: Matrix & { readonly rowLabel: string; readonly columnLabel: string };
  readonly cell: Cell;
  readonly layout: HeatmapLayout;
}

export function CellTooltip({ matrix, cell, layout }: CellTooltipProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { value, total, share } = readCell(matrix, cell);
  const x = layout.left + Math.round(cell.column * layout.cell);
  const y = layout.top + Math.round(cell.row * layout.cell);
  const toLeft = x > layout.width / 2;
  const toTop = y > layout.height / 2;
  return (
    <>
      <div
        style={{
          position: 'absolute',
          left: x - 1,
          top: y - 1,
          width: Math.round(layout.cell) + 1,
          height: Math.round(layout.cell) + 1,
          outline: '2px solid var(--mantine-color-text)',
          pointerEvents: 'none',
        }}
      />
      <div
        className={classes['cellTooltip']}
        style={{
          ...(toLeft ? { right: layout.width - x + 8 } : { left: x + layout.cell + 8 }),
          ...(toTop ? { bottom: layout.height - y - layout.cell } : { top: y }),
        }}
      >
        <div>
          {matrix.rowLabel}: <strong>{matrix.rows[cell.row]}</strong>
        </div>
        <div>
          {matrix.columnLabel}: <strong>{matrix.columns[cell.column]}</strong>
        </div>
        <div>{t('charts.matrix.count', { value: formatInteger(value, language) })}</div>
        <div>
          {total === 0
            ? t('charts.matrix.nothing')
            : t('charts.matrix.shareOfRow', {
                share: formatPercent(share, language),
                total: formatInteger(total, language),
              })}
        </div>
      </div>
    </>
  );
}
