/**
 * What else the picture shows, in one small sheet: a joint's trail, the caption, letters of the sides, the setup's cameras,
 * a ghost.
 */

import { ActionIcon, Button, Checkbox, NativeSelect, Popover } from '@mantine/core';
import { Layers } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { JOINT_NAMES } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';
import { type GhostControl, GhostControls } from './GhostControls';
import { hasSetup } from './setup';
import type { JointChoice } from './trailPath';
import classes from './viewer.module.css';

/** What a person chose to see besides the performers. */
export interface Extras {
  readonly joint: JointChoice | null;
  readonly caption: boolean;
  /** In saved pictures and films: on narrow screens these have room for it where the page has none. */
  readonly savedCaption: boolean;
  /** Of the sides, at hands and feet. */
  readonly letters: boolean;
  readonly cameras: boolean;
}

interface ShowMenuProps {
  readonly sequence: SkeletonSequence;
  readonly extras: Extras;
  /** Null where the page keeps no ghosts. */
  readonly ghost: GhostControl | null;
  /** What the sheet must lie in to be seen when that fills the screen. */
  readonly region: RefObject<HTMLElement | null>;
  onChange(extras: Extras): void;
  onLookAtSetup(): void;
}

interface Place {
  readonly position: 'left-start' | 'bottom-end';
  readonly offset?: number;
}

/** Wide enough for the sheet and a gap. */
const WIDTH = 272;
const GAP = 12;

/** Beside the whole picture where there is room, so that it does not cover what it changes. */
function placeBeside(button: Element, region: Element | null): Place {
  const left = region?.getBoundingClientRect().left ?? 0;
  if (left < WIDTH + 2 * GAP) return { position: 'bottom-end' };
  return { position: 'left-start', offset: button.getBoundingClientRect().left - left + GAP };
}

export function ShowMenu(props: ShowMenuProps) {
  'use memo';
  const { region, extras, onChange } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [place, setPlace] = useState<Place>({ position: 'bottom-end' });
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={WIDTH}
      {...place}
      shadow="md"
      trapFocus
      returnFocus
      {...(region.current === null ? {} : { portalProps: { target: region.current } })}
    >
      <Popover.Target>
        <ActionIcon
          size={26}
          variant="default"
          aria-label={t('viewer.show.label')}
          title={t('viewer.show.label')}
          onClick={({ currentTarget }) => {
            setPlace(placeBeside(currentTarget, region.current));
            setOpened(!opened);
          }}
        >
          <Layers size={14} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes['show'] ?? ''}>
        <TrailSelect {...props} />
        <Checkbox
          size="xs"
          label={t('viewer.show.caption')}
          checked={extras.caption}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ ...extras, caption: checked, savedCaption: checked })
          }
        />
        <Checkbox
          size="xs"
          label={t('viewer.show.letters')}
          checked={extras.letters}
          onChange={({ currentTarget }) => onChange({ ...extras, letters: currentTarget.checked })}
        />
        <CamerasCheckbox {...props} />
        {props.ghost !== null && <GhostControls {...props.ghost} />}
      </Popover.Dropdown>
    </Popover>
  );
}

const NONE = '';

function optionOf(choice: JointChoice | null): string {
  return choice === null ? NONE : `${choice.body} ${choice.joint}`;
}

function choiceOf(value: string): JointChoice | null {
  const [body, joint] = value.split(' ').map(Number);
  return value === NONE || body === undefined || joint === undefined ? null : { body, joint };
}

function TrailSelect({ sequence, extras, onChange }: ShowMenuProps) {
  const { t } = useTranslation();
  const jointsOf = (body: number) =>
    JOINT_NAMES.map((name, joint) => ({
      value: optionOf({ body, joint }),
      label: t(`formats.joint.${name}`),
    }));
  const groups = [0, 1].map((body) => ({
    group: t('viewer.show.performer', { number: body + 1 }),
    items: jointsOf(body),
  }));
  return (
    <NativeSelect
      size="xs"
      label={t('viewer.show.trail')}
      description={t('viewer.show.trailHint')}
      value={optionOf(extras.joint)}
      onChange={({ currentTarget }) => onChange({ ...extras, joint: choiceOf(currentTarget.value) })}
      data={[
        { value: NONE, label: t('viewer.show.none') },
        ...(sequence.bodyCount === 2 ? groups : jointsOf(0)),
      ]}
    />
  );
}

/** How well the places of the cameras are known, as key of the catalogue. */
function knowledge({ name, synthetic }: SkeletonSequence): 'exact' | 'nominal' | 'sensorOnly' {
  if (!hasSetup(name)) return 'sensorOnly';
  return synthetic ? 'exact' : 'nominal';
}

function CamerasCheckbox({ sequence, extras, onChange, onLookAtSetup }: ShowMenuProps) {
  const { t } = useTranslation();
  return (
    <div>
      <Checkbox
        size="xs"
        label={t('viewer.show.cameras')}
        description={t(`viewer.show.${knowledge(sequence)}`)}
        checked={extras.cameras}
        onChange={({ currentTarget }) => onChange({ ...extras, cameras: currentTarget.checked })}
      />
      <Button mt={6} ml={24} size="compact-xs" variant="default" onClick={onLookAtSetup}>
        {t('viewer.show.setup')}
      </Button>
    </div>
  );
}
