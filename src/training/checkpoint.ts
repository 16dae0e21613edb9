/**
 * A run as it is saved and gone on with: what was trained on, every network's state, and what the page shows of them.
 * Whatever is read back was written by this page or an older version of it, or by nobody: it is checked before use.
 */

import type { PreparedData } from '../dataset/protocol';
import { OPTIMIZERS } from '../experiment/config';
import { z } from '../experiment/schema';
import { HISTORY_CURVES, type SavedCurves } from '../metrics/history';
import type { Evaluation } from './protocol';
import type { RunState } from './runState';

/** What the page shows of one network. */
interface SavedNetwork {
  readonly networkId: string;
  readonly curves: SavedCurves;
  readonly evaluation: Evaluation | null;
  readonly divergedAt: number | null;
}

export interface Checkpoint {
  readonly version: 1;
  /** Of the run; the newest checkpoint takes the place of the one before. */
  readonly runId: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** An ExperimentConfig, to be validated where it is used. */
  readonly config: unknown;
  /** What the states were trained on. */
  readonly data: PreparedData;
  /** It was training, not paused. */
  readonly running: boolean;
  readonly states: readonly RunState[];
  readonly networks: readonly SavedNetwork[];
}

const floats = z.instanceof(Float32Array<ArrayBuffer>);
const count = z.int().min(0);

const stateSchema = z.object({
  network: z.object({ id: z.string(), kind: z.string(), options: z.record(z.string(), z.unknown()) }),
  iteration: count,
  seconds: z.number().min(0),
  diverged: z.boolean(),
  evaluatedAt: count.nullable(),
  unfinishedPoint: z.object({ loss: z.number(), frameAccuracy: z.number(), steps: count }).nullable(),
  parameters: floats,
  optimizer: z.object({ rule: z.enum(OPTIMIZERS), step: count, memory: floats }),
  best: z
    .object({ iteration: count, seconds: z.number().min(0), frameAccuracy: z.number(), parameters: floats })
    .nullable()
    .default(null),
});

const curveSchema = z.array(z.object({ iteration: count, seconds: z.number(), value: z.number() }));

const evaluationSchema = z.object({
  networkId: z.string(),
  iteration: count,
  seconds: z.number(),
  scores: z.object({
    frameAccuracy: z.number(),
    sequenceAccuracy: z.number(),
    anyFrameAccuracy: z.number(),
    loss: z.number(),
  }),
  confusion: z.instanceof(Uint32Array<ArrayBuffer>),
  recognition: z.object({
    bySeen: z.array(z.number()),
    byMajority: z.number(),
    forGood: z.array(z.number().nullable()),
    forGoodFrames: z.array(z.number().nullable()).default([]), // older versions kept shares alone
  }),
  answers: z.null().catch(null), // megabytes: the next evaluation has them again
});

const checkpointSchema = z.object({
  version: z.literal(1),
  runId: z.string(),
  savedAt: z.number(),
  config: z.unknown(),
  data: z.custom<PreparedData>((value) => typeof value === 'object' && value !== null),
  running: z.boolean(),
  states: z.array(stateSchema).min(1),
  networks: z.array(
    z.object({
      networkId: z.string(),
      curves: z.partialRecord(z.enum(HISTORY_CURVES), curveSchema),
      evaluation: evaluationSchema.nullable(),
      divergedAt: count.nullable(),
    }),
  ),
});

/** Null where it is not a checkpoint that this version understands. */
export function readCheckpoint(stored: unknown): Checkpoint | null {
  const parsed = checkpointSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
