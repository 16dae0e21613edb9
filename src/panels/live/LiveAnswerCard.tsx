/** What one network says now and has said lately, while frames come in. */

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatInteger, formatPercent, useLanguage } from '../../i18n/format';
import { likeliest, type RankedClass } from '../../metrics/answers';
import { actionName } from '../../skeleton/actions';
import { LikeliestAnswers } from '../LikeliestAnswers';
import { Swatch } from '../Swatch';
import classes from './Live.module.css';

interface LiveAnswerCardProps {
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  /** Null until the network's weights are here. */
  readonly answer: {
    readonly iteration: number;
    /** Action numbers by class index. */
    readonly classes: readonly number[];
    /** `[classes]` */
    readonly present: Float32Array | null;
    /** `[classes]` */
    readonly rolling: Float32Array | null;
  } | null;
  /** Its answers of the last seconds. */
  readonly ribbon: ReactNode;
  /** Null where nobody knows it. */
  readonly trueAction: number | null;
}

const RANKED = 5;

export function LiveAnswerCard(props: LiveAnswerCardProps) {
  const { name, colour, dash, answer, ribbon, trueAction } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const actions = answer?.classes ?? [];
  const top = (probabilities: Float32Array | null | undefined) =>
    probabilities == null ? [] : likeliest(probabilities, actions.length, 0, RANKED);
  const ranked = top(answer?.rolling);
  const diverged = answer?.present?.some(Number.isNaN) ?? false;
  return (
    <li className={classes['card']}>
      <div className={classes['head']}>
        <Swatch colour={colour} dash={dash} width={20} />
        <h3>{name}</h3>
        {answer !== null && (
          <span>{t('live.answer.iteration', { iteration: formatInteger(answer.iteration, language) })}</span>
        )}
      </div>
      {diverged ? (
        <p className={classes['hint']}>{t('live.answer.diverged')}</p>
      ) : (
        <dl className={classes['answers']}>
          <Answer
            term={t('live.answer.now')}
            best={top(answer?.present)[0]}
            actions={actions}
            trueAction={trueAction}
          />
          <Answer term={t('live.answer.lately')} best={ranked[0]} actions={actions} trueAction={trueAction} />
        </dl>
      )}
      {ribbon}
      {ranked.length > 0 && !diverged && (
        <>
          <h4>{t('live.answer.likeliest')}</h4>
          <LikeliestAnswers
            answers={ranked.map(({ place, probability }) => ({ action: actions[place] ?? 0, probability }))}
            trueAction={trueAction}
          />
        </>
      )}
    </li>
  );
}

interface AnswerProps {
  readonly term: string;
  readonly best: RankedClass | undefined;
  readonly actions: readonly number[];
  readonly trueAction: number | null;
}

function Answer({ term, best, actions, trueAction }: AnswerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const action = best === undefined ? undefined : actions[best.place];
  return (
    <div>
      <dt>{term}</dt>
      {best === undefined || action === undefined ? (
        <dd className={classes['none']}>{t('live.answer.none')}</dd>
      ) : (
        <dd>
          <strong>{actionName(action, language)}</strong>
          {action === trueAction && (
            <Check size={14} className={classes['right']} aria-label={t('figures.predictions.right')} />
          )}
          <span>{formatPercent(best.probability, language, 0)}</span>
        </dd>
      )}
    </div>
  );
}
