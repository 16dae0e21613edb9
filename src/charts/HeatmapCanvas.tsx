/**
 * A confusion matrix on one canvas, readable from a few to 60 classes. A pointer or the arrow keys read single
 * cells; the worst confusions stand in a table for those who do not see the picture.
 */

import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matrixCsv } from '../export/figureCsv';
import { formatInteger, useLanguage } from '../i18n/format';
import { CellFrame, CellTooltip } from './CellTooltip';
import { ConfusionTable } from './ConfusionTable';
import classes from './charts.module.css';
import { type ColourTheme, colourOf, cssColour } from './colourScale';
import { type Cell, cellAt, cellForKey, greatest, layOut, rowShares, sharesOfGreatest } from './heatmap';
import { paintHeatmap, widestLabel } from './paintHeatmap';
import { SaveFigure, type SaveFile } from './SaveFigure';

interface HeatmapCanvasProps {
  readonly title: string;
  /** Under the title of a saved picture. */
  readonly note: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `[rows, columns]` counts, row-major. */
  readonly values: Float32Array | Uint32Array;
  readonly rowLabel: string;
  readonly columnLabel: string;
  /** Colour is a cell's share of its row, or its count as a share of the greatest. */
  readonly measure: 'share' | 'count';
  readonly theme: ColourTheme;
  /** Stays framed; one outside the matrix is none. */
  readonly picked: Cell | null;
  /** A cell was clicked, or Enter pressed on it; a finger's first touch only reads it. */
  onPick?(cell: Cell): void;
  readonly onSave: SaveFile;
}

const SCALE_STOPS = 12;

/** The colour scale in words and colours. */
function Scale({ theme, least, most }: Record<'least' | 'most', string> & { readonly theme: ColourTheme }) {
  const stops = Array.from({ length: SCALE_STOPS + 1 }, (_, i) =>
    cssColour(colourOf(i / SCALE_STOPS, theme)),
  );
  return (
    <div className={classes['scale']}>
      <span>{least}</span>
      <div style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }} />
      <span>{most}</span>
    </div>
  );
}

/** Layout and painting of the canvas; the layout is null until the container has a width. */
function usePicture(props: HeatmapCanvasProps) {
  const { rows, columns, values, rowLabel, columnLabel, theme, measure } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const names = useRef<HTMLCanvasElement>(null);
  const { ref: container, width } = useElementSize<HTMLDivElement>();
  const shares = useMemo(
    () => (measure === 'share' ? rowShares({ rows, columns, values }) : sharesOfGreatest(values)),
    [rows, columns, values, measure],
  );
  const fontFamily = useMemo(() => getComputedStyle(document.body).fontFamily || 'sans-serif', []);
  const layout = useMemo(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null || width === 0) return null;
    const widest = (labels: readonly string[], letters: number) =>
      widestLabel(context, labels, fontFamily, letters);
    return layOut(rows.length, columns.length, width, (letters) => ({
      row: widest(rows, letters),
      column: widest(columns, letters),
    }));
  }, [rows, columns, width, fontFamily]);
  useEffect(() => {
    if (canvas.current === null || layout === null) return;
    const picture = { rows, columns, rowLabel, columnLabel, shares, layout, theme, fontFamily };
    // Twice at least: a saved picture is as sharp.
    const ratio = Math.min(3, Math.max(2, window.devicePixelRatio));
    paintHeatmap(canvas.current, picture, ratio);
    if (names.current !== null) paintHeatmap(names.current, picture, ratio, layout.left);
  }, [rows, columns, rowLabel, columnLabel, shares, layout, theme, fontFamily]);
  return { canvas, names, container, layout, width, scrolls: layout !== null && layout.width > width };
}

