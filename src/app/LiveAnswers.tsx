/** What the networks say of the frames that come in: how fast they read, an answer card each, and all of it to save. */

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { HistoryRibbon } from '../charts/HistoryRibbon';
import { SaveFigure } from '../charts/SaveFigure';
import { liveCsv } from '../export/liveCsv';
import { formatDecimal, useLanguage } from '../i18n/format';
import type { LiveView } from '../live/liveDriver';
import { HISTORY_FRAMES } from '../live/liveNetwork';
import type { LiveAnswer } from '../live/liveSession';
import { LiveAnswerCard } from '../panels/live/LiveAnswerCard';
import type { LiveSource } from '../panels/live/LiveControls';
import { PaceLine } from '../panels/live/PaceLine';
import { actionName } from '../skeleton/actions';
import { FRAME_RATE } from '../skeleton/sequence';
import classes from './App.module.css';
import { useAppState } from './context';
import { download } from './download';
import { LiveSpoken } from './LiveSpoken';
import { useNetworks } from './useNetworks';

interface LiveAnswersProps {
  /** Null before the first start. */
  readonly view: LiveView | null;
  readonly running: boolean;
  readonly source: LiveSource;
  /** Null where nobody knows it. */
  readonly trueAction: number | null;
}

export function LiveAnswers({ view, running, source, trueAction }: LiveAnswersProps) {
  const { t } = useTranslation();
  const networks = useNetworks();
  const answers = view?.answers ?? [];
  const untrained = answers.length > 0 && answers.every(({ iteration }) => iteration === 0);
  if (networks.length === 0) return <p className={classes['empty']}>{t('live.noNetworks')}</p>;
  if (view === null) return null;
  return (
    <>
      {running && (
        <PaceLine
          pace={view.pace}
          pictures={source === 'camera' ? view.pictures : null}
          networks={answers.length}
          since={view.sinceStart / FRAME_RATE}
        />
      )}
      {running && answers.length === 0 && <p className={classes['empty']}>{t('live.waiting')}</p>}
      {untrained && <p className={classes['liveUntrained']}>{t('live.untrained')}</p>}
      {running && <LiveSpoken networks={networks} answers={answers} />}
      {answers.length > 0 && <Cards answers={answers} trueAction={trueAction} />}
    </>
  );
}

interface CardsProps {
  readonly answers: readonly LiveAnswer[];
  readonly trueAction: number | null;
}

function Cards({ answers, trueAction }: CardsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const networks = useNetworks();
  const list = useRef<HTMLUListElement>(null);
  const secondsEach = useAppState(({ config }) => config.features.frameStep) / FRAME_RATE;
  const seconds = formatDecimal(HISTORY_FRAMES * secondsEach, 0, language);
  const answerOf = (id: string) => answers.find(({ networkId }) => networkId === id) ?? null;
  const csv = () => {
    const histories = networks.map(({ id, name }) => ({ name, history: answerOf(id)?.history ?? [] }));
    return liveCsv(histories, secondsEach, (action) => actionName(action, language));
  };
  return (
    <>
      <div className={classes['liveRibbons']}>
        <p className={classes['liveNotes']}>
          {t(trueAction === null ? 'live.answer.historyCamera' : 'live.answer.history', { seconds })}
        </p>
        <SaveFigure
          title={t('live.answer.list')}
          legend={NO_LEGEND}
          plot={() => list.current}
          csv={csv}
          onSave={download}
        />
      </div>
      <ul ref={list} aria-label={t('live.answer.list')} className={classes['liveAnswers']}>
        {networks.map(({ id, name, colour, dash }) => (
          <LiveAnswerCard
            key={id}
            name={name}
            colour={colour}
            dash={dash}
            answer={answerOf(id)}
            trueAction={trueAction}
            ribbon={
              <HistoryRibbon
                name={name}
                history={answerOf(id)?.history ?? NO_HISTORY}
                capacity={HISTORY_FRAMES}
                secondsEach={secondsEach}
                trueAction={trueAction}
                colour={colour}
              />
            }
          />
        ))}
      </ul>
    </>
  );
}

const NO_LEGEND = [] as const;
const NO_HISTORY = [] as const;
