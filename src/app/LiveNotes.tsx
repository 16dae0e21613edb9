/** What has to be said beside live answers: what the page waits for, what went wrong, and where live differs from training. */

import { useTranslation } from 'react-i18next';

import type { FeatureConfig } from '../experiment/config';
import { formatBytes, useLanguage } from '../i18n/format';
import type { CameraProblem } from '../live/poseCamera';
import { MODEL_BYTES } from '../live/poseModel';
import type { LiveSource } from '../panels/live/LiveControls';
import classes from './App.module.css';

interface LiveNotesProps {
  readonly source: LiveSource;
  readonly features: FeatureConfig;
  readonly training: boolean;
}

/** Where what networks read live is not what they read in training. */
export function LiveNotes({ source, features, training }: LiveNotesProps) {
  const { t } = useTranslation();
  const { length, maxFrames, scale, frameStep, view, origin, orientations } = features;
  const notes = [
    source === 'recording' && t('live.fromFirst'),
    training && t('live.weights'),
    length === 'resample' && t('live.resampled', { frames: maxFrames }),
    length === 'crop' && t('live.beyond', { frames: maxFrames }),
    scale === 'spine' && t('live.spineSoFar'),
    frameStep > 1 && t('live.step', { frames: frameStep }),
    source === 'camera' && (view === 'camera' || origin === 'camera') && t('live.camera.view'),
    source === 'camera' && orientations && t('live.camera.orientations'),
  ].filter((note) => note !== false);
  return <p className={classes['liveNotes']}>{notes.join(' ')}</p>;
}

/** What becomes of the picture and what is fetched: said before the camera is asked for. */
export function CameraPromise() {
  const { t } = useTranslation();
  const language = useLanguage();
  const size = formatBytes(MODEL_BYTES, language);
  return <p className={classes['liveNotes']}>{t('live.camera.hint', { size })}</p>;
}

/** Of 25 joints; a hand behind the back is three of them, ankles and feet that are not in the picture are four. */
const WHOLE_BODY = 22;

interface LiveStateProps {
  readonly source: LiveSource;
  readonly stage: 'stopped' | 'asking' | 'loading' | 'running';
  readonly problem: CameraProblem | null;
  /** Null where nobody is in sight. */
  readonly jointsSeen: number | null;
  readonly hasRecording: boolean;
}

/** One sentence on where things stand; a screen reader hears it when it changes. */
export function LiveState({ source, stage, problem, jointsSeen, hasRecording }: LiveStateProps) {
  const { t } = useTranslation();
  const sentence = () => {
    if (problem !== null) return t(`live.camera.problem.${problem}`);
    if (stage === 'asking') return t('live.camera.asking');
    if (stage === 'loading') return t('live.camera.loading');
    if (stage === 'running' && source === 'camera') {
      if (jointsSeen === null) return t('live.camera.nobody');
      return t(jointsSeen < WHOLE_BODY ? 'live.camera.partly' : 'live.camera.inSight');
    }
    if (source === 'recording' && !hasRecording) return t('live.noRecording');
    return stage === 'running' ? '' : t(source === 'camera' ? 'live.camera.place' : 'live.idle');
  };
  return (
    <p role="status" className={classes['liveState']} data-problem={problem !== null}>
      {sentence()}
    </p>
  );
}
