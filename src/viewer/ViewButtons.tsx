/** The camera for people who do not drag: front, side, top, and back to the start. */

import { ActionIcon, Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { ViewName } from './framing';
import classes from './viewer.module.css';

const VIEWS: readonly ViewName[] = ['sensor', 'side', 'top'];

interface ViewButtonsProps {
  readonly disabled: boolean;
  onLook(view: ViewName): void;
}

export function ViewButtons({ disabled, onLook }: ViewButtonsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes['views']} aria-label={t('viewer.view.label')}>
      <Button.Group>
        {VIEWS.map((view) => (
          <Button
            key={view}
            size="compact-xs"
            h={30}
            variant="default"
            disabled={disabled}
            title={t(`viewer.view.${view}Hint`)}
            onClick={() => onLook(view)}
          >
            {t(`viewer.view.${view}`)}
          </Button>
        ))}
      </Button.Group>
      <ActionIcon
        size={30}
        variant="default"
        disabled={disabled}
        aria-label={t('viewer.view.reset')}
        title={t('viewer.view.reset')}
        onClick={() => onLook('sensor')}
      >
        <RotateCcw size={14} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
