/** One frame in detail: the likeliest actions of every network, its hidden activity, and which of its groups fired. */

import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ActivityStrip } from '../charts/ActivityStrip';
import { SaveFigure } from '../charts/SaveFigure';
import { activityCsv } from '../export/figureCsv';
import { likeliestAndTrue } from '../metrics/answers';
import { GroupStates } from '../panels/GroupStates';
import { LikeliestAnswers } from '../panels/LikeliestAnswers';
import { fedFrameIndex } from '../panels/predictionAt';
import { Swatch } from '../panels/Swatch';
import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import { download } from './download';
import type { Answering } from './FramePredictions';
import { useAnswerNote } from './recordingNote';
import { useGroupNames } from './useGroupNames';

const RANKED = 5;

/** The likeliest actions of one network, and the true one wherever it stands. */
export function Ranking({
  prediction,
  predictions,
  trueAction,
  frame,
}: Answering & { readonly frame: number }) {
  const { classes: actions, frames } = predictions;
  const truth = trueAction === null ? null : actions.indexOf(trueAction);
  const index = fedFrameIndex(frames, frame);
  const ranked = likeliestAndTrue(prediction.probabilities, actions.length, index, RANKED, truth);
  const answers = ranked.map(({ place, probability, rank }) => ({
    action: actions[place] ?? 0,
    probability,
    ...(rank > RANKED && { rank }),
  }));
  return <LikeliestAnswers answers={answers} trueAction={trueAction} />;
}

/** Closed until asked for: the five most probable actions of every network, and the groups of those that have some. */
export function AtThisFrame({
  answering,
  frame,
}: {
  readonly answering: readonly Answering[];
  readonly frame: number;
}) {
  'use memo';
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { length, frameStep } = useAppState(({ config }) => config.features);
  const step = length === 'resample' ? 1 : frameStep;
  return (
    <details className={classes['atFrame']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('figures.predictions.details')}</summary>
      <p>
        {t('figures.predictions.hint')}
        {step > 1 && ` ${t('figures.predictions.step', { frames: step })}`}
      </p>
      {(open ? answering : []).map((given) => (
        <div key={given.shown.id}>
          <h3>
            <Swatch colour={given.shown.colour} dash={given.shown.dash} width={20} /> {given.shown.name}
          </h3>
          <Ranking {...given} frame={frame} />
          <Activity {...given} frame={frame} />
          <Groups {...given} frame={frame} />
        </div>
      ))}
    </details>
  );
}

/** The hidden state over all frames, group by group: where memory is written, held, and fades. */
function Activity({ shown, prediction, predictions, frame }: Answering & { readonly frame: number }) {
  'use memo';
  const { t } = useTranslation();
  const { store } = useAppParts();
  const frameCount = useAppState((state) => state.sequence?.frameCount ?? 0);
  const { name, colour } = shown;
  const { activity, iteration } = prediction;
  const recording = useAppState((state) => state.sequence?.id ?? '');
  const note = useAnswerNote([{ name, iteration }]);
  const strip = useRef<HTMLDivElement>(null);
  const title = `${name}: ${t('figures.predictions.activity')}`;
  const names = useGroupNames(shown);
  const groups = names.length;
  const pick = useCallback((next: number) => store.state.setState({ frame: next, playing: false }), [store]);
  const busiest = useMemo(() => activity.indexOf(Math.max(...activity)), [activity]);
  if (activity.length !== predictions.frames.length * groups) return null; // of other options: new ones are on their way
  return (
    <>
      <h4 className={classes['named']}>
        {t('figures.predictions.activity')}
        <SaveFigure
          title={title}
          note={note}
          fileName={`${recording} ${title}`}
          legend={[]}
          plot={() => strip.current}
          csv={() =>
            activityCsv({ recording, network: name, iteration }, activity, groups, predictions.frames)
          }
          onSave={download}
        />
      </h4>
      <div ref={strip}>
        <ActivityStrip
          label={t('figures.predictions.activityLabel', {
            name,
            group: names[busiest % groups],
            frame: (predictions.frames[Math.floor(busiest / groups)] ?? 0) + 1,
          })}
          activity={activity}
          names={names}
          frames={predictions.frames}
          frameCount={frameCount}
          colour={colour}
          frame={frame}
          onPick={pick}
        />
      </div>
    </>
  );
}

interface GroupsProps extends Pick<Answering, 'shown' | 'predictions'> {
  readonly frame: number;
  /** A line each. */
  readonly lines?: boolean;
}

/** Which groups of a network fired; nothing of one that has none. */
export function Groups({ shown, predictions, frame, lines = false }: GroupsProps) {
  'use memo';
  const { definition, network, colour } = shown;
  const names = useGroupNames(shown);
  const { frames } = predictions;
  const schedule = useMemo(
    () => definition.schedule(network.options, frames.length),
    [definition, network.options, frames.length],
  );
  if (schedule.length < 2) return null;
  const index = fedFrameIndex(frames, frame);
  return <GroupStates {...{ names, schedule, frames, index, colour, lines }} />;
}
