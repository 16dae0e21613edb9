/** The most probable actions of one network at one frame, the true one marked, with its rank where it stands further down. */

import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { formatInteger, formatPercent, useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import classes from './Predictions.module.css';

interface LikeliestAnswersProps {
  /** Likeliest first; probabilities 0–1. Ranks count from 1, for those that do not follow on the one before. */
  readonly answers: readonly {
    readonly action: number;
    readonly probability: number;
    readonly rank?: number;
  }[];
  /** `null` where the recording's name says none. */
  readonly trueAction: number | null;
}

export function LikeliestAnswers({ answers, trueAction }: LikeliestAnswersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ol className={classes['ranking']}>
      {answers.map(({ action, probability, rank }) => (
        <li key={action} value={rank}>
          <span className={classes['rankedAction']}>
            {rank !== undefined && <span className={classes['rank']}>{formatInteger(rank, language)}.</span>}
            <span className={classes['rankedName']}>{actionName(action, language)}</span>
            {action === trueAction && (
              <Check size={13} className={classes['rightMark']} aria-label={t('figures.predictions.true')} />
            )}
          </span>
          <span className={classes['rankedShare']}>{formatPercent(probability, language)}</span>
        </li>
      ))}
    </ol>
  );
}
