/** Which actions one network takes for which, at its last evaluation: a matrix, scores by action, and the sequences behind a cell. */

import { NativeSelect, SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { SaveFigure } from '../charts/SaveFigure';
import { classScoresCsv } from '../export/figureCsv';
import { formatInteger, useLanguage } from '../i18n/format';
import { classesByError, classScores, reordered } from '../metrics/classScores';
import { type CountedUnit, sequenceConfusion, sequencesOfCell } from '../metrics/sequenceAnswers';
import { CellSequences } from '../panels/confusion/CellSequences';
import { ClassScoresTable } from '../panels/confusion/ClassScoresTable';
import { WorstPairs } from '../panels/confusion/WorstPairs';
import { actionName } from '../skeleton/actions';
import type { Evaluation } from '../training/protocol';
import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import { download } from './download';
import { showViewer } from './showViewer';
import type { ConfusionView } from './state';
import { type ShownNetwork, useNetworks } from './useNetworks';

const HeatmapCanvas = lazy(() =>
  import('../charts/HeatmapCanvas').then((module) => ({ default: module.HeatmapCanvas })),
);

export function Confusion() {
  const networks = useNetworks();
  const { t } = useTranslation();
  const view = useAppState((state) => state.confusion);
  const change = useViewChange();
  const shown = networks.find(({ id }) => id === view.networkId) ?? networks[0];
  const evaluation = useAppState(({ runs }) =>
    shown === undefined ? null : (runs[shown.id]?.evaluation ?? null),
  );
  const actions = useAppState((state) => state.prepared?.classes);
  if (shown === undefined) return null;
  return (
    <>
      <div className={classes['tools']}>
        <NativeSelect
          size="xs"
          aria-label={t('figures.confusion.network')}
          value={shown.id}
          data={networks.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => change({ networkId: event.currentTarget.value, picked: null })}
        />
      </div>
      <ViewChoice view={view} listed={evaluation === null || evaluation.answers !== null} />
      {evaluation === null || actions === undefined || evaluation.confusion.length !== actions.length ** 2 ? (
        <p className={classes['waiting']}>{t('figures.confusion.empty')}</p>
      ) : (
        <Evaluated key={shown.id} shown={shown} evaluation={evaluation} actions={actions} view={view} />
      )}
    </>
  );
}

function useViewChange(): (change: Partial<ConfusionView>) => void {
  const { store } = useAppParts();
  return (change) => store.state.setState(({ confusion }) => ({ confusion: { ...confusion, ...change } }));
}

const VIEWS = {
  unit: ['frames', 'sequences'],
  measure: ['share', 'count'],
  order: ['number', 'error'],
} as const satisfies { [Key in keyof ConfusionView]?: readonly ConfusionView[Key][] };

interface ViewChoiceProps {
  readonly view: ConfusionView;
  /** Whether the evaluation says what was answered on each sequence. */
  readonly listed: boolean;
}

function ViewChoice({ view, listed }: ViewChoiceProps) {
  const { t } = useTranslation();
  const change = useViewChange();
  const shown = { ...view, unit: listed ? view.unit : 'frames' };
  const choice = <Key extends keyof typeof VIEWS>(key: Key, values: readonly ConfusionView[Key][]) => (
    <div className={classes['choice']}>
      <span aria-hidden>{t(`figures.confusion.${key}`)}</span>
      <SegmentedControl
        size="xs"
        aria-label={t(`figures.confusion.${key}`)}
        value={shown[key]}
        data={values.map((value) => ({
          value,
          label: t(`figures.confusion.${value}`),
          disabled: value === 'sequences' && !listed,
        }))}
        onChange={(value) => change({ [key]: value })}
      />
    </div>
  );
  return (
    <>
      <div className={classes['choices']}>
        {choice('unit', VIEWS.unit)}
        {choice('measure', VIEWS.measure)}
        {choice('order', VIEWS.order)}
      </div>
      {!listed && <p className={classes['waiting']}>{t('figures.confusion.notListed')}</p>}
    </>
  );
}

interface EvaluatedProps {
  readonly shown: ShownNetwork;
  readonly evaluation: Evaluation;
  /** Numbers of the actions, by class. */
  readonly actions: readonly number[];
  readonly view: ConfusionView;
}

type Pair = NonNullable<ConfusionView['picked']>;

function Evaluated({ shown, evaluation, actions, view }: EvaluatedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useComputedColorScheme('light');
  const change = useViewChange();
  const behind = useRef<HTMLDivElement>(null);
  const picked = view.networkId === shown.id ? view.picked : null; // else of a network that is gone
  /** What was asked for comes into sight, and is where a keyboard goes on. */
  const pick = (pair: Pair) => {
    flushSync(() => change({ networkId: shown.id, picked: pair }));
    behind.current?.querySelector('h3')?.focus({ preventScroll: true });
    behind.current?.scrollIntoView({ block: 'nearest' });
  };
  const { answers, confusion: byFrames, iteration } = evaluation;
  const unit = answers === null ? 'frames' : view.unit;
  const counts = useMemo(
    () => (answers !== null && unit === 'sequences' ? sequenceConfusion(answers, actions.length) : byFrames),
    [answers, unit, byFrames, actions],
  );
  const names = useMemo(() => actions.map((action) => actionName(action, language)), [actions, language]);
  const scores = useMemo(() => classScores(counts, actions.length), [counts, actions]);
  const order = useMemo(
    () => (view.order === 'error' ? classesByError(scores) : actions.map((_, place) => place)),
    [view.order, scores, actions],
  );
  const labels = useMemo(() => order.map((place) => names[place] ?? ''), [order, names]);
  const values = useMemo(() => reordered(counts, order), [counts, order]);
  return (
    <>
      <Suspense fallback={null}>
        <HeatmapCanvas
          title={t(`figures.confusion.of.${unit}`, { name: shown.name })}
          note={t('figures.confusion.note', { iteration: formatInteger(iteration, language) })}
          rows={labels}
          columns={labels}
          values={values}
          rowLabel={t('figures.confusion.true')}
          columnLabel={t('figures.confusion.predicted')}
          measure={view.measure}
          theme={scheme}
          onSave={download}
          picked={picked && { row: order.indexOf(picked.row), column: order.indexOf(picked.column) }}
          onPick={({ row, column }) => pick({ row: order[row] ?? 0, column: order[column] ?? 0 })}
        />
      </Suspense>
      <WorstPairs names={names} counts={counts} unit={unit} onPick={pick} />
      {picked !== null && (
        <div ref={behind}>
          <Behind shown={shown} evaluation={evaluation} actions={actions} pair={picked} unit={unit} />
        </div>
      )}
      <ClassScoresTable
        names={names}
        scores={scores}
        unit={unit}
        save={(table, rows) => (
          <SaveFigure
            title={`${shown.name}: ${t('figures.confusion.byAction')}`}
            note={`${t(`figures.confusion.of.${unit}`, { name: shown.name })} · ${t('figures.confusion.note', { iteration: formatInteger(iteration, language) })}`}
            legend={[]}
            plot={table}
            csv={() => classScoresCsv({ network: shown.name, iteration }, rows, unit)}
            onSave={download}
          />
        )}
      />
    </>
  );
}

interface BehindProps extends Omit<EvaluatedProps, 'view'> {
  readonly pair: Pair;
  readonly unit: CountedUnit;
}

/** The sequences of one cell; each opens at the first frame that is answered so. */
function Behind({ shown, evaluation, actions, pair, unit }: BehindProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { controller } = useAppParts();
  const watchedId = useAppState((state) => state.watchedId);
  const training = useAppState((state) => state.status === 'running');
  const { answers, iteration } = evaluation;
  const sequences = useMemo(
    () => (answers === null ? null : sequencesOfCell(answers, actions.length, pair, unit)),
    [answers, actions, pair, unit],
  );
  const action = actions[pair.row] ?? 0;
  const answer = actions[pair.column] ?? 0;
  if (sequences === null) return <p className={classes['waiting']}>{t('figures.confusion.notListed')}</p>;
  return (
    <CellSequences
      action={action}
      answer={actionName(answer, language)}
      iteration={iteration}
      training={training}
      sequences={sequences}
      watchedId={watchedId}
      onWatch={(id) => {
        controller.watchAnswer(id, shown.id, answer);
        showViewer();
      }}
    />
  );
}
