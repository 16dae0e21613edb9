/**
 * A batch plan applied to a data set: the classes, the split, the buckets and any batch by its number. Holds
 * on to the sequences as they were when it was prepared; later imports do not change its answers.
 */

import { Random } from '../experiment/random';
import {
  assembleBatch,
  assembleFrames,
  type BatchLayout,
  type Bucket,
  layOutEpoch,
  layOutTest,
  layoutRows,
  makeBuckets,
  placeSamples,
  type Sample,
  sortSamples,
  toSamples,
} from './batches';
import type { SequenceBatch } from './batchSource';
import { inputCount, usedFrames } from './features';
import { majorityBaseline } from './majority';
import type {
  Batch,
  BatchPlan,
  BatchRows,
  FramePiece,
  PreparedData,
  RefusalReason,
  SplitSide,
} from './protocol';
import type { SequenceSet } from './sequenceSet';
import { type SequenceSplit, splitSequences } from './split';

const EPOCHS_KEPT = 4;
/** Frames of the set come in pieces of about this size, so that batches get through in between. */
const PIECE_BYTES = 2 ** 23;

/** Applies the plan, or says why this data set cannot be trained on. */
export function preparePlan(plan: BatchPlan, set: SequenceSet): PreparedPlan | RefusalReason {
  if (set.entries.size === 0) return 'no-data';
  const classes = classesOf(set);
  if (classes.length < 2) return 'too-few-classes';
  const split = splitSequences([...set.entries.values()], plan.split, plan.seed);
  if (split.train.length === 0 || split.test.length === 0) return 'too-few-sequences';
  return new PreparedPlan(plan, set, classes, split);
}

/** Action numbers of the whole set, ascending: the same classes whatever the split. */
function classesOf(set: SequenceSet): readonly number[] {
  const actions = new Set<number>();
  for (const { name } of set.entries.values()) if (name !== null) actions.add(name.action);
  return [...actions].sort((a, b) => a - b);
}

export class PreparedPlan {
  readonly data: PreparedData;
  readonly #plan: BatchPlan;
  readonly #set: SequenceSet;
  readonly #trainBuckets: readonly Bucket[];
  readonly #testLayouts: readonly BatchLayout[];
  readonly #pieces: readonly (readonly Sample[])[];
  /** By epoch; networks at different iterations need several at once. */
  readonly #epochs = new Map<number, readonly BatchLayout[]>();

  constructor(plan: BatchPlan, set: SequenceSet, classes: readonly number[], split: SequenceSplit) {
    const samplesOf = (ids: readonly string[]): readonly Sample[] => {
      const sequences = ids.flatMap((id) => set.entries.get(id) ?? []);
      return sortSamples(toSamples(sequences, classes, plan.features));
    };
    const train = placeSamples(samplesOf(split.train), 0);
    const test = placeSamples(samplesOf(split.test), endOf(train));
    const batchSize = Math.min(plan.batchSize, train.length);
    this.#plan = plan;
    this.#set = set;
    this.#trainBuckets = makeBuckets(train, batchSize);
    this.#testLayouts = layOutTest(test, this.#trainBuckets, batchSize);
    this.#pieces = inPieces([...train, ...test], Math.ceil(PIECE_BYTES / (4 * inputCount(plan.features))));
    this.data = {
      revision: set.revision,
      split: split.split,
      splitReason: split.reason,
      inputs: inputCount(plan.features),
      classes,
      batchSize,
      batchesPerEpoch: Math.floor(train.length / batchSize),
      testBatches: this.#testLayouts.length,
      trainSequences: train.length,
      testSequences: test.length,
      majorityBaseline: majorityBaseline(train, test),
      frames: endOf(test),
      framePieces: this.#pieces.length,
    };
  }

  /** @throws RangeError where index is no integer from 0 */
  trainBatch(index: number): Batch {
    return assembleBatch(this.#trainLayout(index), this.data.batchSize, this.#plan.features, this.#set);
  }

  /** @throws RangeError where index is not in 0 … testBatches − 1 */
  testBatch(index: number): Batch {
    const layout = this.#testLayouts[index];
    if (layout === undefined) throw new RangeError(`No test batch ${index}`);
    return assembleBatch(layout, this.data.batchSize, this.#plan.features, this.#set);
  }

  /**
   * Batches without their frames; those of the test split end with the split.
   *
   * @throws RangeError where from is no integer from 0
   */
  rows(side: SplitSide, from: number, count: number): readonly BatchRows[] {
    const layouts =
      side === 'test'
        ? this.#testLayouts.slice(from, from + count)
        : Array.from({ length: count }, (_, i) => this.#trainLayout(from + i));
    return layouts.map((layout) => layoutRows(layout, this.data.batchSize, this.#plan.features));
  }

  /**
   * Some of the frames of the set, where the rows' starts point.
   *
   * @throws RangeError where index is not in 0 … framePieces − 1
   */
  frames(index: number): FramePiece {
    const piece = this.#pieces[index];
    if (piece === undefined) throw new RangeError(`No piece ${index} of the frames`);
    return assembleFrames(piece, this.#plan.features, this.#set);
  }

  /** Undefined where the data set has no such sequence. */
  sequenceBatch(id: string): SequenceBatch | undefined {
    const sequence = this.#set.entries.get(id);
    if (sequence === undefined) return undefined;
    const { features } = this.#plan;
    const samples = toSamples([sequence], this.data.classes, features);
    const frames = usedFrames(sequence.frameCount, features);
    return {
      batch: assembleBatch({ time: frames.length, samples }, 1, features, this.#set),
      frames,
    };
  }

  #trainLayout(index: number): BatchLayout {
    const { batchesPerEpoch } = this.data;
    const layout = this.#layoutsOf(Math.floor(index / batchesPerEpoch))[index % batchesPerEpoch];
    if (layout === undefined) throw new RangeError(`No training batch ${index}`);
    return layout;
  }

  #layoutsOf(epoch: number): readonly BatchLayout[] {
    const kept = this.#epochs.get(epoch);
    if (kept !== undefined) return kept;
    const random = new Random(this.#plan.seed).fork('batches').fork(epoch);
    const layouts = layOutEpoch(this.#trainBuckets, this.data.batchSize, random);
    const [oldest] = this.#epochs.keys();
    if (this.#epochs.size >= EPOCHS_KEPT && oldest !== undefined) this.#epochs.delete(oldest);
    this.#epochs.set(epoch, layouts);
    return layouts;
  }
}

/** Frames of the set up to the end of these samples. */
function endOf(samples: readonly Sample[]): number {
  const last = samples.at(-1);
  return last === undefined ? 0 : last.start + last.length;
}

/** Runs of samples that have about `size` frames together. */
function inPieces(samples: readonly Sample[], size: number): readonly (readonly Sample[])[] {
  const pieces: Sample[][] = [];
  for (const sample of samples) {
    const piece = pieces.at(-1);
    const first = piece?.[0];
    if (piece === undefined || first === undefined || sample.start - first.start >= size)
      pieces.push([sample]);
    else piece.push(sample);
  }
  return pieces;
}
