/** How active each group of a network is on every frame of a sequence: a row per group, the stronger the colour the more. */

import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { formatSignificant, useLanguage } from '../i18n/format';
import classes from './charts.module.css';
import { FrameAxis, frameMiddle } from './FrameAxis';
import { edgesOf } from './pixelEdges';

interface ActivityStripProps {
  /** The strip in words. */
  readonly label: string;
  /** `[frames, groups]`, not negative. */
  readonly activity: Float32Array;
  readonly groups: number;
  /** `[frames]` frames of the sequence that they are of, ascending. */
  readonly frames: Int32Array;
  readonly frameCount: number;
  readonly colour: string;
  /** Marked by a line. */
  readonly frame: number;
}

const ROW_HEIGHT = 12;
const GAP = 1;

export function ActivityStrip(props: ActivityStripProps) {
  const { label, activity, groups, frames, frameCount, colour, frame } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: container, width } = useElementSize<HTMLDivElement>();
  const height = groups * (ROW_HEIGHT + GAP) - GAP;
  const greatest = useMemo(() => activity.reduce((most, value) => Math.max(most, value), 0), [activity]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (canvas.current === null || context == null || width === 0) return;
    const ratio = Math.min(3, window.devicePixelRatio);
    canvas.current.width = Math.round(width * ratio);
    canvas.current.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    context.fillStyle = colour;
    const edge = edgesOf(frameCount, width, ratio);
    frames.forEach((from, i) => {
      const to = frames[i + 1] ?? frameCount;
      for (let group = 0; group < groups; group++) {
        context.globalAlpha = greatest > 0 ? (activity[i * groups + group] ?? 0) / greatest : 0;
        const top = group * (ROW_HEIGHT + GAP);
        context.fillRect(edge(from), top, edge(to) - edge(from), ROW_HEIGHT);
      }
    });
  }, [activity, groups, frames, frameCount, colour, greatest, width, height]);
  return (
    <div className={classes['activityFigure']}>
      <ol className={classes['activityGroups']} aria-hidden>
        {Array.from({ length: groups }, (_, group) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
          <li key={group} style={{ height: ROW_HEIGHT, marginBottom: GAP }}>
            {t('charts.schedule.group', { number: group + 1 })}
          </li>
        ))}
      </ol>
      <div>
        <div ref={container} role="img" aria-label={label} className={classes['activity']} style={{ height }}>
          <canvas ref={canvas} style={{ width: '100%', height }} />
          {frameCount > 0 && (
            <span className={classes['playhead']} style={{ left: frameMiddle(frame + 1, frameCount) }} />
          )}
        </div>
        <FrameAxis frameCount={frameCount} label={t('charts.schedule.frame')} />
        <div className={classes['scale']}>
          <span>0</span>
          <div
            className={classes['activityScale']}
            style={{ backgroundImage: `linear-gradient(to right, transparent, ${colour})` }}
          />
          <span>{t('charts.strip.activity', { most: formatSignificant(greatest, 2, language) })}</span>
        </div>
      </div>
    </div>
  );
}
