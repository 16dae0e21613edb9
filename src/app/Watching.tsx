/** Right: the watched recording, what each network takes it for, and the list to pick another. */

import { useComputedColorScheme } from '@mantine/core';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { SequenceSummary } from '../dataset/protocol';
import { splitSequences } from '../dataset/split';
import type { SplitName } from '../experiment/config';
import { formatPercent, useLanguage } from '../i18n/format';
import { answerAt, fedFrameIndex } from '../panels/predictionAt';
import { SequenceList } from '../panels/SequenceList';
import type { SplitSide } from '../panels/sequenceFilter';
import { actionName } from '../skeleton/actions';
import type { SkeletonSequence } from '../skeleton/sequence';
import type { JointWeighing } from '../viewer/legend';
import type { CaptionLine } from '../viewer/words';
import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import { download } from './download';
import { FramePredictions } from './FramePredictions';
import { useReasons } from './Reasons';
import { type AppState, currentDataset } from './state';
import { useNetworks } from './useNetworks';

const SkeletonViewer = lazy(() => import('../viewer/SkeletonViewer'));

const NO_SEQUENCES = [] as const;

/** Side of the split of each sequence by id. */
function useSides(): ReadonlyMap<string, SplitSide> {
  'use memo';
  const sequences = useAppState((state) => currentDataset(state)?.sequences ?? NO_SEQUENCES);
  const split = useAppState(({ config }) => config.split);
  const seed = useAppState(({ config }) => config.seed);
  return useMemo(() => sidesOf(sequences, split, seed), [sequences, split, seed]);
}

interface Sides {
  readonly split: SplitName;
  readonly seed: number;
  readonly sides: ReadonlyMap<string, SplitSide>;
}

/** The viewer and the list ask for the same; of tens of thousands of sequences. */
const lastSides = new WeakMap<readonly SequenceSummary[], Sides>();

function sidesOf(sequences: readonly SequenceSummary[], split: SplitName, seed: number): Sides['sides'] {
  const last = lastSides.get(sequences);
  if (last?.split === split && last.seed === seed) return last.sides;
  const { train, test } = splitSequences(sequences, split, seed);
  const sides = new Map<string, SplitSide>();
  for (const id of train) sides.set(id, 'train');
  for (const id of test) sides.set(id, 'test');
  lastSides.set(sequences, { split, seed, sides });
  return sides;
}

/** Recordings are being made or read, or the first of them is on its way to the page. */
function isPreparing(state: AppState): boolean {
  const { dataTask, watchedId } = state;
  return watchedId !== null || (dataTask !== null && dataTask.kind !== 'writing');
}

/** The truth, and what each network says at a frame. */
function useCaption(): (frame: number) => readonly CaptionLine[] {
  'use memo';
  const { t } = useTranslation();
  const language = useLanguage();
  const networks = useNetworks();
  const predictions = useAppState((state) => state.predictions);
  const truth = useAppState((state) => state.sequence?.name?.action ?? null);
  return (frame) => {
    const lines: CaptionLine[] = [];
    if (truth !== null) {
      lines.push({ text: t('viewer.capture.truth', { action: actionName(truth, language) }), figure: '' });
    }
    if (predictions === null) return lines;
    const index = fedFrameIndex(predictions.frames, frame);
    for (const { id, name } of networks) {
      const given = predictions.predictions.find(({ networkId }) => networkId === id);
      const answer = given === undefined ? null : answerAt(given, predictions.classes, index);
      if (answer === null) continue;
      const action = actionName(answer.action, language);
      const figure = formatPercent(answer.probability, language, 0);
      lines.push({ text: t('viewer.capture.answer', { name, action }), figure });
    }
    return lines;
  };
}

/** What colours the joints, while a reason is asked for. */
function useWeighing(): JointWeighing | null {
  'use memo';
  const language = useLanguage();
  const reasons = useReasons();
  if (reasons === null) return null;
  const { shown, explanation, weights, held } = reasons;
  const frame = (explanation.frames.at(-1) ?? 0) + 1;
  return { weights, name: shown.name, action: actionName(explanation.action, language), frame, held };
}

/** The sequence that the watched one is compared with. */
function useGhost() {
  'use memo';
  const { t } = useTranslation();
  const { store } = useAppParts();
  const language = useLanguage();
  const sequence = useAppState((state) => state.ghost);
  const onChange = useCallback((ghost: SkeletonSequence | null) => store.state.setState({ ghost }), [store]);
  const name = sequence?.name ?? null;
  const action = name === null ? '' : actionName(name.action, language);
  return {
    sequence,
    title: name === null ? '' : t('viewer.legend.ghostTitle', { ...name, action }),
    onChange,
  };
}

export function Viewer() {
  'use memo';
  const { t } = useTranslation();
  const language = useLanguage();
  const { store } = useAppParts();
  const sequence = useAppState((state) => state.sequence);
  const frame = useAppState((state) => state.frame);
  const playing = useAppState((state) => state.playing);
  const preparing = useAppState((state) => isPreparing(state));
  const scheme = useComputedColorScheme('light');
  const setFrame = useCallback((next: number) => store.state.setState({ frame: next }), [store]);
  const read = useCallback((readFrame: number | null) => store.state.setState({ readFrame }), [store]);
  const setPlaying = useCallback((next: boolean) => store.state.setState({ playing: next }), [store]);
  const captionAt = useCaption();
  const weighing = useWeighing();
  const ghost = useGhost();
  const name = sequence?.name ?? null;
  const id = sequence?.id ?? '';
  const side = useSides().get(id);
  return (
    <div id="viewer" className={classes['viewer']}>
      <Suspense fallback={<p className={classes['viewerWaiting']}>{t('app.loading')}</p>}>
        <SkeletonViewer
          sequence={sequence}
          frame={frame}
          onFrameChange={setFrame}
          onScrub={read}
          playing={playing}
          onPlayingChange={setPlaying}
          title={name === null ? '' : actionName(name.action, language)}
          subtitle={side === undefined ? id : t(`figures.watch.${side}`, { id })}
          theme={scheme}
          preparing={preparing}
          ghost={ghost}
          captionAt={captionAt}
          weighing={weighing}
          onSave={download}
        >
          <FramePredictions />
        </SkeletonViewer>
      </Suspense>
    </div>
  );
}

export function Sequences() {
  const { controller } = useAppParts();
  const sequences = useAppState((state) => currentDataset(state)?.sequences ?? NO_SEQUENCES);
  const watchedId = useAppState((state) => state.watchedId);
  const sideOf = useSides();
  const watch = useCallback((id: string) => controller.watch(id), [controller]);
  return (
    <div className={classes['sequences']}>
      <SequenceList sequences={sequences} sideOf={sideOf} watchedId={watchedId} onWatch={watch} />
    </div>
  );
}
