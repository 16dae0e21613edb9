/** A cell of the matrix that is read: a frame around it, and what it says, never outside of what is seen. */

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { formatInteger, formatPercent, useLanguage } from '../i18n/format';
import classes from './charts.module.css';
import { type Cell, type HeatmapLayout, type Matrix, readCell, tooltipPlace } from './heatmap';

interface CellFrameProps {
  readonly cell: Cell;
  readonly layout: HeatmapLayout;
  /** What lies over the left of the picture, in CSS pixels. */
  readonly covered: number;
  /** Scrolls the cell into view. */
  readonly follow: boolean;
  /** Its sequences are listed. */
  readonly picked?: boolean;
}

/** A frame around the cell that is read. */
export function CellFrame({ cell, layout, covered, follow, picked = false }: CellFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { row, column } = cell;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell is another place
  useEffect(() => {
    if (follow) frame.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [follow, row, column]);
  return (
    <div
      ref={frame}
      className={classes['cellFrame']}
      data-picked={picked}
      style={{
        left: layout.left + Math.round(column * layout.cell) - 1,
        top: layout.top + Math.round(row * layout.cell) - 1,
        width: Math.round(layout.cell) + 1,
        height: Math.round(layout.cell) + 1,
        scrollMarginInlineStart: covered + MARGIN,
      }}
    />
  );
}

/** Between a cell that was scrolled into view and the edge. */
const MARGIN = 12;

export interface CellTooltipProps {
  readonly matrix: Matrix & { readonly rowLabel: string; readonly columnLabel: string };
  readonly cell: Cell;
  readonly layout: HeatmapLayout;
  /** Part of the picture that is seen, in CSS pixels from the picture's left edge. */
  readonly seen: { readonly from: number; readonly width: number };
}

/** What the cell says, beside it. */
export function CellTooltip({ matrix, cell, layout, seen }: CellTooltipProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { value, total, share } = readCell(matrix, cell);
  const x = layout.left + Math.round(cell.column * layout.cell) - seen.from;
  const y = layout.top + Math.round(cell.row * layout.cell);
  const { side, inset, maxWidth } = tooltipPlace(x, layout.cell, seen.width);
  const toTop = y > layout.height / 2;
  return (
    <div
      className={classes['cellTooltip']}
      style={{
        [side]: inset,
        maxWidth,
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
  );
}
