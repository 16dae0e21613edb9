/** What every network says at the frame that a strip is read at, and which of its groups fired: beside the strips, or under them. */

import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Swatch } from '../panels/Swatch';
import { Groups, Ranking } from './AtThisFrame';
import type { Answering } from './FramePredictions';
import classes from './predictions.module.css';

interface AnswersThereProps {
  readonly answering: readonly Answering[];
  /** Null while no strip is read. */
  readonly frame: number | null;
  /** The strips. */
  readonly children: ReactNode;
  /** Something else was pressed. */
  onLeave(): void;
}

const MANY = 4;

export function AnswersThere({ answering, frame, children, onLeave }: AnswersThereProps) {
  'use memo';
  const { t } = useTranslation();
  const title = t('figures.predictions.answersAt', { frame: (frame ?? 0) + 1 });
  return (
    <Popover
      opened={frame !== null && answering.length > 0}
      onChange={(opened) => !opened && onLeave()}
      position="left"
      offset={12}
      middlewares={{ flip: { fallbackPlacements: ['bottom-end', 'top-end'] }, shift: true }}
      shadow="md"
      withRoles={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div>{children}</div>
      </Popover.Target>
      <Popover.Dropdown
        role="region"
        aria-label={title}
        className={classes['there'] ?? ''}
        data-many={answering.length > MANY}
      >
        {frame !== null && (
          <>
            <strong>{title}</strong>
            <div className={classes['networks']}>
              {answering.map((given) => (
                <div key={given.shown.id}>
                  <h3>
                    <Swatch colour={given.shown.colour} dash={given.shown.dash} width={20} />{' '}
                    {given.shown.name}
                  </h3>
                  <Ranking {...given} frame={frame} />
                  <Groups {...given} frame={frame} lines />
                </div>
              ))}
            </div>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
