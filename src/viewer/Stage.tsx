/** The picture with what lies over it: legend, caption, buttons; or why nobody is seen. */

import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, type RefObject, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { JOINT_NAMES } from '../skeleton/joints';
import { type SkeletonSequence, TRACKING } from '../skeleton/sequence';
import { Caption } from './Caption';
import { Legend } from './Legend';
import type { LegendEntry } from './legend';
import { SceneBoundary } from './SceneBoundary';
import { type PictureHandle, SkeletonPicture } from './SkeletonPicture';
import type { Shown } from './SkeletonScene';
import { summarizeTracking } from './trackingSummary';
import type { JointChoice } from './trailPath';
import classes from './viewer.module.css';
import type { CaptionLine } from './words';

/** What is to be seen; how joints, sides and cameras are called is added here. */
interface Seen extends Omit<Shown, 'nameJoint' | 'nameCamera' | 'letters'> {
  /** Whether sides are told by letters. */
  readonly letters: boolean;
}

interface StageProps extends Seen {
  readonly title: string;
  readonly preparing: boolean;
  readonly ghostTitle: string | null;
  /** Over the picture; none where it is switched off. */
  readonly caption: readonly CaptionLine[];
  readonly legend: readonly LegendEntry[];
  readonly picture: RefObject<PictureHandle | null>;
  onPick(joint: JointChoice): void;
  onTurn(): void;
  /** Buttons over the picture. */
  readonly children: ReactNode;
}

/** How a joint was tracked, as key of the catalogue. */
function stateName(state: number): 'tracked' | 'inferred' {
  return state === TRACKING.tracked ? 'tracked' : 'inferred';
}

function useShown({ sequence, frame, ghost, weights, joint, cameras, letters, theme }: Seen): Shown {
  'use memo';
  const { t } = useTranslation();
  const names = useMemo(
    (): Pick<Shown, 'nameJoint' | 'nameCamera' | 'letters'> => ({
      letters: letters
        ? { left: t('viewer.legend.leftLetter'), right: t('viewer.legend.rightLetter') }
        : null,
      nameJoint: (choice, state) => {
        const name = JOINT_NAMES[choice.joint] ?? 'spineBase';
        return t(`viewer.joint.${stateName(state)}`, { joint: t(`formats.joint.${name}`) });
      },
      nameCamera: ({ number }) =>
        number === null ? t('viewer.view.sensor') : t('viewer.view.camera', { number }),
    }),
    [t, letters],
  );
  return useMemo(
    () => ({ sequence, frame, ghost, weights, joint, cameras, theme, ...names }),
    [sequence, frame, ghost, weights, joint, cameras, theme, names],
  );
}

/** Why nobody is seen, as key of the catalogue. */
function absence(preparing: boolean): 'preparing' | 'empty' {
  return preparing ? 'preparing' : 'empty';
}

/** What the picture shows, for those who do not see it. */
function useDescription(props: StageProps, sequence: SkeletonSequence | null): string {
  'use memo';
  const { t } = useTranslation();
  const { title, joint, ghost, ghostTitle, frame, preparing } = props;
  if (sequence === null) return t(`viewer.${absence(preparing)}.body`);
  const { bodies, ...joints } = summarizeTracking(sequence, frame);
  const name = joint === null ? undefined : JOINT_NAMES[joint.joint];
  const haunted = ghost !== null && ghost !== sequence && ghostTitle !== null;
  return [
    t('viewer.description.persons', { count: bodies }),
    title === '' ? '' : t('viewer.description.action', { action: title }),
    t('viewer.description.joints', joints),
    name === undefined ? '' : t('viewer.description.trail', { joint: t(`formats.joint.${name}`) }),
    haunted ? t('viewer.description.ghost', { title: ghostTitle }) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

export function Stage(props: StageProps) {
  'use memo';
  const { t } = useTranslation();
  const descriptionId = useId();
  const { sequence, title, preparing, caption, cameras, joint } = props;
  const shown = useShown(props);
  const description = useDescription(props, sequence);
  return (
    <div className={classes['stage']}>
      {/* not before: the first picture costs most where a processor draws it, and recordings are being made then */}
      {sequence !== null && (
        <SceneBoundary>
          <SkeletonPicture
            handle={props.picture}
            shown={shown}
            label={title === '' ? t('viewer.region') : title}
            descriptionId={descriptionId}
            onPick={props.onPick}
            onTurn={props.onTurn}
          />
          <Caption lines={caption} crowded={cameras || joint !== null} cameras={cameras} />
          <Legend entries={props.legend} />
          {props.children}
        </SceneBoundary>
      )}
      {sequence === null && (
        <div className={classes['message']}>
          <p className={classes['title']}>{t(`viewer.${absence(preparing)}.title`)}</p>
          <p>{t(`viewer.${absence(preparing)}.body`)}</p>
        </div>
      )}
      <VisuallyHidden id={descriptionId}>{description}</VisuallyHidden>
    </div>
  );
}
