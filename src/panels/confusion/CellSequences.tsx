/** The sequences behind a cell of the confusion matrix, each a click away from the frame where it is answered so. */

import { useTranslation } from 'react-i18next';

import { formatInteger, formatPercent, useLanguage } from '../../i18n/format';
import type { AnsweredSequence } from '../../metrics/sequenceAnswers';
import { actionName } from '../../skeleton/actions';
import { VirtualList } from '../VirtualList';
import { WatchButton } from '../WatchButton';
import classes from './confusion.module.css';

const ROW_HEIGHT = 40;

interface CellSequencesProps {
  /** Number of the true action. */
  readonly action: number;
  /** Name of the action that it is taken for. */
  readonly answer: string;
  /** Of the evaluation. */
  readonly iteration: number;
  /** Answers change meanwhile. */
  readonly training: boolean;
  readonly sequences: readonly AnsweredSequence[];
  readonly watchedId: string | null;
  onWatch(id: string): void;
}

export function CellSequences(props: CellSequencesProps) {
  const { action, answer, iteration, training, sequences, watchedId, onWatch } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t('figures.confusion.behind', {
    action: actionName(action, language),
    answer,
    count: sequences.length,
    shown: formatInteger(sequences.length, language),
  });
  return (
    <section className={classes['block']} aria-label={title}>
      <h3 tabIndex={-1}>{title}</h3>
      <p className={classes['hint']}>
        {t('figures.confusion.behindHint', { iteration: formatInteger(iteration, language) })}
        {training && ` ${t('figures.confusion.meanwhile')}`}
      </p>
      <VirtualList
        label={title}
        count={sequences.length}
        height={ROW_HEIGHT}
        overscan={6}
        className={classes['scroller']}
        keyOf={(index) => sequences[index]?.id}
      >
        {(index) => {
          const sequence = sequences[index];
          if (sequence === undefined) return null;
          const { id, answered, frames } = sequence;
          return (
            <WatchButton
              id={id}
              action={null}
              watched={id === watchedId}
              className={classes['sequence']}
              onWatch={onWatch}
            >
              <span className={classes['detail']}>
                {t('figures.confusion.framesOf', {
                  answered: formatInteger(answered, language),
                  frames: formatInteger(frames, language),
                  share: formatPercent(answered / frames, language, 0),
                })}
              </span>
            </WatchButton>
          );
        }}
      </VirtualList>
    </section>
  );
}
