/**
 * A run as the list of runs keeps it: what was trained on what, how it went, how it ended. No weights: those are in
 * checkpoints. Whatever is read back was written by this page or an older version of it, or by nobody: it is checked before use.
 */

import { type ExperimentConfig, SPLITS } from '../experiment/config';
import { readExperiment } from '../experiment/reading';
import { z } from '../experiment/schema';
import { decimate, HISTORY_CURVES, type HistoryPoint, type SavedCurves } from '../metrics/history';

const count = z.int().min(0);

const curveSchema = z.array(z.object({ iteration: count, seconds: z.number(), value: z.number() }));

const reachedSchema = z.object({
  iteration: count,
  scores: z.object({
    frameAccuracy: z.number(),
    sequenceAccuracy: z.number(),
    anyFrameAccuracy: z.number(),
    loss: z.number(),
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
  seconds: z.number().min(0),
  divergedAt: count.nullable(),
  /** At the newest evaluation, and at the one with the highest frame accuracy. */
  last: reachedSchema.nullable(),
  best: reachedSchema.nullable(),
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

const recordSchema = z.object({
  version: z.literal(1),
  id: z.string().min(1).max(64),
  /** Of the checkpoint from which the run can go on. */
  checkpointId: z.string().max(64),
  /** Runs that repeat one experiment over seeds share a group. */
  group: z.object({ id: z.string().min(1).max(64), seeds: z.int().min(2).max(20) }).nullable(),
  /** Given by the person; null for the automatic one. */
  name: z.string().max(120).nullable(),
  note: z.string().max(4000),
  pinned: z.boolean(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  savedAt: z.number(),
  config: z.unknown(),
  data: dataSchema,
  engine: z
    .object({
      name: z.enum(['webgpu', 'wasm', 'cpu']),
      adapter: z.string(),
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

/** Null where it is not a record that this version understands. */
export function readRunRecord(stored: unknown): RunRecord | null {
  const parsed = recordSchema.safeParse(stored);
  if (!parsed.success) return null;
  const read = readExperiment(parsed.data.config);
  return read.kind === 'found' ? { ...parsed.data, config: read.config } : null;
}

/** Pinned ones first, then the latest. */
export function inListOrder(records: readonly RunRecord[]): RunRecord[] {
  return records.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || b.startedAt - a.startedAt);
}

/** Which must go so that at most `most` stay: the oldest, never one that is pinned or the `present` one. */
export function overTheCap(records: readonly RunRecord[], most: number, present: string): string[] {
  const excess = records.length - most;
  if (excess <= 0) return [];
  return records
    .filter(({ pinned, id }) => !pinned && id !== present)
    .toSorted((a, b) => a.savedAt - b.savedAt)
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
    if (points !== undefined) kept[curve] = keptCourse(points);
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
