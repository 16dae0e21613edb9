/**
 * How active each group of a network is on every frame of a sequence: a row per group, the stronger the colour the more, and
 * above it the group's name and its value: at the frame under a pointer, else at the one that is shown. As wide as strips of
 * answers, and read and set like them.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatSignificant, useLanguage } from '../i18n/format';
import { ActivityRow } from './ActivityRow';
import classes from './charts.module.css';
import { FrameAxis } from './FrameAxis';
import { framePointer } from './framePointer';

interface ActivityStripProps {
  /** The strip in words. */
  readonly label: string;
  /** Of each group. */
  readonly names: readonly string[];
  /** `[frames, groups]`, not negative. */
  readonly activity: Float32Array;
  /** `[frames]` frames of the sequence that they are of, ascending. */
  readonly frames: Int32Array;
  readonly frameCount: number;
  readonly colour: string;
  /** Marked by a line. */
  readonly frame: number;
  onPick(frame: number): void;
}

export function ActivityStrip(props: ActivityStripProps) {
  'use memo';
  const { label, names, activity, frames, frameCount, colour, frame, onPick } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const [read, setRead] = useState<{ readonly frame: number; readonly group: number } | null>(null);
  const greatest = useMemo(() => activity.reduce((most, value) => Math.max(most, value), 0), [activity]);
  const at = read?.frame ?? frame;
  const index = Math.max(
    0,
    frames.findLastIndex((from) => from <= at),
  );
  const valueIn = (group: number) =>
    formatSignificant(activity[index * names.length + group] ?? 0, 2, language);
  return (
    <div className={classes['activityFigure']}>
      <div role="img" aria-label={label} className={classes['activity']}>
        {names.map((name, group) => (
          <div
            key={name}
            {...framePointer(frameCount, {
              onPick,
              onRead: (next) => setRead(next === null ? null : { frame: next, group }),
            })}
            // a finger that has gone reads nothing: what it set is shown
            onPointerUp={(event) => event.pointerType !== 'mouse' && setRead(null)}
            onPointerCancel={() => setRead(null)}
          >
            <div className={classes['activityHead']}>
              <span>{name}</span>
              <span>
                {group === read?.group
                  ? t('charts.strip.activityAt', { frame: at + 1, value: valueIn(group) })
                  : valueIn(group)}
              </span>
            </div>
            <ActivityRow
              {...{ activity, group, frames, frameCount, greatest, colour, frame }}
              groups={names.length}
            />
          </div>
        ))}
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
  );
}
