/** The show menu's part about the ghost: another recording that the watched one is compared with. */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './viewer.module.css';

export interface GhostControl {
  /** Its title; null where there is no ghost. */
  readonly title: string | null;
  /** Whether the watched sequence is the ghost already. */
  readonly watched: boolean;
  onKeep(): void;
  onRemove(): void;
}

export function GhostControls({ title, watched, onKeep, onRemove }: GhostControl) {
  const { t } = useTranslation();
  return (
    <div className={classes['ghostControls']}>
      <p className={classes['showHint']}>
        {title === null
          ? t('viewer.show.ghostHint')
          : t(watched ? 'viewer.show.ghostIsWatched' : 'viewer.show.ghostIs', { title })}
      </p>
      <div className={classes['choices']}>
        <Choice possible={!watched} label={t('viewer.show.keepGhost')} onChoose={onKeep} />
        <Choice possible={title !== null} label={t('viewer.show.removeGhost')} onChoose={onRemove} />
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly possible: boolean;
  readonly label: string;
  onChoose(): void;
}

/** A button that keeps the focus when what it does is done: the sheet's keys would be lost with it. */
function Choice({ possible, label, onChoose }: ChoiceProps) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-disabled={!possible}
      data-disabled={!possible}
      onClick={() => possible && onChoose()}
    >
      {label}
    </Button>
  );
}
