/** The most probable actions of one network at one frame, the true one marked. */

import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { formatPercent, useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import classes from './Predictions.module.css';

interface LikeliestAnswersProps {
  /** Likeliest first; probabilities 0–1. */
  readonly answers: readonly { readonly action: number; readonly probability: number }[];
  /** `null` where the recording's name says none. */
  readonly trueAction: number | null;
}

export function LikeliestAnswers({ answers, trueAction }: LikeliestAnswersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ol className={classes['ranking']}>
      {answers.map(({ action, probability }) => (
        <li key={action}>
          <span className={classes['rankedAction']}>
            {actionName(action, language)}
            {action === trueAction && <Check size={13} aria-label={t('figures.predictions.right')} />}
          </span>
          <span className={classes['rankedShare']}>{formatPercent(probability, language)}</span>
        </li>
      ))}
    </ol>
  );
}