export function HeatmapCanvas(props: HeatmapCanvasProps) {
  const { title, note, rows, columns, values, theme, measure, rowLabel, picked, onPick, onSave } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { canvas, names, container, layout, width, scrolls } = usePicture(props);
  const [cell, setCell] = useState<Cell | null>(null);
  const [spoken, setSpoken] = useState(false);
  const [scrolled, setScrolled] = useState(0);
  const touchedAnew = useRef(false);
  const tableId = useId();
  const covered = scrolls && layout !== null ? layout.left : 0;

  const read = (next: Cell | null, byKeyboard: boolean) => {
    if (next?.row === cell?.row && next?.column === cell?.column) return;
    setCell(next);
    setSpoken(byKeyboard);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (layout === null || canvas.current === null) return;
    // What scrolls under a resting pointer is not read.
    if (event.type === 'pointermove' && event.movementX === 0 && event.movementY === 0) return;
    const box = canvas.current.getBoundingClientRect();
    const x = event.clientX - box.left;
    const at = cellAt(layout, x, event.clientY - box.top, rows.length, columns.length);
    const next = x - scrolled < covered ? null : at;
    if (event.type === 'pointerdown') {
      touchedAnew.current =
        event.pointerType === 'touch' && (next?.row !== cell?.row || next?.column !== cell?.column);
    }
    read(next, false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return read(null, false);
    if (event.key === 'Enter' && cell !== null) return onPick?.(cell);
    const next =
      cell === null && event.key.startsWith('Arrow')
        ? { row: 0, column: 0 }
        : cellForKey(event.key, cell ?? { row: 0, column: 0 }, rows.length, columns.length);
    if (next === null) return;
    event.preventDefault();
    read(next, true);
  };

  const reading = cell === null || layout === null ? null : { cell, layout };
  // Where it does not fill its room, the picture stands in the middle.
  const seen = {
    from: scrolls ? scrolled : -Math.floor((width - (layout?.width ?? width)) / 2),
    width,
  };
  return (
    <figure className={classes['figure']} aria-label={title}>
      <figcaption className={classes['heading']}>
        <span className={classes['title']}>{title}</span>
        {measure === 'share' ? (
          <Scale theme={theme} least="0 %" most="100 %" />
        ) : (
          <Scale theme={theme} least="0" most={formatInteger(greatest(values), language)} />
        )}
        <SaveFigure
          title={title}
          note={note}
          legend={[]}
          plot={() => canvas.current}
          csv={() => matrixCsv({ rows, columns, values }, rowLabel)}
          onSave={onSave}
        />
      </figcaption>
      <div className={classes['seen']}>
        <div
          ref={container}
          className={classes['scroller']}
          onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
        >
          <div
            className={`${classes['matrix']} ${classes['focusable']}`}
            role="application"
            aria-label={`${title}. ${t('charts.matrix.keys')}`}
            aria-describedby={tableId}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the cells are read with the arrow keys
            tabIndex={0}
            onPointerMove={onPointerMove}
            onPointerDown={onPointerMove}
            onPointerLeave={(event) => event.pointerType !== 'touch' && read(null, false)}
            onClick={() => cell !== null && !touchedAnew.current && onPick?.(cell)}
            style={onPick && { cursor: 'pointer' }}
            onBlur={() => read(null, false)}
            onKeyDown={onKeyDown}
          >
            {scrolls && (
              <div className={classes['names']} aria-hidden>
                <canvas ref={names} />
              </div>
            )}
            <canvas ref={canvas} />
            {layout !== null && picked !== null && rows[picked.row] !== undefined && (
              <CellFrame cell={picked} layout={layout} covered={covered} follow={false} picked />
            )}
            {reading !== null && <CellFrame {...reading} covered={covered} follow={spoken} />}
          </div>
        </div>
        <div aria-live={spoken ? 'polite' : 'off'}>
          {reading !== null && <CellTooltip {...reading} matrix={props} seen={seen} />}
        </div>
      </div>
      <ConfusionTable id={tableId} matrix={props} />
    </figure>
  );
}
