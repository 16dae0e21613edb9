/**
 * Everything the page knows, as plain data. The store holds one AppState; the controller changes it, React
 * reads it. Courses of training are too long to copy and live in a History beside it (`historyRevision` counts its changes).
 */

import type {
  DataProgress,
  DatasetSummary,
  LibrarySummary,
  PreparedData,
  SetReport,
} from '../dataset/protocol';
import type { EnginePreference, ExperimentConfig, SyntheticConfig } from '../experiment/config';
import { type CurveView, PLAIN_VIEW } from '../metrics/curveView';
import type { CountedUnit } from '../metrics/sequenceAnswers';
import type { SkeletonSequence } from '../skeleton/sequence';
import type {
  Ablation,
  EngineInfo,
  Evaluation,
  Explanation,
  RunStatus,
  TrainingEvent,
} from '../training/protocol';
import type { ShownBvh } from './bvhControl';

export type Source = DatasetSummary['source'];
type PredictionsEvent = Extract<TrainingEvent, { type: 'predictions' }>;
type RefusedReason = Extract<TrainingEvent, { type: 'refused' }>['reason'];

/** Where one network stands. */
export interface NetworkRun {
  readonly iteration: number;
  readonly seconds: number;
  readonly iterationsPerSecond: number;
  /** The highest frame accuracy on the test split so far, and when. */
  readonly best: { readonly iteration: number; readonly frameAccuracy: number } | null;
  readonly evaluation: Evaluation | null;
  readonly ablation: Ablation | null;
  readonly evaluating: { readonly done: number; readonly total: number } | null;
  /** Iteration at which the loss stopped being finite. */
  readonly divergedAt: number | null;
}

export const NEW_RUN: NetworkRun = {
  iteration: 0,
  seconds: 0,
  iterationsPerSecond: 0,
  best: null,
  evaluation: null,
  ablation: null,
  evaluating: null,
  divergedAt: null,
};

export interface DataTask {
  readonly kind: 'generating' | 'importing' | 'opening' | 'writing';
  readonly progress: DataProgress | null;
}

/** What stands in the middle of the page. */
export const FIGURES = ['curves', 'confusion', 'recognition', 'quality', 'live', 'runs'] as const;
type Figure = (typeof FIGURES)[number];

/** What the confusion matrix shows, as the person chose. */
export interface ConfusionView {
  /** Null: the first. */
  readonly networkId: string | null;
  readonly unit: CountedUnit;
  readonly measure: 'share' | 'count';
  readonly order: 'number' | 'error';
  /** The cell whose sequences are listed: class indices of the truth and of the answer. */
  readonly picked: { readonly row: number; readonly column: number } | null;
}

/** A sentence for the person, as catalogue key and values. */
export interface Notice {
  readonly id: number;
  readonly tone: 'error' | 'info';
  /** The file that it is about; empty where it is about none. */
  readonly about: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface AppState {
  readonly config: ExperimentConfig;
  /** What the Data select goes back to from imported recordings. */
  readonly synthetic: SyntheticConfig;
  readonly engine: EnginePreference;

  readonly datasets: Readonly<Record<Source, DatasetSummary | null>>;
  /** What the visitor keeps; null until it is known. */
  readonly library: LibrarySummary | null;
  readonly dataTask: DataTask | null;
  /** How fast built-in recordings were made last; null until enough have been. */
  readonly recordingsPerSecond: number | null;
  readonly report: SetReport | null;
  readonly reportOpen: boolean;
  readonly bvh: ShownBvh | null;
  /** Files that wait to be told which data set they are for: the open one, or one named after them, be it known or new. */
  readonly addition: { readonly open: string; readonly named: string; readonly known: boolean } | null;

  readonly engineInfo: EngineInfo | null;
  readonly status: RunStatus;
  /** Train was clicked before the recordings were ready. */
  readonly trainWhenReady: boolean;
  readonly prepared: PreparedData | null;
  readonly refused: RefusedReason | null;
  /** Technical message of an unforeseen failure of the training worker. */
  readonly failure: string | null;
  readonly runs: Readonly<Record<string, NetworkRun>>;
  /** Share of the training's time that was lately spent waiting for recordings, 0–1. */
  readonly waitingShare: number;
  readonly historyRevision: number;
  readonly figure: Figure;
  readonly curveView: CurveView;
  readonly confusion: ConfusionView;

  readonly watchedId: string | null;
  /** The frame to be shown once the watched sequence and its predictions are there: the first that a network answers so. */
  readonly sought: {
    readonly sequenceId: string;
    readonly networkId: string;
    readonly action: number;
  } | null;
  readonly sequence: SkeletonSequence | null;
  /** Drawn beside the watched one, to compare. */
  readonly ghost: SkeletonSequence | null;
  readonly predictions: PredictionsEvent | null;
  /** The answer that reasons are asked for: that on the shown frame, or on one that is held; null: none. */
  readonly reasoning: { readonly networkId: string; readonly heldFrame: number | null } | null;
  readonly explanation: Explanation | null;
  readonly frame: number;
  readonly playing: boolean;
  /** Where a pointer reads what all networks answer, on a strip or on the viewer's slider; null while it reads nowhere. */
  readonly readFrame: number | null;

  /** A run that an earlier visit left and that can be gone on with. */
  readonly keptRun: { readonly savedAt: number; readonly iteration: number } | null;
  readonly notices: readonly Notice[];
}

export function initialState(config: ExperimentConfig, synthetic: SyntheticConfig): AppState {
  return {
    config,
    synthetic,
    engine: 'auto',
    datasets: { synthetic: null, imported: null },
    library: null,
    dataTask: null,
    recordingsPerSecond: null,
    report: null,
    reportOpen: false,
    bvh: null,
    addition: null,
    engineInfo: null,
    status: 'idle',
    trainWhenReady: false,
    prepared: null,
    refused: null,
    failure: null,
    runs: {},
    waitingShare: 0,
    historyRevision: 0,
    figure: 'curves',
    curveView: PLAIN_VIEW,
    confusion: { networkId: null, unit: 'frames', measure: 'share', order: 'number', picked: null },
    watchedId: null,
    sought: null,
    sequence: null,
    ghost: null,
    predictions: null,
    reasoning: null,
    explanation: null,
    frame: 0,
    playing: false,
    readFrame: null,
    keptRun: null,
    notices: [],
  };
}

/** The data set that the experiment is about, where it is ready. */
export function currentDataset(state: AppState): DatasetSummary | null {
  return state.datasets[state.config.data.source];
}

/** Actions to tell apart: of the prepared data, else of the data set, else of what will be made. */
export function classCount(state: AppState): number {
  if (state.prepared !== null) return state.prepared.classes.length;
  const dataset = currentDataset(state);
  if (dataset !== null) return dataset.actions;
  return state.config.data.source === 'synthetic' ? state.config.data.actions.length : 0;
}
