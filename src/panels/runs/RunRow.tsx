/** One run of the list: tick, name, what it reached, and what can be done with it. */

import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { Ellipsis, FileText, FlaskConical, Pencil, Pin, PinOff, StickyNote, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDuration, formatInteger, formatMoment, formatPercent, useLanguage } from '../../i18n/format';
import { RunTextForm } from './RunTextForm';
import classes from './runs.module.css';

export interface ShownRun {
  readonly id: string;
  readonly name: string;
  /** Given by the person; null where the name is the automatic one. */
  readonly givenName: string | null;
  readonly note: string;
  readonly pinned: boolean;
  /** It is being trained. */
  readonly present: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly seed: number;
  readonly iteration: number;
  readonly iterations: number;
  readonly seconds: number;
  /** Best frame accuracies; null where a network was not evaluated. */
  readonly networks: readonly {
    readonly id: string;
    readonly name: string;
    readonly accuracy: number | null;
  }[];
}

export interface RunRowActions {
  onTick(ids: readonly string[], ticked: boolean): void;
  onPin(id: string, pinned: boolean): void;
  /** null: the automatic name. */
  onRename(id: string, name: string | null): void;
  onNote(id: string, note: string): void;
  onOpen(id: string): void;
  onReport(id: string): void;
  onRemove(ids: readonly string[]): void;
}

interface RunRowProps extends RunRowActions {
  readonly run: ShownRun;
  readonly ticked: boolean;
}

type Writing = 'nothing' | 'name' | 'note';

export function RunRow({ run, ticked, ...actions }: RunRowProps) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState<Writing>('nothing');
  const { id, name, note, pinned } = run;
  if (writing === 'name') {
    const rename = (text: string) => actions.onRename(id, text === '' ? null : text);
    return (
      <RunTextForm
        text={run.givenName ?? ''}
        placeholder={run.name}
        label={t('runs.newName')}
        hint={t('runs.automatic')}
        most={120}
        onText={rename}
        onClose={() => setWriting('nothing')}
      />
    );
  }
  return (
    <div className={classes['run']} data-present={run.present}>
      <Checkbox
        size="xs"
        aria-label={t('runs.tick', { name })}
        checked={ticked}
        label={
          <>
            {name}
            {run.present && <span className={classes['present']}>{t('runs.present')}</span>}
          </>
        }
        onChange={(event) => actions.onTick([id], event.currentTarget.checked)}
      />
      <ActionIcon
        size="sm"
        variant={pinned ? 'light' : 'subtle'}
        aria-label={t(pinned ? 'runs.unpin' : 'runs.pin', { name })}
        title={t(pinned ? 'runs.unpin' : 'runs.pin', { name })}
        onClick={() => actions.onPin(id, !pinned)}
      >
        {pinned ? <PinOff size={13} aria-hidden /> : <Pin size={13} aria-hidden />}
      </ActionIcon>
      <RunMenu run={run} actions={actions} onWrite={setWriting} />
      <RunFacts run={run} />
      {writing === 'note' ? (
        <RunTextForm
          text={note}
          placeholder=""
          label={t('runs.noteOf')}
          hint=""
          most={4000}
          lines
          onText={(text) => actions.onNote(id, text)}
          onClose={() => setWriting('nothing')}
        />
      ) : (
        note !== '' && <p className={classes['note']}>{note}</p>
      )}
    </div>
  );
}

interface RunMenuProps {
  readonly run: ShownRun;
  readonly actions: RunRowActions;
  onWrite(what: Writing): void;
}

function RunMenu({ run: { id, name }, actions, onWrite }: RunMenuProps) {
  const { t } = useTranslation();
  const entry = (label: string, Icon: typeof Pencil, onClick: () => void) => (
    <Menu.Item leftSection={<Icon size={13} aria-hidden />} onClick={onClick}>
      {label}
    </Menu.Item>
  );
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
        {entry(t('runs.openReport'), FileText, () => actions.onReport(id))}
        {entry(t('runs.open'), FlaskConical, () => actions.onOpen(id))}
        {entry(t('runs.rename'), Pencil, () => onWrite('name'))}
        {entry(t('runs.note'), StickyNote, () => onWrite('note'))}
        {entry(t('runs.remove'), Trash2, () => actions.onRemove([id]))}
      </Menu.Dropdown>
    </Menu>
  );
}

function RunFacts({ run }: { readonly run: ShownRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const best = run.networks.map(({ name, accuracy }) =>
    accuracy === null
      ? null
      : t('runs.bestOf', { network: name, accuracy: formatPercent(accuracy, language) }),
  );
  const evaluated = best.filter((text) => text !== null);
  return (
    <p className={classes['facts']}>
      <span>
        {t('runs.facts', {
          when: formatMoment(run.startedAt, language),
          seed: run.seed,
          iterations: formatInteger(run.iteration, language),
          limit: formatInteger(run.iterations, language),
          time: formatDuration(run.seconds, language),
        })}
      </span>
      <strong>{evaluated.length === 0 ? t('runs.notEvaluated') : evaluated.join(' · ')}</strong>
    </p>
  );
}
