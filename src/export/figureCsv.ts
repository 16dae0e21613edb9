/** The data of figures as CSV files: full precision, the same numbers that are drawn. */

import { csvText } from './csv';

interface DrawnSeries {
  readonly label: string;
  readonly faint?: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly band?: readonly { readonly low: number; readonly high: number }[] | undefined;
}

/**
 * A row per point. `thin` is 1 for the thin lines, which are training batches. Where a line is the mean of several, two more
 * columns hold the ends of its band.
 */
export function seriesCsv(series: readonly DrawnSeries[], xLabel: string, yLabel: string): string {
  const banded = series.some(({ band }) => band !== undefined);
  const rows = series.flatMap(({ label, faint, points, band }) =>
    points.map(({ x, y }, i) => {
      const ends = banded ? [band?.[i]?.low ?? null, band?.[i]?.high ?? null] : [];
      return [label, faint ? 1 : 0, x, y, ...ends];
    }),
  );
  return csvText([['series', 'thin', xLabel, yLabel, ...(banded ? ['low', 'high'] : [])], ...rows]);
}

interface DrawnMatrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `[rows, columns]` */
  readonly values: ArrayLike<number>;
}

/** The matrix under the names of its columns, each row behind its name. */
export function matrixCsv({ rows, columns, values }: DrawnMatrix, rowLabel: string): string {
  const lines = rows.map((name, row) => [
    name,
    ...columns.map((_, column) => values[row * columns.length + column] ?? 0),
  ]);
  return csvText([[rowLabel, ...columns], ...lines]);
}

/** What numbers on the frames of one recording are of. */
interface Source {
  /** Id of the recording. */
  readonly recording: string;
  /** Name of the network. */
  readonly network: string;
  /** How far the network had been trained. */
  readonly iteration: number;
}

interface ExplainedAnswer extends Source {
  /** Name of the action whose score the gradient is of. */
  readonly answer: string;
  /** `[frames]` numbers from 0, up to the answered one; the file counts from 1. */
  readonly frames: Int32Array;
}

/**
 * A row per frame, a column per joint.
 *
 * @param lengths `[frames, bodies, joints]`
 */
export function influenceCsv(
  { recording, network, iteration, answer, frames }: ExplainedAnswer,
  lengths: Float32Array,
  bodies: number,
  joints: readonly string[],
): string {
  const answered = (frames.at(-1) ?? 0) + 1;
  const columns = Array.from({ length: bodies }, (_, body) =>
    joints.map((joint) => `body${body + 1}.${joint}`),
  ).flat();
  const rows = Array.from(frames, (frame, i) => [
    recording,
    network,
    iteration,
    answer,
    answered,
    frame + 1,
    ...lengths.subarray(i * columns.length, (i + 1) * columns.length),
  ]);
  return csvText([
    ['recording', 'network', 'iteration', 'answer', 'answered_frame', 'frame', ...columns],
    ...rows,
  ]);
}

interface AnsweredRecording {
  readonly id: string;
  /** Name of its true action; null where nobody knows it. */
  readonly trueAction: string | null;
}

interface GivenAnswers {
  readonly name: string;
  readonly iteration: number;
  /** `[frames, classes]` */
  readonly probabilities: Float32Array;
}

/**
 * A row per network and frame, a column per action.
 *
 * @param frames `[frames]` their numbers from 0; the file counts from 1
 * @param actions names of the classes
 */
export function probabilitiesCsv(
  { id, trueAction }: AnsweredRecording,
  networks: readonly GivenAnswers[],
  frames: Int32Array,
  actions: readonly string[],
): string {
  const rows = networks.flatMap(({ name, iteration, probabilities }) =>
    Array.from(frames, (frame, i) => [
      id,
      trueAction,
      name,
      iteration,
      frame + 1,
      ...probabilities.subarray(i * actions.length, (i + 1) * actions.length),
    ]),
  );
  return csvText([['recording', 'true_action', 'network', 'iteration', 'frame', ...actions], ...rows]);
}

/** A row per frame, a column per group. @param activity `[frames, groups]` */
export function activityCsv(
  { recording, network, iteration }: Source,
  activity: Float32Array,
  groups: number,
  frames: Int32Array,
): string {
  const columns = Array.from({ length: groups }, (_, group) => `group${group + 1}`);
  const rows = Array.from(frames, (frame, i) => [
    recording,
    network,
    iteration,
    frame + 1,
    ...activity.subarray(i * groups, (i + 1) * groups),
  ]);
  return csvText([['recording', 'network', 'iteration', 'frame', ...columns], ...rows]);
}

interface ScoredAction {
  readonly name: string;
  /** Null where nothing was answered so, or nothing is of this action. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly support: number;
}

/** A row per action. @param unit what is counted: frames or sequences */
export function classScoresCsv(
  { network, iteration }: Omit<Source, 'recording'>,
  scores: readonly ScoredAction[],
  unit: string,
): string {
  return csvText([
    ['network', 'iteration', 'action', 'precision', 'recall', 'f1', unit],
    ...scores.map(({ name, precision, recall, f1, support }) => [
      network,
      iteration,
      name,
      precision,
      recall,
      f1,
      support,
    ]),
  ]);
}

interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly delay: number;
}

/** A row per arrow of a network's graph. */
export function graphCsv(edges: readonly DrawnEdge[]): string {
  return csvText([
    ['from', 'to', 'weight', 'delay'],
    ...edges.map(({ from, to, label, delay }) => [from, to, label, delay]),
  ]);
}

/** A row per frame from 1, a column per group: 1 where it updates. @param schedule `[groups][frames]` */
export function scheduleCsv(schedule: readonly (readonly boolean[])[]): string {
  const columns = schedule.map((_, group) => `group${group + 1}`);
  const rows = (schedule[0] ?? []).map((_, frame) => [
    frame + 1,
    ...schedule.map((fires) => (fires[frame] ? 1 : 0)),
  ]);
  return csvText([['frame', ...columns], ...rows]);
}
