/** What each network takes the watched recording for: at the shown frame, and on a strip over all frames. */

import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ActivityStrip } from '../charts/ActivityStrip';
import { AnswerStrip } from '../charts/AnswerStrip';
import { frameAnswers, likeliest, recognition } from '../metrics/answers';
import { GroupStates } from '../panels/GroupStates';
import { LikeliestAnswers } from '../panels/LikeliestAnswers';
import { Predictions } from '../panels/Predictions';
import { fedFrameIndex } from '../panels/predictionAt';
import { Swatch } from '../panels/Swatch';
import type { NetworkPrediction } from '../training/protocol';
import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import type { AppState } from './state';
import { type ShownNetwork, useNetworks } from './useNetworks';

const RANKED = 5;
/** Of wrong answers. */
const QUIET = { light: '#7b838a', dark: '#8b949c' } as const;

type SequencePredictions = NonNullable<AppState['predictions']>;

interface Answering {
  readonly shown: ShownNetwork;
  readonly prediction: NetworkPrediction;
  readonly predictions: SequencePredictions;
  readonly trueAction: number | null;
}

export function FramePredictions() {
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
  return (
    <>
      <Predictions
        networks={networks}
        stopped={stopped}
        predictions={predictions}
        frame={frame}
        trueAction={trueAction}
        strip={(id) => {
          const given = answering(id);
          return given === null ? null : <Strip {...given} frame={frame} />;
        }}
      />
      {predictions !== null && predictions.predictions.length > 0 && (
        <AtThisFrame answering={networks.flatMap(({ id }) => answering(id) ?? [])} frame={frame} />
      )}
    </>
  );
}

function Strip({
  shown,
  prediction,
  predictions,
  trueAction,
  frame,
}: Answering & { readonly frame: number }) {
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
      describe={(at) => (
        <>
          <strong>{t('figures.predictions.frame', { frame: at + 1 })}</strong>
          <Ranking
            shown={shown}
            prediction={prediction}
            predictions={predictions}
            trueAction={trueAction}
            frame={at}
          />
        </>
      )}
    />
  );
}

function Ranking({ prediction, predictions, trueAction, frame }: Answering & { readonly frame: number }) {
  const { classes: actions, frames } = predictions;
  const ranked = likeliest(prediction.probabilities, actions.length, fedFrameIndex(frames, frame), RANKED);
  const answers = ranked.map(({ place, probability }) => ({ action: actions[place] ?? 0, probability }));
  return <LikeliestAnswers answers={answers} trueAction={trueAction} />;
}

/** Closed until asked for: the five most probable actions of every network, and the groups of those that have some. */
function AtThisFrame({
  answering,
  frame,
}: {
  readonly answering: readonly Answering[];
  readonly frame: number;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className={classes['atFrame']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('figures.predictions.details')}</summary>
      <p>{t('figures.predictions.hint')}</p>
      {(open ? answering : []).map((given) => (
        <section key={given.shown.id} aria-label={given.shown.name}>
          <h3>
            <Swatch colour={given.shown.colour} dash={given.shown.dash} width={20} /> {given.shown.name}
          </h3>
          <Ranking {...given} frame={frame} />
          <Activity {...given} frame={frame} />
          <Groups {...given} frame={frame} />
        </section>
      ))}
    </details>
  );
}

/** The hidden state over all frames, group by group: where memory is written, held, and fades. */
function Activity({ shown, prediction, predictions, frame }: Answering & { readonly frame: number }) {
  const { t } = useTranslation();
  const frameCount = useAppState((state) => state.sequence?.frameCount ?? 0);
  const { definition, network, name, colour } = shown;
  const { activity } = prediction;
  const groups = definition.groupUnits(network.options).length;
  const busiest = useMemo(() => activity.indexOf(Math.max(...activity)), [activity]);
  if (activity.length !== predictions.frames.length * groups) return null; // of other options: new ones are on their way
  return (
    <>
      <h4>{t('figures.predictions.activity')}</h4>
      <ActivityStrip
        label={t('figures.predictions.activityLabel', {
          name,
          group: (busiest % groups) + 1,
          frame: (predictions.frames[Math.floor(busiest / groups)] ?? 0) + 1,
        })}
        activity={activity}
        groups={groups}
        frames={predictions.frames}
        frameCount={frameCount}
        colour={colour}
        frame={frame}
      />
    </>
  );
}

function Groups({ shown, predictions, frame }: Answering & { readonly frame: number }) {
  const { definition, network, colour } = shown;
  const { frames } = predictions;
  const schedule = useMemo(
    () => definition.schedule(network.options, frames.length),
    [definition, network.options, frames.length],
  );
  if (schedule.length < 2) return null;
  return <GroupStates schedule={schedule} index={fedFrameIndex(frames, frame)} colour={colour} />;
}
