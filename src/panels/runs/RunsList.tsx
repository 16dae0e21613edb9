/** The runs that are kept, pinned ones on top; those that repeat one experiment stand together. */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { GroupRow, type GroupRowActions, type ShownGroup } from './GroupRow';
import { RunRow, type ShownRun } from './RunRow';
import classes from './runs.module.css';

export type ListEntry = ShownRun | ShownGroup;

interface RunsListProps extends GroupRowActions {
  readonly entries: readonly ListEntry[];
  readonly ticked: readonly string[];
  /** How many were deleted last; they can be brought back. */
  readonly deleted: number;
  onUndo(): void;
}

export function RunsList({ entries, ticked, deleted, onUndo, onAnnotateGroup, ...actions }: RunsListProps) {
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
              <li key={entry.id} className={classes['group']}>
                <GroupRow group={entry} ticked={ticked} onAnnotateGroup={onAnnotateGroup} {...actions} />
              </li>
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
