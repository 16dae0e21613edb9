/** Numbers of frames under a strip, and what fills it without axes of its own. Not for screen readers: strips say themselves in words. */

import { formatInteger, useLanguage } from '../i18n/format';
import classes from './charts.module.css';
import { valueTicks } from './ticks';

const MOST_TICKS = 6;

/** The first frame, then round ones; frames are counted from 1. */
export function frameTicks(frameCount: number): number[] {
  if (frameCount < 1) return [];
  return [1, ...valueTicks(0, frameCount, MOST_TICKS, true).filter((tick) => tick > 1)];
}

/** Middle of a frame from 1 on a strip, in per cent of its width. */
export function frameMiddle(frame: number, frameCount: number): string {
  return `${(100 * (frame - 0.5)) / Math.max(1, frameCount)}%`;
}

interface FrameAxisProps {
  readonly frameCount: number;
  /** What the strip shows. */
  readonly label?: string;
}

export function FrameAxis({ frameCount, label }: FrameAxisProps) {
  'use memo';
  const language = useLanguage();
  return (
    <div className={classes['frameAxis']} aria-hidden>
      <div>
        {frameTicks(frameCount).map((tick) => (
          <span key={tick} style={{ left: frameMiddle(tick, frameCount) }}>
            {formatInteger(tick, language)}
          </span>
        ))}
      </div>
      {label !== undefined && <span>{label}</span>}
    </div>
  );
}
