/** What each network has reached on the test split; the best of each score stands out. */

import { ActionIcon } from '@mantine/core';
import { Undo2 } from 'lucide-react';
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
  /** The highest frame accuracy so far, and when. */
  readonly best: { readonly iteration: number; readonly frameAccuracy: number } | null;
  readonly iteration: number;
  readonly iterationsPerSecond: number;
  readonly seconds: number;
}

const SCORES = ['frameAccuracy', 'sequenceAccuracy', 'anyFrameAccuracy'] as const;
const COLUMNS = ['network', 'parameters', ...SCORES, 'best', 'iterations', 'rate', 'time'] as const;

interface ResultsTableProps {
  readonly rows: readonly ResultRow[];
  /** Back to a network's best weights. */
  onReturn(id: string): void;
}

export function ResultsTable({ rows, onReturn }: ResultsTableProps) {
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
            <Row key={row.id} row={row} rows={rows} onReturn={onReturn} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, rows, onReturn }: ResultsTableProps & { readonly row: ResultRow }) {
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
      <td>
        <Best row={row} onReturn={() => onReturn(row.id)} />
      </td>
      <td>{formatInteger(row.iteration, language)}</td>
      <td>{row.iterationsPerSecond > 0 ? formatRate(row.iterationsPerSecond, language) : '–'}</td>
      <td>{row.seconds > 0 ? formatDuration(row.seconds, language) : '–'}</td>
    </tr>
  );
}

function Best({ row, onReturn }: { readonly row: ResultRow; onReturn(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { best, iteration, name } = row;
  if (best === null) return '–';
  const at = formatInteger(best.iteration, language);
  const label = t('figures.results.return', { name, iteration: at });
  return (
    <span className={classes['bestAt']}>
      {t('figures.results.bestAt', {
        accuracy: formatPercent(best.frameAccuracy, language),
        iteration: at,
      })}
      {best.iteration < iteration && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={label}
          title={label}
          onClick={onReturn}
        >
          <Undo2 size={12} aria-hidden />
        </ActionIcon>
      )}
    </span>
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
