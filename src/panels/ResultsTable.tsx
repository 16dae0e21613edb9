/** What each network has reached on the test split; the best of each score stands out. */

import { useTranslation } from 'react-i18next';

import { formatDuration, formatInteger, formatPercent, formatRate, useLanguage } from '../i18n/format';
import type { Scores } from '../metrics/scores';
import classes from './ResultsTable.module.css';
import { Swatch } from './Swatch';

export interface ResultRow {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  readonly parameters: number;
  /** Of the last evaluation. */
  readonly scores: Scores | null;
  readonly iteration: number;
  readonly iterationsPerSecond: number;
  readonly seconds: number;
}

const SCORES = ['frameAccuracy', 'sequenceAccuracy', 'anyFrameAccuracy'] as const;
const COLUMNS = ['network', 'parameters', ...SCORES, 'iterations', 'rate', 'time'] as const;

export function ResultsTable({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { t } = useTranslation();
  return (
    // Scrolls sideways on narrow screens: the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
    <section className={classes['scroll']} tabIndex={0} aria-label={t('figures.results.scroll')}>
      <table className={classes['table']} aria-label={t('figures.results.title')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`figures.results.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} rows={rows} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, rows }: { readonly row: ResultRow; readonly rows: readonly ResultRow[] }) {
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">
        <span className={classes['name']}>
          <Swatch colour={row.colour} dash={row.dash} width={20} />
          {row.name}
        </span>
      </th>
      <td>{formatInteger(row.parameters, language)}</td>
      {SCORES.map((score) => (
        <td key={score} className={isBest(row, rows, score) ? classes['best'] : undefined}>
          {formatPercent(row.scores?.[score] ?? Number.NaN, language)}
        </td>
      ))}
      <td>{formatInteger(row.iteration, language)}</td>
      <td>{row.iterationsPerSecond > 0 ? formatRate(row.iterationsPerSecond, language) : '–'}</td>
      <td>{row.seconds > 0 ? formatDuration(row.seconds, language) : '–'}</td>
    </tr>
  );
}

function isBest(row: ResultRow, rows: readonly ResultRow[], score: (typeof SCORES)[number]): boolean {
  const own = row.scores?.[score];
  return (
    own !== undefined &&
    own > 0 &&
    rows.length > 1 &&
    rows.every(({ scores }) => (scores?.[score] ?? 0) <= own)
  );
}
