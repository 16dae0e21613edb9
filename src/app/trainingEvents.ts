/**
 * The one place where events of the training worker enter the store. Those that come many times a second wait
 * for the next of at most five changes a second, so that training never floods the page; the others are applied at once and in order,
 * predictions among them, which come once or twice a second and are to be of now.
 */

import type { History, HistoryCurve } from '../metrics/history';
import type { TrainingEvent } from '../training/protocol';
import { type AppState, NEW_RUN, type NetworkRun } from './state';
import type { AppStore } from './store';

type DeviceLost = Extract<TrainingEvent, { type: 'device-lost' }>;
type WentBack = Extract<TrainingEvent, { type: 'went-back' }>;

const CHANGE_INTERVAL_MS = 200;

const FREQUENT: ReadonlySet<TrainingEvent['type']> = new Set(['progress', 'evaluating', 'evaluation']);

export class TrainingEventIntake {
  readonly #store: AppStore;
  #waiting: TrainingEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(store: AppStore) {
    this.#store = store;
  }

  receive(event: TrainingEvent): void {
    this.#waiting.push(event);
    if (event.type === 'device-lost') this.#tellOfLoss(event);
    if (!FREQUENT.has(event.type)) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), CHANGE_INTERVAL_MS);
  }

  #tellOfLoss({ engine, networks }: DeviceLost): void {
    const iteration = Math.min(...networks.map((network) => network.iteration));
    const values = { engine: engine.name, iteration: Number.isFinite(iteration) ? iteration : 0 };
    this.#store.notify('info', 'training.deviceLost', values);
  }

  /** Forgets what waits: its worker is gone. */
  drop(): void {
    this.#waiting = [];
  }

  /** Applies what waits. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const events = this.#waiting;
    this.#waiting = [];
    const { state, history } = this.#store;
    state.setState((before) => events.reduce((now, event) => applyEvent(now, event, history), before));
  }
}

/** The state after an event; curves go into `history`. */
export function applyEvent(state: AppState, event: TrainingEvent, history: History): AppState {
  switch (event.type) {
    case 'engine':
      return { ...state, engineInfo: event.engine };
    case 'device-lost':
      return wentBack({ ...state, engineInfo: event.engine }, event, history);
    case 'went-back':
      return wentBack(state, event, history);
    case 'status':
      if (event.status !== 'running') return { ...state, status: event.status };
      return { ...state, status: event.status, refused: null, failure: null };
    case 'prepared':
      return { ...state, prepared: event.data, refused: null };
    case 'refused':
      return { ...state, refused: event.reason, prepared: null };
    case 'networks-reset':
      return reset(state, event.networkIds, history);
    case 'progress':
      return progressed(state, event, history);
    case 'evaluating':
      return changeRun(state, event.networkId, {
        evaluating: event.done < event.total ? { done: event.done, total: event.total } : null,
      });
    case 'evaluation':
      return evaluated(state, event.evaluation, history);
    case 'ablation':
      return changeRun(state, event.ablation.networkId, { ablation: event.ablation });
    case 'diverged':
      return changeRun(state, event.networkId, { divergedAt: event.iteration });
    case 'predictions':
      return event.sequenceId === state.watchedId ? { ...state, predictions: event } : state;
    case 'explanation':
      return event.explanation.sequenceId === state.watchedId
        ? { ...state, explanation: event.explanation }
        : state;
    case 'crashed':
    case 'failed':
      return { ...state, failure: event.message, status: 'paused', trainWhenReady: false };
    case 'snapshot':
    case 'no-snapshot':
    case 'restored':
    case 'not-restored':
    case 'captured':
    case 'resumed':
      return state; // answers to requests: the client gives them to who asked
    default:
      return event satisfies never;
  }
}

function changeRun(state: AppState, networkId: string, change: Partial<NetworkRun>): AppState {
  const run = { ...(state.runs[networkId] ?? NEW_RUN), ...change };
  return { ...state, runs: { ...state.runs, [networkId]: run } };
}

function reset(state: AppState, networkIds: readonly string[], history: History): AppState {
  const runs = { ...state.runs };
  for (const id of networkIds) {
    history.forget(id);
    runs[id] = NEW_RUN;
  }
  return { ...state, runs, historyRevision: state.historyRevision + 1 };
}

/** The networks go on from an earlier iteration; what came after it is taken back. */
function wentBack(state: AppState, { networks }: Pick<WentBack, 'networks'>, history: History): AppState {
  const runs = { ...state.runs };
  for (const { networkId, iteration } of networks) {
    const run = runs[networkId] ?? NEW_RUN;
    const { evaluation, divergedAt } = run;
    history.rewind(networkId, iteration);
    runs[networkId] = {
      ...run,
      iteration,
      evaluation: evaluation !== null && evaluation.iteration > iteration ? null : evaluation,
      ablation: null,
      evaluating: null,
      divergedAt: divergedAt !== null && divergedAt > iteration ? null : divergedAt,
    };
  }
  return { ...state, runs, historyRevision: state.historyRevision + 1 };
}

/** Of shares that come five times a second: a number that can be read. */
const SMOOTHING = 0.2;

function progressed(
  state: AppState,
  { networks, points, waiting }: Extract<TrainingEvent, { type: 'progress' }>,
  history: History,
): AppState {
  for (const { networkId, iteration, seconds, loss, frameAccuracy } of points) {
    append(history, networkId, iteration, seconds, {
      'train-loss': loss,
      'train-frame-accuracy': frameAccuracy,
    });
  }
  const runs = { ...state.runs };
  for (const { networkId, ...progress } of networks) {
    runs[networkId] = { ...(runs[networkId] ?? NEW_RUN), ...progress };
  }
  return {
    ...state,
    runs,
    waitingShare: state.waitingShare + (waiting - state.waitingShare) * SMOOTHING,
    historyRevision: state.historyRevision + (points.length > 0 ? 1 : 0),
  };
}

function evaluated(
  state: AppState,
  evaluation: Extract<TrainingEvent, { type: 'evaluation' }>['evaluation'],
  history: History,
): AppState {
  const { networkId, iteration, seconds, scores } = evaluation;
  append(history, networkId, iteration, seconds, {
    'test-loss': scores.loss,
    'test-frame-accuracy': scores.frameAccuracy,
  });
  const next = changeRun(state, networkId, { evaluation, evaluating: null });
  return { ...next, historyRevision: state.historyRevision + 1 };
}

function append(
  history: History,
  networkId: string,
  iteration: number,
  seconds: number,
  values: Partial<Record<HistoryCurve, number>>,
): void {
  for (const curve of ['train-loss', 'train-frame-accuracy', 'test-loss', 'test-frame-accuracy'] as const) {
    const value = values[curve];
    if (value !== undefined) history.append(networkId, curve, { iteration, seconds, value });
  }
}
