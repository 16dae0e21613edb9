/** The most probable actions of every network at the frame that a strip is read at: beside the strips, or under them. */

import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Swatch } from '../panels/Swatch';
import { Ranking } from './AtThisFrame';
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
      <Popover.Dropdown className={classes['there'] ?? ''} data-many={answering.length > MANY}>
        {frame !== null && (
          <>
            <strong>{t('figures.predictions.answersAt', { frame: frame + 1 })}</strong>
            <div className={classes['networks']}>
              {answering.map((given) => (
                <section key={given.shown.id} aria-label={given.shown.name}>
                  <h3>
                    <Swatch colour={given.shown.colour} dash={given.shown.dash} width={20} />{' '}
                    {given.shown.name}
                  </h3>
                  <Ranking {...given} frame={frame} />
                </section>
              ))}
            </div>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
