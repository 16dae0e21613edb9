/** Precision, recall and F1 of every action, the worst first. */

import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { formatInteger, formatPercent, useLanguage } from '../../i18n/format';
import type { ClassScores } from '../../metrics/classScores';
import type { CountedUnit } from '../../metrics/sequenceAnswers';
import { InfoTip } from '../InfoTip';
import classes from './confusion.module.css';

interface ClassScoresTableProps {
  /** Of the actions, by class. */
  readonly names: readonly string[];
  readonly scores: readonly ClassScores[];
  readonly unit: CountedUnit;
  /** Saves the table, its rows as they stand. */
  save(table: () => HTMLElement | null, rows: readonly ScoredAction[]): ReactNode;
}

export interface ScoredAction extends ClassScores {
  readonly name: string;
}

const MEASURES = ['precision', 'recall', 'f1'] as const;

export function ClassScoresTable({ names, scores, unit, save }: ClassScoresTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const rows = useMemo(
    () =>
      scores
        .map((score, place): ScoredAction => ({ ...score, name: names[place] ?? '' }))
        .filter(({ support }) => support > 0)
        .sort((a, b) => (a.f1 ?? 0) - (b.f1 ?? 0)),
    [scores, names],
  );
  return (
    <details className={classes['block']}>
      <summary>{t('figures.confusion.byAction')}</summary>
      <div className={classes['save']}>{save(() => table.current, rows)}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls sideways on narrow screens */}
      <section className={classes['wide']} tabIndex={0} aria-label={t('figures.confusion.byAction')}>
        <table ref={table} className={classes['scores']}>
          <thead>
            <tr>
              <th scope="col">{t('figures.confusion.true')}</th>
              {MEASURES.map((measure) => (
                <th key={measure} scope="col">
                  {t(`figures.confusion.${measure}`)} <InfoTip text={t(`figures.confusion.${measure}Hint`)} />
                </th>
              ))}
              <th scope="col">{t(`figures.confusion.${unit}`)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((score) => (
              <tr key={score.name}>
                <th scope="row">{score.name}</th>
                {MEASURES.map((measure) => (
                  <td key={measure}>{formatPercent(score[measure] ?? Number.NaN, language)}</td>
                ))}
                <td>{formatInteger(score.support, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
