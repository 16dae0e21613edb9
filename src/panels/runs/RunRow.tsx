/** One run of the list: what it reached, what was changed while it went on, and what can be done with it. */

import { FileText, FlaskConical, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { formatDuration, formatInteger, formatMoment, formatPercent, useLanguage } from '../../i18n/format';
import { type Annotation, EntryRow, type ShownEntry } from './EntryRow';
import classes from './runs.module.css';

export interface ShownRun extends ShownEntry {
  /** It is being trained. */
  readonly present: boolean;
  /** It was not trained here. */
  readonly fromFile: boolean;
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
  /** In words: each setting that was changed while it was trained, with its values. */
  readonly changes: readonly string[];
}

export interface RunRowActions {
  onTick(ids: readonly string[], ticked: boolean): void;
  onAnnotate(id: string, annotation: Annotation): void;
  onOpen(id: string): void;
  onReport(id: string): void;
  onRemove(ids: readonly string[]): void;
}

interface RunRowProps extends RunRowActions {
  readonly run: ShownRun;
  readonly ticked: boolean;
}

export function RunRow({ run, ticked, onTick, onAnnotate, onOpen, onReport, onRemove }: RunRowProps) {
  const { t } = useTranslation();
  const { id, present, fromFile } = run;
  const badge = (text: string) => <span className={classes['present']}>{text}</span>;
  return (
    <EntryRow
      entry={run}
      ticked={ticked}
      present={present}
      badge={
        <>
          {present && badge(t('runs.present'))}
          {fromFile && badge(t('runs.fromFile'))}
        </>
      }
      firstEntries={[
        { label: t('runs.openReport'), Icon: FileText, onClick: () => onReport(id) },
        { label: t('runs.open'), Icon: FlaskConical, onClick: () => onOpen(id) },
      ]}
      lastEntries={[{ label: t('runs.remove'), Icon: Trash2, onClick: () => onRemove([id]) }]}
      onTick={(tick) => onTick([id], tick)}
      onAnnotate={(annotation) => onAnnotate(id, annotation)}
    >
      <RunFacts run={run} />
    </EntryRow>
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
      {run.changes.map((change) => (
        <span key={change}>{change}</span>
      ))}
    </p>
  );
}
