/** The figures of an answer's reasons: how much each frame mattered, and the joints that mattered most. */

import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AnswerStrip } from '../charts/AnswerStrip';
import { FrameAxis } from '../charts/FrameAxis';
import { SaveFigure } from '../charts/SaveFigure';
import { influenceCsv } from '../export/figureCsv';
import { formatPercent, formatSignificant, useLanguage } from '../i18n/format';
import { sharesOfGreatest } from '../metrics/jointInfluence';
import { fedFrameIndex } from '../panels/predictionAt';
import { actionName } from '../skeleton/actions';
import { JOINT_NAMES } from '../skeleton/joints';
import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import { download } from './download';
import type { Reasons } from './Reasons';
import { weightiestJoints } from './reasoning';
import { useAnswerNote } from './recordingNote';
import type { AppState } from './state';

const LISTED = 5;

interface FrameCurveProps {
  readonly reasons: Reasons;
  readonly predictions: NonNullable<AppState['predictions']>;
  readonly frame: number;
}

export function Joints({ label, weights }: { readonly label: string; readonly weights: Float32Array }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const listed = weightiestJoints(weights, LISTED);
  if (listed.length === 0) return <p>{t('figures.reasons.notHere')}</p>;
  return (
    <ol aria-label={label} className={classes['weighed']}>
      {listed.map(({ joint, body, weight }) => (
        <li key={`${body} ${joint}`}>
          <span>
            {body === 0
              ? t(`formats.joint.${joint}`)
              : t('figures.reasons.second', { joint: t(`formats.joint.${joint}`) })}
          </span>
          <span className={classes['weight']} style={{ inlineSize: `${100 * weight}%` }} />
          <span>{formatPercent(weight, language, 0)}</span>
        </li>
      ))}
    </ol>
  );
}

/** How much every frame up to the answer mattered. */
export function FrameCurve({ reasons, predictions, frame }: FrameCurveProps) {
  const { t } = useTranslation();
  const { store } = useAppParts();
  const language = useLanguage();
  const frameCount = useAppState((state) => state.sequence?.frameCount ?? 0);
  const curve = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState<number | null>(null);
  const { shown, explanation, influence } = reasons;
  const { name } = shown;
  const { iteration } = explanation;
  const recording = useAppState((state) => state.sequence?.id ?? '');
  const note = useAnswerNote([{ name, iteration }]);
  const { frames } = predictions;
  const heights = useMemo(() => {
    const all = new Float32Array(frames.length); // nothing after the answer
    all.set(sharesOfGreatest(influence.ofFrames).subarray(0, frames.length));
    return all;
  }, [frames, influence]);
  const pick = useCallback((next: number) => store.state.setState({ frame: next, playing: false }), [store]);
  const most = heights.indexOf(1);
  const title = t('figures.reasons.curve', { name });
  const at = read ?? frame;
  const length = influence.ofFrames[fedFrameIndex(frames, at)];
  const answeredOn = (explanation.frames.at(-1) ?? 0) + 1;
  const action = actionName(explanation.action, language);
  const answer = t('figures.reasons.answer', { frame: answeredOn, name, action });
  return (
    <>
      <h4 className={classes['named']}>
        {title}
        <SaveFigure
          title={title}
          note={`${note}. ${answer}`}
          fileName={`${recording} ${title} ${answeredOn}`}
          legend={[]}
          plot={() => curve.current}
          csv={() =>
            influenceCsv(
              { recording, network: name, iteration, answer: action, frames: explanation.frames },
              influence.lengths,
              influence.bodies,
              JOINT_NAMES,
            )
          }
          onSave={download}
        />
      </h4>
      <div ref={curve}>
        <AnswerStrip
          label={t('figures.reasons.curveLabel', {
            name: shown.name,
            frame: answeredOn,
            most: (frames[most] ?? 0) + 1,
          })}
          frames={frames}
          frameCount={frameCount}
          confidence={heights}
          right={null}
          colour={shown.colour}
          quiet={shown.colour}
          frame={frame}
          onPick={pick}
          onRead={setRead}
        />
        <FrameAxis
          frameCount={frameCount}
          label={t('charts.strip.influence', {
            most: formatSignificant(influence.ofFrames[most] ?? 0, 3, language),
            frame: (frames[most] ?? 0) + 1,
          })}
        />
      </div>
      <p>
        {t('figures.predictions.frame', { frame: at + 1 })}:{' '}
        {length === undefined
          ? t('figures.reasons.after')
          : t('figures.reasons.length', { length: formatSignificant(length, 3, language) })}
      </p>
    </>
  );
}
