/** Runs that repeat one experiment over seeds, as one entry of the list; each of them can be opened out. */

import { FlaskConical, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { formatPercent, useLanguage } from '../../i18n/format';
import { type Annotation, EntryRow, type ShownEntry } from './EntryRow';
import { RunRow, type RunRowActions, type ShownRun } from './RunRow';
import classes from './runs.module.css';

export interface ShownGroup extends ShownEntry {
  readonly runs: readonly ShownRun[];
  /** Frame accuracies over the runs that came to their end. */
  readonly networks: readonly {
    readonly id: string;
    readonly name: string;
    readonly mean: number;
    readonly deviation: number;
  }[];
}

export interface GroupRowActions extends RunRowActions {
  onAnnotateGroup(id: string, annotation: Annotation): void;
}

interface GroupRowProps extends GroupRowActions {
  readonly group: ShownGroup;
  /** Of all runs. */
  readonly ticked: readonly string[];
}

export function GroupRow({ group, ticked, onAnnotateGroup, ...actions }: GroupRowProps) {
  const { t } = useTranslation();
  const { id, runs } = group;
  const ids = runs.map((run) => run.id);
  const count = ids.filter((one) => ticked.includes(one)).length;
  const [first] = ids;
  return (
    <>
      <EntryRow
        entry={group}
        ticked={count === ids.length ? true : count > 0 && 'some'}
        firstEntries={
          first === undefined
            ? []
            : [{ label: t('runs.open'), Icon: FlaskConical, onClick: () => actions.onOpen(first) }]
        }
        lastEntries={[
          {
            label: t('runs.removeGroup', { count: ids.length }),
            Icon: Trash2,
            onClick: () => actions.onRemove(ids),
          },
        ]}
        onTick={(tick) => actions.onTick(ids, tick)}
        onAnnotate={(annotation) => onAnnotateGroup(id, annotation)}
      >
        <GroupFacts group={group} />
      </EntryRow>
      <details>
        <summary>{t('runs.each')}</summary>
        <ul className={classes['list']}>
          {runs.map((run) => (
            <li key={run.id}>
              <RunRow run={run} ticked={ticked.includes(run.id)} {...actions} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function GroupFacts({ group: { networks } }: { readonly group: ShownGroup }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reached = networks.map(({ name, mean, deviation }) =>
    t('runs.bestOf', {
      network: name,
      accuracy: t('runs.statistics.value', {
        mean: formatPercent(mean, language),
        deviation: formatPercent(deviation, language),
      }),
    }),
  );
  return (
    <p className={classes['facts']}>
      <strong>{reached.length === 0 ? t('runs.notEvaluated') : reached.join(' · ')}</strong>
    </p>
  );
}
