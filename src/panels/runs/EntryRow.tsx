/** One line of the list, a run or a group of runs: tick, name, pin, what can be done with it, facts and note. */

import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { Ellipsis, type LucideIcon, Pencil, Pin, PinOff, StickyNote } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { RunTextForm } from './RunTextForm';
import classes from './runs.module.css';

/** What a person says of a run or of a group. */
export interface Annotation {
  /** null: the automatic name. */
  readonly name?: string | null;
  readonly note?: string;
  readonly pinned?: boolean;
}

export interface ShownEntry {
  readonly id: string;
  readonly name: string;
  /** Given by the person; null where the name is the automatic one. */
  readonly givenName: string | null;
  readonly note: string;
  readonly pinned: boolean;
}

interface MenuEntry {
  readonly label: string;
  readonly Icon: LucideIcon;
  onClick(): void;
}

interface EntryRowProps {
  readonly entry: ShownEntry;
  /** 'some': of the runs of a group. */
  readonly ticked: boolean | 'some';
  /** Beside the name. */
  readonly badge?: ReactNode;
  readonly present?: boolean;
  /** Before those that write name and note, and after them. */
  readonly firstEntries: readonly MenuEntry[];
  readonly lastEntries: readonly MenuEntry[];
  readonly children: ReactNode;
  onTick(ticked: boolean): void;
  onAnnotate(annotation: Annotation): void;
}

type Writing = 'nothing' | 'name' | 'note';

export function EntryRow(props: EntryRowProps) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState<Writing>('nothing');
  const { entry, ticked, badge, present = false, children, onTick, onAnnotate } = props;
  const { name, givenName, note, pinned } = entry;
  const done = () => setWriting('nothing');
  if (writing === 'name') {
    return (
      <RunTextForm
        text={givenName ?? ''}
        placeholder={name}
        label={t('runs.newName')}
        hint={t('runs.automatic')}
        most={120}
        onText={(text) => onAnnotate({ name: text === '' ? null : text })}
        onClose={done}
      />
    );
  }
  return (
    <div className={classes['run']} data-present={present}>
      <Checkbox
        size="xs"
        aria-label={t('runs.tick', { name })}
        checked={ticked === true}
        indeterminate={ticked === 'some'}
        label={
          <>
            {name}
            {badge}
          </>
        }
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <ActionIcon
        size="sm"
        variant={pinned ? 'light' : 'subtle'}
        aria-label={t(pinned ? 'runs.unpin' : 'runs.pin', { name })}
        title={t(pinned ? 'runs.unpin' : 'runs.pin', { name })}
        onClick={() => onAnnotate({ pinned: !pinned })}
      >
        {pinned ? <PinOff size={13} aria-hidden /> : <Pin size={13} aria-hidden />}
      </ActionIcon>
      <EntryMenu {...props} onWrite={setWriting} />
      {children}
      {writing === 'note' ? (
        <RunTextForm
          text={note}
          placeholder=""
          label={t('runs.noteOf')}
          hint=""
          most={4000}
          lines
          onText={(text) => onAnnotate({ note: text })}
          onClose={done}
        />
      ) : (
        note !== '' && <p className={classes['note']}>{note}</p>
      )}
    </div>
  );
}

interface EntryMenuProps extends Pick<EntryRowProps, 'entry' | 'firstEntries' | 'lastEntries'> {
  onWrite(what: Writing): void;
}

function EntryMenu({ entry: { name }, firstEntries, lastEntries, onWrite }: EntryMenuProps) {
  const { t } = useTranslation();
  const entries: readonly MenuEntry[] = [
    ...firstEntries,
    { label: t('runs.rename'), Icon: Pencil, onClick: () => onWrite('name') },
    { label: t('runs.note'), Icon: StickyNote, onClick: () => onWrite('note') },
    ...lastEntries,
  ];
  return (
    <Menu shadow="md" withinPortal position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size="sm"
          variant="subtle"
          aria-label={t('runs.more', { name })}
          title={t('runs.more', { name })}
        >
          <Ellipsis size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ label, Icon, onClick }) => (
          <Menu.Item key={label} leftSection={<Icon size={13} aria-hidden />} onClick={onClick}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
