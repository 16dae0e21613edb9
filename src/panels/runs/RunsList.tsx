/** The runs that are kept, pinned ones on top; those that repeat one experiment stand together. */

import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { RunRow, type RunRowActions, type ShownRun } from './RunRow';
import classes from './runs.module.css';

/** Runs of one experiment over seeds. */
export interface ShownGroup {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly ShownRun[];
}

export type ListEntry = ShownRun | ShownGroup;

interface RunsListProps extends RunRowActions {
  readonly entries: readonly ListEntry[];
  readonly ticked: readonly string[];
  /** How many were deleted last; they can be brought back. */
  readonly deleted: number;
  onUndo(): void;
}

export function RunsList({ entries, ticked, deleted, onUndo, ...actions }: RunsListProps) {
  const { t } = useTranslation();
  return (
    <>
      <div aria-live="polite">
        {deleted > 0 && (
          <p className={classes['deleted']}>
            {t('runs.removed', { count: deleted })}
            <Button size="compact-xs" variant="default" onClick={onUndo}>
              {t('runs.undo')}
            </Button>
          </p>
        )}
      </div>
      {entries.length === 0 ? (
        <p className={classes['empty']}>{t('runs.empty')}</p>
      ) : (
        <ul className={classes['list']} aria-label={t('runs.title')}>
          {entries.map((entry) =>
            'runs' in entry ? (
              <GroupRow key={entry.id} group={entry} ticked={ticked} {...actions} />
            ) : (
              <li key={entry.id}>
                <RunRow run={entry} ticked={ticked.includes(entry.id)} {...actions} />
              </li>
            ),
          )}
        </ul>
      )}
    </>
  );
}

interface GroupRowProps extends RunRowActions {
  readonly group: ShownGroup;
  readonly ticked: readonly string[];
}

function GroupRow({ group, ticked, ...actions }: GroupRowProps) {
  const { t } = useTranslation();
  const ids = group.runs.map(({ id }) => id);
  const count = ids.filter((id) => ticked.includes(id)).length;
  return (
    <li className={classes['group']}>
      <div className={classes['groupHead']}>
        <Checkbox
          size="xs"
          label={group.name}
          aria-label={t('runs.tick', { name: group.name })}
          checked={count === ids.length}
          indeterminate={count > 0 && count < ids.length}
          onChange={(event) => actions.onTick(ids, event.currentTarget.checked)}
        />
        <Button size="compact-xs" variant="subtle" onClick={() => actions.onRemove(ids)}>
          {t('runs.removeGroup', { count: ids.length })}
        </Button>
      </div>
      <details>
        <summary>{t('runs.each')}</summary>
        <ul className={classes['list']}>
          {group.runs.map((run) => (
            <li key={run.id}>
              <RunRow run={run} ticked={ticked.includes(run.id)} {...actions} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
