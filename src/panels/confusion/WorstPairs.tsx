/** The pairs of actions that are mistaken most, in words. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { formatPercent, useLanguage } from '../../i18n/format';
import { mistakenPairs, type PairShare } from '../../metrics/classScores';
import type { CountedUnit } from '../../metrics/sequenceAnswers';
import classes from './confusion.module.css';

const LISTED = 5;

interface WorstPairsProps {
  /** Of the actions, by class. */
  readonly names: readonly string[];
  /** `[classes, classes]` */
  readonly counts: ArrayLike<number>;
  readonly unit: CountedUnit;
  onPick(pair: PairShare): void;
}

export function WorstPairs({ names, counts, unit, onPick }: WorstPairsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const pairs = useMemo(() => mistakenPairs(counts, names.length, LISTED), [counts, names]);
  return (
    <section className={classes['block']} aria-label={t('figures.confusion.worst')}>
      <h3>{t('figures.confusion.worst')}</h3>
      {pairs.length === 0 ? (
        <p className={classes['hint']}>{t('figures.confusion.noneWorst')}</p>
      ) : (
        <ol className={classes['pairs']}>
          {pairs.map((pair) => (
            <li key={`${pair.row} ${pair.column}`}>
              <button type="button" className={classes['pair']} onClick={() => onPick(pair)}>
                {t(`figures.confusion.pair.${unit}`, {
                  action: names[pair.row],
                  answer: names[pair.column],
                  share: formatPercent(pair.share, language, 0),
                })}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
