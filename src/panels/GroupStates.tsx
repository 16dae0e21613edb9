/** Which groups of a delayed network fired at a frame, and how long the others have held their state. */

import { useTranslation } from 'react-i18next';

import classes from './Predictions.module.css';

interface GroupStatesProps {
  /** `schedule[group][t]`: who fires at which frame that the network was fed. */
  readonly schedule: readonly (readonly boolean[])[];
  /** Index among those frames. */
  readonly index: number;
  readonly colour: string;
}

/** Frames since the group last fired; null where it never has. */
export function heldFor(fires: readonly boolean[], index: number): number | null {
  const last = fires.lastIndexOf(true, index);
  return last < 0 ? null : index - last;
}

export function GroupStates({ schedule, index, colour }: GroupStatesProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes['groups']} aria-label={t('figures.predictions.groups')}>
      {schedule.map((fires, group) => {
        const held = heldFor(fires, index);
        const fired = held === 0;
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
            key={group}
            style={fired ? { borderColor: colour, boxShadow: `inset 3px 0 0 ${colour}` } : undefined}
          >
            <span>{t('charts.schedule.group', { number: group + 1 })}</span>{' '}
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
