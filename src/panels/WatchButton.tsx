/** A recording in a list, a click away from the viewer, and the side of the split that it is on. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import type { SplitSide } from './sequenceFilter';
import classes from './WatchButton.module.css';

interface WatchButtonProps {
  readonly id: string;
  /** Its action's number; null where it is unknown: the button then says the id. */
  readonly action: number | null;
  readonly watched: boolean;
  /** How its parts are laid out in a grid. */
  readonly className: string | undefined;
  /** What it says after the action. */
  readonly children: ReactNode;
  onWatch(id: string): void;
}

export function WatchButton({ id, action, watched, className, children, onWatch }: WatchButtonProps) {
  const language = useLanguage();
  return (
    <button
      type="button"
      className={`${classes['button']} ${className}`}
      aria-current={watched ? 'true' : undefined}
      title={id}
      onClick={() => onWatch(id)}
    >
      <span className={classes['action']}>{action === null ? id : actionName(action, language)}</span>
      {children}
    </button>
  );
}

/** Empty where it is on none. */
export function SideName({ side }: { readonly side: SplitSide | null }) {
  const { t } = useTranslation();
  return (
    <span className={side === 'test' ? classes['test'] : classes['side']}>
      {side === null ? '' : t(`data.sequences.${side}`)}
    </span>
  );
}
