/** How long the thesis's 100,000 iterations would take at each network's present speed, beside what the thesis says it took. */

import { useTranslation } from 'react-i18next';

import { formatDuration, formatInteger, useLanguage } from '../i18n/format';
import { InfoTip } from './InfoTip';
import classes from './ResultsTable.module.css';
import { Swatch } from './Swatch';

export interface ProjectionRow {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  /** 0 before the first steps are timed. */
  readonly iterationsPerSecond: number;
  /** Seconds that the thesis reports for a network of this kind; null where it has none. */
  readonly thesisSeconds: number | null;
}

/** The thesis's experiment, chapter 4. */
const ITERATIONS = 100_000;

export function Projection({ rows }: { readonly rows: readonly ProjectionRow[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const timed = rows.filter(({ iterationsPerSecond }) => iterationsPerSecond > 0);
  if (timed.length === 0) return null;
  return (
    <details className={classes['projection']}>
      <summary>
        {t('figures.results.projection', { iterations: formatInteger(ITERATIONS, language) })}
      </summary>
      <table
        aria-label={t('figures.results.projection', { iterations: formatInteger(ITERATIONS, language) })}
      >
        <thead>
          <tr>
            <th scope="col">{t('figures.results.network')}</th>
            <th scope="col">{t('figures.results.projected')}</th>
            <th scope="col">
              {t('figures.results.claimed')} <InfoTip text={t('figures.results.claimedHint')} />
            </th>
          </tr>
        </thead>
        <tbody>
          {timed.map(({ id, name, colour, dash, iterationsPerSecond, thesisSeconds }) => (
            <tr key={id}>
              <th scope="row">
                <span className={classes['name']}>
                  <Swatch colour={colour} dash={dash} width={20} />
                  {name}
                </span>
              </th>
              <td>{formatDuration(ITERATIONS / iterationsPerSecond, language)}</td>
              <td>{formatDuration(thesisSeconds ?? Number.NaN, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
