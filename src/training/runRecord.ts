/**
 * A run as the list of runs keeps it: what was trained on what, how it went, how it ended. No weights: those are in
 * checkpoints. Whatever is read back was written by this page or an older version of it, or by nobody: it is checked before use.
 */

import { type ExperimentConfig, SPLITS } from '../experiment/config';
import { readExperiment } from '../experiment/reading';
import { z } from '../experiment/schema';
import { decimate, HISTORY_CURVES, type HistoryPoint, type SavedCurves } from '../metrics/history';

const count = z.int().min(0);
/** Beyond what a 32-bit float can be; charts of even greater ones have no axis. */
const figure = z.number().min(-1e39).max(1e39);
const seconds = z.number().min(0).max(1e12);
/** Milliseconds since 1970 that a date can have. */
const moment = z.number().min(0).max(8.64e15);

const MOST_POINTS = 1000;
const curveSchema = z
  .array(z.object({ iteration: count, seconds, value: figure }))
  .max(MOST_POINTS)
  .refine((points) => points.every(({ iteration }, i) => iteration > (points[i - 1]?.iteration ?? -1)));

const reachedSchema = z.object({
  iteration: count,
  scores: z.object({
    frameAccuracy: figure,
    sequenceAccuracy: figure,
    anyFrameAccuracy: figure,
    loss: figure,
  }),
});

const networkSchema = z.object({
  networkId: z.string().min(1).max(64),
  /** Counted from the shapes of the tensors. */
  parameters: z.object({ total: count, withoutOutput: count }),
  /** Of the forward pass over one frame, on average. */
  multiplyAdds: z.number().min(0),
  iteration: count,
  /** Own compute time. */
  seconds,
  divergedAt: count.nullable(),
  /** At the newest evaluation, and at the one with the highest frame accuracy; null too where its loss was not finite. */
  last: reachedSchema.nullable().catch(null),
  best: reachedSchema.nullable().catch(null),
  curves: z.partialRecord(z.enum(HISTORY_CURVES), curveSchema),
});

const dataSchema = z.object({
  /** Of a data set of the library; null for the built-in recordings. */
  name: z.string().max(200).nullable(),
  actions: count,
  performers: count,
  train: count,
  test: count,
  /** In use: where the one asked for leaves a side empty it is another. */
  split: z.enum(SPLITS),
  inputs: count,
  batchSize: z.int().min(1),
  batchesPerEpoch: z.int().min(1),
  /** Mean over all recordings. */
  framesPerSequence: z.number().min(0),
  majorityBaseline: z.number(),
});

/** Settings that may be changed while training goes on. */
export const LIVE_SETTINGS = ['learningRate', 'clipNorm', 'iterations', 'evaluateEvery'] as const;

export const MOST_CHANGES = 200;

const groupSchema = z.object({
  id: z.string().min(1).max(64),
  seeds: z.int().min(2).max(20),
  /** What the person says of the group as a whole: the same in each of its runs. */
  name: z.string().max(120).nullable().default(null),
  note: z.string().max(4000).default(''),
  pinned: z.boolean().default(false),
});

const recordSchema = z.object({
  version: z.literal(1),
  id: z.string().min(1).max(64),
  /** Of the checkpoint from which the run can go on. */
  checkpointId: z.string().max(64),
  /** Runs that repeat one experiment over seeds share a group. */
  group: groupSchema.nullable(),
  /** Given by the person; null for the automatic one. */
  name: z.string().max(120).nullable(),
  note: z.string().max(4000),
  pinned: z.boolean(),
  startedAt: moment,
  savedAt: moment,
  /** When it came from a file; null where it was trained here. */
  importedAt: moment.nullable().default(null),
  /** As it ended. */
  config: z.unknown(),
  /**
   * Of each setting that was changed while training went on the whole course: its first value at iteration 0, then from which
   * iteration of the network that was furthest it was what. Empty where none was.
   */
  changes: z
    .array(z.object({ iteration: count, what: z.enum(LIVE_SETTINGS), value: figure.nullable() }))
    .max(MOST_CHANGES)
    .default([]),
  data: dataSchema,
  engine: z
    .object({
      name: z.enum(['webgpu', 'wasm', 'cpu']),
      adapter: z.string().max(1000),
      threads: z.int().min(1),
      /** Name and version. */
      browser: z.string().max(200),
    })
    .nullable(),
  networks: z.array(networkSchema).max(12),
});

