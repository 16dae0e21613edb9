/** What each network takes the present frame for, updated while training goes on. */

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatPercent, useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import type { NetworkPrediction } from '../training/protocol';
import classes from './Predictions.module.css';
import { answerAt, fedFrameIndex } from './predictionAt';
import { Swatch } from './Swatch';

interface PredictionsProps {
  readonly networks: readonly {
    readonly id: string;
    readonly name: string;
    readonly colour: string;
    readonly dash: string;
  }[];
  /** Ids of networks that diverged. */
  readonly stopped: ReadonlySet<string>;
  readonly predictions: {
    readonly frames: Int32Array;
    readonly classes: readonly number[];
    readonly predictions: readonly NetworkPrediction[];
  } | null;
  readonly frame: number;
  /** `null` where the recording's name says none. */
  readonly trueAction: number | null;
  /** A network's answers over the whole sequence; shown below its answer of the frame. */
  strip?(networkId: string): ReactNode;
}

export function Predictions({ networks, stopped, predictions, frame, trueAction, strip }: PredictionsProps) {
  'use memo';
  const { t } = useTranslation();
  const language = useLanguage();
  const index = predictions === null ? 0 : fedFrameIndex(predictions.frames, frame);
  return (
    <ul aria-label={t('figures.predictions.title')} className={classes['list']}>
      {networks.map(({ id, name, colour, dash }) => {
        const prediction = predictions?.predictions.find(({ networkId }) => networkId === id);
        const answer =
          predictions === null || prediction === undefined
            ? null
            : answerAt(prediction, predictions.classes, index);
        return (
          <li key={id} className={classes['item']}>
            <Swatch colour={colour} dash={dash} width={20} />
            <span className={classes['network']}>{name}</span>
            {answer === null ? (
              <span className={classes['none']}>
                {t(stopped.has(id) ? 'figures.predictions.stopped' : 'figures.predictions.none')}
              </span>
            ) : (
              <>
                <span className={classes['action']}>
                  {actionName(answer.action, language)}
                  {answer.action === trueAction && (
                    <Check
                      size={14}
                      className={classes['right']}
                      aria-label={t('figures.predictions.right')}
                    />
                  )}
                </span>
                <span className={classes['probability']}>{formatPercent(answer.probability, language)}</span>
                <div className={classes['strip']}>{strip?.(id)}</div>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
