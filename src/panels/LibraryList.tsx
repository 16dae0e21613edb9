/** The data sets that this browser keeps: open, rename, delete, and how much room they take. */

import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { LibrarySet, LibrarySummary } from '../dataset/protocol';
import { formatBytes, formatInteger, formatMoment, useLanguage } from '../i18n/format';
import classes from './LibraryList.module.css';

interface LibraryListProps {
  readonly library: LibrarySummary;
  /** The set that the experiment is about. */
  readonly openId: string | null;
  readonly busy: boolean;
  onOpen(id: string): void;
  onRename(id: string, name: string): void;
  onRemove(id: string): void;
}

export function LibraryList(props: LibraryListProps) {
  const { t } = useTranslation();
  const { library } = props;
  return (
    <details className={classes['library']}>
      <summary>{t('data.library.title', { count: library.sets.length })}</summary>
      <ul className={classes['sets']}>
        {library.sets.map((set) => (
          <SetRow key={set.id} set={set} {...props} />
        ))}
      </ul>
      <Room library={library} />
    </details>
  );
}

type Doing = 'nothing' | 'renaming' | 'removing';

function SetRow({ set, openId, busy, onOpen, onRename, onRemove }: LibraryListProps & { set: LibrarySet }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>('nothing');
  const { id, name } = set;
  if (doing === 'renaming') {
    const rename = (wanted: string) => {
      setDoing('nothing');
      if (wanted !== '' && wanted !== name) onRename(id, wanted);
    };
    return (
      <li>
        <NameForm name={name} onName={rename} onCancel={() => setDoing('nothing')} />
      </li>
    );
  }
  if (doing === 'removing') {
    return (
      <li className={classes['question']}>
        <p>{t('data.library.removeQuestion', { name })}</p>
        <Button size="compact-xs" color="red" onClick={() => onRemove(id)}>
          {t('data.library.removeForGood')}
        </Button>
        <Button size="compact-xs" variant="default" autoFocus onClick={() => setDoing('nothing')}>
          {t('app.cancel')}
        </Button>
      </li>
    );
  }
  const isOpen = id === openId;
  return (
    <li className={classes['set']} aria-current={isOpen}>
      <button type="button" className={classes['open']} disabled={busy || isOpen} onClick={() => onOpen(id)}>
        {name}
      </button>
      <SetAction label={t('data.library.rename', { name })} busy={busy} onClick={() => setDoing('renaming')}>
        <Pencil size={13} aria-hidden />
      </SetAction>
      <SetAction label={t('data.library.remove', { name })} busy={busy} onClick={() => setDoing('removing')}>
        <Trash2 size={13} aria-hidden />
      </SetAction>
      <SetFacts set={set} />
    </li>
  );
}

interface SetActionProps {
  readonly label: string;
  readonly busy: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function SetAction({ label, busy, children, onClick }: SetActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="subtle" aria-label={label} disabled={busy} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function SetFacts({ set }: { readonly set: LibrarySet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className={classes['facts']}>
      {t('data.library.facts', {
        sequences: formatInteger(set.sequences, language),
        frames: formatInteger(set.frames, language),
        size: formatBytes(set.bytes, language),
        when: formatMoment(set.changedAt, language),
      })}
    </p>
  );
}

interface NameFormProps {
  readonly name: string;
  onName(name: string): void;
  onCancel(): void;
}

function NameForm({ name, onName, onCancel }: NameFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(name);
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onName(draft.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <TextInput
        size="xs"
        aria-label={t('data.library.newName')}
        value={draft}
        maxLength={200}
        data-autofocus
        autoFocus
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Button size="compact-sm" type="submit">
        {t('data.library.keepName')}
      </Button>
    </form>
  );
}

/** How much of the disk the page takes, and for how long; or that nothing is kept at all. */
function Room({ library }: { readonly library: LibrarySummary }) {
  const { t } = useTranslation();
  const { lasting, usage, quota, persisted } = library;
  if (!lasting) return <p className={classes['note']}>{t('data.library.notLasting')}</p>;
  return (
    <>
      {usage !== null && quota !== null && quota > 0 && <Usage usage={usage} quota={quota} />}
      {persisted !== null && (
        <p className={classes['note']}>{t(`data.library.${persisted ? 'persisted' : 'notPersisted'}`)}</p>
      )}
    </>
  );
}

function Usage({ usage, quota }: { readonly usage: number; readonly quota: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const room = { usage: formatBytes(usage, language), quota: formatBytes(quota, language) };
  return (
    <p className={classes['room']}>
      <meter value={usage} max={quota} aria-label={t('data.library.room', room)} />
      {t('data.library.room', room)}
    </p>
  );
}