export interface RunRecord extends z.infer<typeof recordSchema> {
  readonly config: ExperimentConfig;
}
export type RecordedNetwork = RunRecord['networks'][number];
export type RecordedData = RunRecord['data'];
export type Reached = NonNullable<RecordedNetwork['best']>;
export type RunGroup = NonNullable<RunRecord['group']>;
export type LiveSetting = (typeof LIVE_SETTINGS)[number];
export type SettingChange = RunRecord['changes'][number];

/** Null where it is not a record that this version understands. */
export function readRunRecord(stored: unknown): RunRecord | null {
  const parsed = recordSchema.safeParse(stored);
  if (!parsed.success) return null;
  const read = readExperiment(parsed.data.config);
  return read.kind === 'found' ? { ...parsed.data, config: read.config } : null;
}

/** Whether the record is of a run of this experiment, whatever was changed in it while training went on. */
export function isRunOf({ config }: RunRecord, experiment: ExperimentConfig): boolean {
  const decisive = ({ data, networks, features, seed, split }: ExperimentConfig) =>
    JSON.stringify([data, networks, features, seed, split]);
  return decisive(config) === decisive(experiment);
}

/** By itself or with its group. */
function isPinned({ pinned, group }: RunRecord): boolean {
  return pinned || group?.pinned === true;
}

/** Pinned ones first, then the latest. */
export function inListOrder(records: readonly RunRecord[]): RunRecord[] {
  return records.toSorted((a, b) => Number(isPinned(b)) - Number(isPinned(a)) || b.startedAt - a.startedAt);
}

/** Which must go so that at most `most` stay: those longest in the list, never one that is pinned or of the `present` ones. */
export function overTheCap(
  records: readonly RunRecord[],
  most: number,
  present: readonly string[],
): string[] {
  const excess = records.length - most;
  if (excess <= 0) return [];
  const since = ({ savedAt, importedAt }: RunRecord) => importedAt ?? savedAt;
  return records
    .filter((record) => !isPinned(record) && !present.includes(record.id))
    .toSorted((a, b) => since(a) - since(b))
    .slice(0, excess)
    .map(({ id }) => id);
}

/** The better of two by frame accuracy; the earlier where they are equal. */
export function betterOf(one: Reached | null, other: Reached | null): Reached | null {
  if (one === null || other === null) return one ?? other;
  return other.scores.frameAccuracy > one.scores.frameAccuracy ? other : one;
}

/** Of each curve; more are kept of its beginning, which logarithmic axes show. */
const POINTS = 240;
const EARLY_POINTS = 80;

/** The curves with few enough points to be kept by the hundred. */
export function keptCurves(curves: SavedCurves): SavedCurves {
  const kept: Partial<Record<(typeof HISTORY_CURVES)[number], readonly HistoryPoint[]>> = {};
  for (const curve of HISTORY_CURVES) {
    const points = curves[curve];
    if (points !== undefined) kept[curve] = keptCourse(points.filter(({ value }) => Number.isFinite(value)));
  }
  return kept;
}

function keptCourse(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  if (points.length <= POINTS + EARLY_POINTS) return points;
  const chosen = new Set([
    ...decimate(points, 'iteration', POINTS),
    ...decimate(points, 'iteration', EARLY_POINTS, true),
  ]);
  return points.filter((point) => chosen.has(point));
}
