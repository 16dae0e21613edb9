/**
 * What feeds the live networks: the watched recording or the camera, started and stopped. The camera is let go of with Stop, with
 * another source, with another tab of the page, and when anything goes wrong.
 */

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { FeatureConfig } from '../experiment/config';
import { type LiveBodies, type LiveClock, LiveDriver, type LiveView } from '../live/liveDriver';
import type { LiveOptions } from '../live/liveSession';
import { type CameraProblem, PoseCamera } from '../live/poseCamera';
import { loadPoseModel } from '../live/poseModel';
import type { LiveSource } from '../panels/live/LiveControls';
import { paintBodies } from '../panels/live/paintBodies';
import { type SeenBounds, seenBounds } from '../panels/live/seenBounds';
import { useAppParts, useAppState } from './context';

/** `asking` for the camera, `loading` the pose model. */
type LiveStage = 'stopped' | 'asking' | 'loading' | 'running';

const CLOCK: LiveClock = {
  now: () => performance.now(),
  requestFrame: (callback) => requestAnimationFrame(callback),
  cancelFrame: (request) => cancelAnimationFrame(request),
  hidden: () => document.hidden,
};

const AS_IN_A_MIRROR = { mirrored: true, bounds: null } as const;

interface Live {
  readonly driver: LiveDriver;
  readonly view: LiveView | null;
  readonly stage: LiveStage;
  readonly problem: CameraProblem | null;
  /** Width over height of the camera's pictures. */
  readonly aspect: number;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  start(): void;
  stop(): void;
}

export function useLiveSource(source: LiveSource, features: FeatureConfig, options: LiveOptions): Live {
  const { store } = useAppParts();
  const sequence = useAppState((state) => state.sequence);
  const [view, setView] = useState<LiveView | null>(null);
  const [stage, setStage] = useState<LiveStage>('stopped');
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [aspect, setAspect] = useState(16 / 9);
  const canvas = useRef<HTMLCanvasElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const camera = useRef<PoseCamera | null>(null);
  const bounds = useRef<SeenBounds>(null);
  const first = useRef(options);

  const driver = useMemo(() => {
    const onBodies = (bodies: LiveBodies | null) => {
      if (canvas.current !== null) {
        const way = bodies?.frame === null ? AS_IN_A_MIRROR : { mirrored: false, bounds: bounds.current };
        paintBodies(canvas.current, bodies === null ? null : { ...bodies, ...way });
      }
      if (bodies?.frame != null && !store.state.getState().playing)
        store.state.setState({ frame: bodies.frame });
    };
    return new LiveDriver(features, first.current, CLOCK, { onView: setView, onBodies });
  }, [features, store]);
  useEffect(() => driver.setOptions(options), [driver, options]);

  const stop = useCallback(() => {
    camera.current?.stop();
    camera.current = null;
    driver.stop();
    setStage('stopped');
  }, [driver]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source, too, ends what ran before
  useEffect(() => stop, [stop, source]);
  const recording = source === 'recording' ? sequence : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: answers to one source, or one recording, are none to another
  useEffect(
    () => () => {
      driver.forget();
      setView(null);
    },
    [driver, source, recording],
  );

  const begin = () => {
    if (video.current === null) return;
    const opened = new PoseCamera(
      video.current,
      {
        onLoading: () => setStage('loading'),
        onRunning: () => setStage('running'),
        onPicture: (at, took, body) => {
          const { videoWidth, videoHeight } = video.current ?? { videoWidth: 0, videoHeight: 0 };
          if (videoHeight > 0) setAspect(videoWidth / videoHeight);
          driver.see(at, took, body);
        },
        onProblem: (found) => {
          stop();
          setProblem(found);
        },
      },
      loadPoseModel,
    );
    camera.current = opened;
    setStage('asking');
    store.state.setState({ playing: false }); // the pose model wants the GPU
    void opened.start();
  };

  const playing = stage === 'running' && source === 'recording';
  useEffect(() => {
    if (!playing || sequence === null) return;
    store.state.setState({ playing: false });
    bounds.current = seenBounds(sequence.positions);
    driver.play(sequence);
    return () => driver.stop();
  }, [playing, sequence, driver, store]);

  const start = () => {
    setProblem(null);
    driver.startOver();
    if (source === 'camera') begin();
    else setStage('running');
  };
  return { driver, view, stage, problem, aspect, canvas, video, start, stop };
}
