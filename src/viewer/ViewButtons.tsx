/**
 * The camera for people who do not drag: the setup's cameras, or the sensor where no setup is known, and the performer from the front,
 * the side and above.
 */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { SkeletonSequence } from '../skeleton/sequence';
import { hasSetup } from './setup';
import classes from './viewer.module.css';
import type { ViewName } from './views';

const CAMERAS = [1, 2, 3] as const;
const AROUND = ['front', 'side', 'top'] as const;

interface ViewButtonsProps {
  readonly sequence: SkeletonSequence | null;
  /** The view as it was asked for; null where the picture has been turned since. */
  readonly view: ViewName | null;
  onLook(view: ViewName): void;
}

export function ViewButtons({ sequence, view, onLook }: ViewButtonsProps) {
  'use memo';
  const { t } = useTranslation();
  const name = sequence?.name ?? null;
  const button = (of: ViewName, label: string, hint: string) => (
    <Button
      key={of}
      size="compact-xs"
      h={30}
      px={8}
      variant="default"
      disabled={sequence === null}
      title={hint}
      aria-pressed={view === of}
      className={classes['view'] ?? ''}
      onClick={() => onLook(of)}
    >
      {label}
    </Button>
  );
  const cameras = CAMERAS.map((number) => {
    const own = name?.camera === number;
    const hint = t(`viewer.view.${own ? 'ownHint' : 'cameraHint'}`, { number });
    return button(own ? 'sensor' : `camera${number}`, t('viewer.view.camera', { number }), hint);
  });
  return (
    <fieldset className={classes['views']} aria-label={t('viewer.view.label')}>
      <Button.Group>
        {hasSetup(name) ? cameras : button('sensor', t('viewer.view.sensor'), t('viewer.view.sensorHint'))}
      </Button.Group>
      <Button.Group>
        {AROUND.map((of) => button(of, t(`viewer.view.${of}`), t(`viewer.view.${of}Hint`)))}
      </Button.Group>
    </fieldset>
  );
}
