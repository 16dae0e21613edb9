/** What each network takes the watched recording for: at the shown frame, and on a strip over all frames. */

import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { AnswerStrip } from '../charts/AnswerStrip';
import { FrameAxis } from '../charts/FrameAxis';
import { SaveFigure } from '../charts/SaveFigure';
import { StripKey } from '../charts/StripKey';
import { probabilitiesCsv } from '../export/figureCsv';
import { useLanguage } from '../i18n/format';
import { frameAnswers, recognition } from '../metrics/answers';
import { Predictions } from '../panels/Predictions';
import { actionName } from '../skeleton/actions';
import type { NetworkPrediction } from '../training/protocol';
import { AnswersThere } from './AnswersThere';
import { AtThisFrame } from './AtThisFrame';
import { useAppParts, useAppState } from './context';
import { download } from './download';
import classes from './predictions.module.css';
import { ReasonsForAnswer } from './Reasons';
import { useAnswerNote } from './recordingNote';
import type { AppState } from './state';
import { type ShownNetwork, useNetworks } from './useNetworks';

/** Of wrong answers: a colour that no network has, which their hatching tells without colour. */
const QUIET = { light: '#8a5a00', dark: '#f2c14e' } as const;

type SequencePredictions = NonNullable<AppState['predictions']>;

export interface Answering {
  readonly shown: ShownNetwork;
  readonly prediction: NetworkPrediction;
  readonly predictions: SequencePredictions;
  readonly trueAction: number | null;
}

export function FramePredictions() {
  'use memo';
  const { store } = useAppParts();
  const networks = useNetworks();
  const predictions = useAppState((state) => state.predictions);
  const frame = useAppState((state) => state.frame);
  const trueAction = useAppState((state) => state.sequence?.name?.action ?? null);
  const runs = useAppState((state) => state.runs);
  const stopped = useMemo(
    () => new Set(Object.keys(runs).filter((id) => runs[id]?.divergedAt != null)),
    [runs],
  );
  const answering = (networkId: string): Answering | null => {
    const shown = networks.find(({ id }) => id === networkId);
    const prediction = predictions?.predictions.find((candidate) => candidate.networkId === networkId);
    if (shown === undefined || prediction === undefined || predictions === null) return null;
    return { shown, prediction, predictions, trueAction };
  };
  const figure = useRef<HTMLDivElement>(null);
  const read = useAppState((state) => state.readFrame);
  const setRead = useCallback((readFrame: number | null) => store.state.setState({ readFrame }), [store]);
  const answered = networks.flatMap(({ id }) => answering(id) ?? []);
  return (
    <>
      <div className={classes['figure']}>
        <AnswersThere answering={answered} frame={read} onLeave={() => setRead(null)}>
          <div ref={figure}>
            <Predictions
              networks={networks}
              stopped={stopped}
              predictions={predictions}
              frame={frame}
              trueAction={trueAction}
              strip={(id) => {
                const given = answering(id);
                return given === null ? null : <Strip {...given} frame={frame} onRead={setRead} />;
              }}
            />
            {answered.length > 0 && <Foot known={trueAction !== null} />}
          </div>
        </AnswersThere>
        {predictions !== null && answered.length > 0 && (
          <SaveAnswers plot={() => figure.current} answering={answered} predictions={predictions} />
        )}
      </div>
      {answered.length > 0 && (
        <>
          <AtThisFrame answering={answered} frame={frame} />
          <ReasonsForAnswer />
        </>
      )}
    </>
  );
}

/** Numbers of frames, and how strips are read. */
function Foot({ known }: { readonly known: boolean }) {
  'use memo';
  const scheme = useComputedColorScheme('light');
  const frameCount = useAppState((state) => state.sequence?.frameCount ?? 0);
  return (
    <>
      <FrameAxis frameCount={frameCount} />
      <StripKey quiet={QUIET[scheme]} known={known} />
    </>
  );
}

interface SaveAnswersProps {
  readonly answering: readonly Answering[];
  readonly predictions: SequencePredictions;
  plot(): HTMLElement | null;
}

/** Of all networks: the strips as they are seen, and every probability on every frame. */
function SaveAnswers({ answering, predictions: { frames, classes: actions }, plot }: SaveAnswersProps) {
  'use memo';
  const { t } = useTranslation();
  const language = useLanguage();
  const recording = useAppState((state) => state.sequence);
  const frame = useAppState((state) => state.frame);
  const given = answering.map(({ shown: { name }, prediction: { iteration, probabilities } }) => ({
    name,
    iteration,
    probabilities,
  }));
  const note = useAnswerNote(given);
  const csv = () => {
    const truth = recording?.name?.action;
    return probabilitiesCsv(
      {
        id: recording?.id ?? '',
        trueAction: truth === undefined ? null : actionName(truth, language),
      },
      given,
      frames,
      actions.map((action) => actionName(action, language)),
    );
  };
  return (
    <div className={classes['save']}>
      <SaveFigure
        title={t('figures.predictions.title')}
        fileName={`${recording?.id ?? ''} ${t('figures.predictions.title')}`}
        note={`${note} · ${t('figures.predictions.frame', { frame: frame + 1 })}`}
        legend={[]}
        plot={plot}
        csv={csv}
        onSave={download}
      />
    </div>
  );
}

interface StripProps extends Answering {
  readonly frame: number;
  onRead(frame: number | null): void;
}

function Strip({ shown, prediction, predictions, trueAction, frame, onRead }: StripProps) {
  'use memo';
  const { t } = useTranslation();
  const { store } = useAppParts();
  const scheme = useComputedColorScheme('light');
  const frameCount = useAppState((state) => state.sequence?.frameCount ?? 0);
  const { classes: actions, frames } = predictions;
  const truth = trueAction === null ? -1 : actions.indexOf(trueAction);
  const { probabilities } = prediction;
  const answers = useMemo(() => frameAnswers(probabilities, actions.length), [probabilities, actions]);
  const right = useMemo(
    () => (truth < 0 ? null : Array.from(answers.winners, (winner) => winner === truth)),
    [answers, truth],
  );
  const label = useMemo(() => {
    const { name } = shown;
    const { frames: all, rightFrames, forGoodFrom } = recognition(answers, truth);
    if (truth < 0) return t('figures.predictions.noTruth', { name, frames: all });
    const end =
      forGoodFrom === null
        ? t('figures.predictions.notForGood')
        : t('figures.predictions.forGood', { frame: (frames[forGoodFrom] ?? 0) + 1 });
    return `${t('figures.predictions.strip', { name, right: rightFrames, frames: all })} ${end}`;
  }, [answers, truth, frames, shown, t]);
  const pick = useCallback((next: number) => store.state.setState({ frame: next, playing: false }), [store]);
  return (
    <AnswerStrip
      label={label}
      frames={frames}
      frameCount={frameCount}
      confidence={answers.confidence}
      right={right}
      colour={shown.colour}
      quiet={QUIET[scheme]}
      frame={frame}
      onPick={pick}
      onRead={onRead}
    />
  );
}
