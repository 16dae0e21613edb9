/** The tab where networks read frames as they come: from the watched recording, as if a sensor gave it, or from the webcam. */

import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../i18n/format';
import { BodyPreview } from '../panels/live/BodyPreview';
import {
  LIVE_WINDOWS,
  LiveControls,
  type LiveRestart,
  type LiveSource,
  type LiveWindow,
  secondsOf,
} from '../panels/live/LiveControls';
import { actionName } from '../skeleton/actions';
import { FRAME_RATE } from '../skeleton/sequence';
import classes from './App.module.css';
import { useAppState } from './context';
import { LiveAnswers } from './LiveAnswers';
import { CameraPromise, LiveNotes, LiveState } from './LiveNotes';
import { currentDataset } from './state';
import { useLiveSource } from './useLiveSource';
import { useLiveWeights } from './useLiveWeights';

/** Frames of the longest recording as far as training uses it. */
function useLongest(): number {
  const dataset = useAppState(currentDataset);
  const { length, maxFrames, frameStep } = useAppState(({ config }) => config.features);
  return useMemo(() => {
    const most = length === 'crop' ? maxFrames * frameStep : Number.POSITIVE_INFINITY;
    const longest = (dataset?.sequences ?? []).reduce((max, { frameCount }) => Math.max(max, frameCount), 0);
    return longest === 0 ? Math.min(most, 10 * FRAME_RATE) : Math.min(most, longest);
  }, [dataset, length, maxFrames, frameStep]);
}

export default function Live() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [source, setSource] = useState<LiveSource>('recording');
  const [window, setWindow] = useState<LiveWindow>('one');
  const [restart, setRestart] = useState<LiveRestart>('length');
  const [pictureShown, setPictureShown] = useState(false);
  const features = useAppState(({ config }) => config.features);
  const training = useAppState(({ status }) => status === 'running');
  const sequence = useAppState((state) => state.sequence);
  const longest = useLongest();
  const options = useMemo(() => {
    const seconds = secondsOf(restart, longest / FRAME_RATE);
    const startOverAfter = seconds === null ? null : Math.round(seconds * FRAME_RATE);
    return { window: LIVE_WINDOWS[window], startOverAfter };
  }, [window, restart, longest]);
  const live = useLiveSource(source, features, options);
  const running = live.stage !== 'stopped';
  useLiveWeights(live.driver, running);
  const trueAction = source === 'recording' ? (sequence?.name?.action ?? null) : null;
  return (
    <div className={classes['live']}>
      <p>{t('live.intro')}</p>
      <div className={classes['liveTop']} data-source={source}>
        <div className={classes['liveSettings']}>
          <LiveControls
            source={source}
            running={running}
            canStart={source === 'camera' || sequence !== null}
            window={window}
            restart={restart}
            longest={longest / FRAME_RATE}
            onSource={setSource}
            onStart={live.start}
            onStop={live.stop}
            onStartOver={() => live.driver.startOver()}
            onWindow={setWindow}
            onRestart={setRestart}
          />
          {source === 'camera' && <CameraPromise />}
          <LiveState
            source={source}
            stage={live.stage}
            problem={live.problem}
            jointsSeen={live.view?.jointsSeen ?? null}
            hasRecording={sequence !== null}
          />
        </div>
        <div className={classes['livePreview']}>
          <BodyPreview
            canvas={live.canvas}
            video={source === 'camera' ? live.video : null}
            aspect={source === 'camera' ? live.aspect : 4 / 3}
            pictureShown={pictureShown}
            text={trueAction === null ? '' : t('live.truth', { action: actionName(trueAction, language) })}
          />
          {source === 'camera' && (
            <Checkbox
              size="xs"
              label={t('live.camera.showPicture')}
              checked={pictureShown}
              onChange={(event) => setPictureShown(event.currentTarget.checked)}
            />
          )}
        </div>
      </div>
      <LiveAnswers view={live.view} running={running} source={source} trueAction={trueAction} />
      <LiveNotes source={source} features={features} training={training} />
    </div>
  );
}
