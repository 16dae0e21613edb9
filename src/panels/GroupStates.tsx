/** Which groups of a delayed network fired at a frame, and how long the others have held their state. */

import { useTranslation } from 'react-i18next';

import classes from './Predictions.module.css';

interface GroupStatesProps {
  /** Of each group. */
  readonly names: readonly string[];
  /** `schedule[group][t]`: who fires at which frame that the network was fed. */
  readonly schedule: readonly (readonly boolean[])[];
  /** `[t]` numbers of those frames in the recording, ascending. */
  readonly frames: Int32Array;
  /** Index among those frames. */
  readonly index: number;
  readonly colour: string;
  /** A line each, for a narrow place; else side by side. */
  readonly lines?: boolean;
}

/** Frames of the recording since the group last fired; null where it never has. */
export function heldFor(fires: readonly boolean[], frames: Int32Array, index: number): number | null {
  const last = fires.lastIndexOf(true, index);
  return last < 0 ? null : (frames[index] ?? 0) - (frames[last] ?? 0);
}

export function GroupStates({ names, schedule, frames, index, colour, lines = false }: GroupStatesProps) {
  'use memo';
  const { t } = useTranslation();
  return (
    <ul className={classes['groups']} data-lines={lines} aria-label={t('figures.predictions.groups')}>
      {schedule.map((fires, group) => {
        const held = heldFor(fires, frames, index);
        const fired = fires[index] === true; // frames of a recording drawn out stand there twice
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
            key={group}
            style={fired ? { borderColor: colour, boxShadow: `inset 3px 0 0 ${colour}` } : undefined}
          >
            <span>{names[group]}</span>{' '}
            {held === null
              ? t('figures.predictions.waiting')
              : fired
                ? t('figures.predictions.fired')
                : t('figures.predictions.held', { count: held })}
          </li>
        );
      })}
    </ul>
  );
}
