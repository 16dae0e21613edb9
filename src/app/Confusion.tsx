/** Which actions one network takes for which, at its last evaluation: a matrix, scores by action, and the sequences behind a cell. */

import { NativeSelect, SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SaveFigure } from '../charts/SaveFigure';
import { classScoresCsv } from '../export/figureCsv';
import { useLanguage } from '../i18n/format';
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
import { type ShownNetwork, useNetworks } from './useNetworks';

const HeatmapCanvas = lazy(() =>
  import('../charts/HeatmapCanvas').then((module) => ({ default: module.HeatmapCanvas })),
);

type Measure = 'share' | 'count';
type Order = 'number' | 'error';

/** What the matrix shows, as the person chose. */
interface View {
  readonly unit: CountedUnit;
  readonly measure: Measure;
  readonly order: Order;
}

export function Confusion() {
  const networks = useNetworks();
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<View>({ unit: 'frames', measure: 'share', order: 'number' });
  const shown = networks.find(({ id }) => id === chosen) ?? networks[0];
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
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      </div>
      <ViewChoice view={view} onView={setView} />
      {evaluation === null || actions === undefined || evaluation.confusion.length !== actions.length ** 2 ? (
        <p className={classes['waiting']}>{t('figures.confusion.empty')}</p>
      ) : (
        <Evaluated key={shown.id} shown={shown} evaluation={evaluation} actions={actions} view={view} />
      )}
    </>
  );
}

const VIEWS = {
  unit: ['frames', 'sequences'],
  measure: ['share', 'count'],
  order: ['number', 'error'],
} as const satisfies { [Key in keyof View]: readonly View[Key][] };

function ViewChoice({ view, onView }: { readonly view: View; onView(view: View): void }) {
  const { t } = useTranslation();
  const choice = <Key extends keyof View>(key: Key, values: readonly View[Key][]) => (
    <SegmentedControl
      size="xs"
      aria-label={t(`figures.confusion.${key}`)}
      value={view[key]}
      data={values.map((value) => ({ value, label: t(`figures.confusion.${value}`) }))}
      onChange={(value) => onView({ ...view, [key]: value })}
    />
  );
  return (
    <div className={classes['choices']}>
      {choice('unit', VIEWS.unit)}
      {choice('measure', VIEWS.measure)}
      {choice('order', VIEWS.order)}
    </div>
  );
}

interface EvaluatedProps {
  readonly shown: ShownNetwork;
  readonly evaluation: Evaluation;
  /** Numbers of the actions, by class. */
  readonly actions: readonly number[];
  readonly view: View;
}

/** A class index for the truth and one for the answer. */
interface Pair {
  readonly row: number;
  readonly column: number;
}

function Evaluated({ shown, evaluation, actions, view }: EvaluatedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useComputedColorScheme('light');
  const [picked, setPicked] = useState<Pair | null>(null);
  const { answers, confusion: byFrames } = evaluation;
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
          rows={labels}
          columns={labels}
          values={values}
          rowLabel={t('figures.confusion.true')}
          columnLabel={t('figures.confusion.predicted')}
          measure={view.measure}
          theme={scheme}
          onSave={download}
          onPick={({ row, column }) => setPicked({ row: order[row] ?? 0, column: order[column] ?? 0 })}
        />
      </Suspense>
      {picked !== null && (
        <Behind shown={shown} evaluation={evaluation} actions={actions} pair={picked} unit={unit} />
      )}
      <WorstPairs names={names} counts={counts} unit={unit} onPick={setPicked} />
      <ClassScoresTable
        names={names}
        scores={scores}
        unit={unit}
        save={(table, rows) => (
          <SaveFigure
            title={`${shown.name}: ${t('figures.confusion.byAction')}`}
            note={t(`figures.confusion.of.${unit}`, { name: shown.name })}
            legend={[]}
            plot={table}
            csv={() => classScoresCsv(rows, unit)}
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
