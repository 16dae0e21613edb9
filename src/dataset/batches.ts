/**
 * From samples to batches: which sequences go together, in which order, and their time-major arrays.
 */

import type { FeatureConfig } from '../experiment/config';
import type { Random } from '../experiment/random';
import { batchTime, bucketEnds } from './buckets';
import { inputCount, usedFrameCount, writeFeatures } from './features';
import type { Batch, BatchRows, FramePiece, SequenceSummary } from './protocol';
import type { Motion, SequenceSet } from './sequenceSet';

/** A sequence as the networks meet it. */
export interface Sample {
  readonly sequence: SequenceSummary;
  /** Class index; −1 where the sequence has no action. */
  readonly label: number;
  /** Frames fed to the networks. */
  readonly length: number;
  /** Where it starts among the frames of the set. */
  readonly start: number;
}

/** Training samples of similar length, and the frames of each of their batches. */
export interface Bucket {
  readonly time: number;
  readonly samples: readonly Sample[];
}

/** The sequences of one batch. */
export interface BatchLayout {
  readonly time: number;
  readonly samples: readonly Sample[];
}

/** By length, then id: the order in which files were read leaves no trace. */
export function sortSamples(samples: readonly Sample[]): readonly Sample[] {
  return [...samples].sort((a, b) => {
    if (a.length !== b.length) return a.length - b.length;
    if (a.sequence.id === b.sequence.id) return 0;
    return a.sequence.id < b.sequence.id ? -1 : 1;
  });
}

/** @param samples sorted; at least `batchSize` of them */
export function makeBuckets(samples: readonly Sample[], batchSize: number): readonly Bucket[] {
  const ends = bucketEnds(
    samples.map(({ length }) => length),
    batchSize,
  );
  return ends.map((end, i) => {
    const members = samples.slice(ends[i - 1] ?? 0, end);
    return { time: timeOf(members), samples: members };
  });
}

/** One epoch of training: ⌊samples / batchSize⌋ full batches in random order, each sample at most once. */
export function layOutEpoch(
  buckets: readonly Bucket[],
  batchSize: number,
  random: Random,
): readonly BatchLayout[] {
  const layouts: BatchLayout[] = [];
  for (const { time, samples } of buckets) {
    const order = random.shuffled(samples);
    for (let end = batchSize; end <= order.length; end += batchSize) {
      layouts.push({ time, samples: order.slice(end - batchSize, end) });
    }
  }
  return random.shuffled(layouts);
}

/**
 * Every sample once, longest first; the last batch may hold fewer than `batchSize`. Batches take the shapes
 * of the training buckets, and one more where a test sequence is longer than they all.
 *
 * @param samples sorted
 */
export function layOutTest(
  samples: readonly Sample[],
  buckets: readonly Bucket[],
  batchSize: number,
): readonly BatchLayout[] {
  const times = [...buckets.map(({ time }) => time), timeOf(samples)];
  const layouts: BatchLayout[] = [];
  for (let end = samples.length; end > 0; end -= batchSize) {
    const members = samples.slice(Math.max(0, end - batchSize), end);
    const needed = timeOf(members);
    layouts.push({ time: times.find((time) => time >= needed) ?? needed, samples: members });
  }
  return layouts;
}

/** @param samples sorted */
function timeOf(samples: readonly Sample[]): number {
  return batchTime(samples.at(-1)?.length ?? 0);
}

/** A batch without its frames; rows beyond the layout's samples are empty. */
export function layoutRows({ time, samples }: BatchLayout, size: number, features: FeatureConfig): BatchRows {
  const labels = new Int32Array(size);
  const lengths = new Int32Array(size);
  const starts = new Int32Array(size);
  const ids = new Array<string>(size).fill('');
  for (const [row, { sequence, label, length, start }] of samples.entries()) {
    labels[row] = label;
    lengths[row] = length;
    starts[row] = start;
    ids[row] = sequence.id;
  }
  return { time, size, inputs: inputCount(features), labels, lengths, starts, ids };
}

/**
 * The batch with its frames, zeros after a sequence's end and in rows beyond the layout's samples. Throws where a
 * sequence cannot be read.
 */
export function assembleBatch(
  layout: BatchLayout,
  size: number,
  features: FeatureConfig,
  set: SequenceSet,
): Batch {
  const rows = layoutRows(layout, size, features);
  const x = new Float32Array(rows.time * size * rows.inputs);
  for (const [row, { sequence }] of layout.samples.entries()) {
    writeFeatures(motionOf(sequence, features, set), features, x, row * rows.inputs, size * rows.inputs);
  }
  return { ...rows, x };
}

/** @param samples that follow one another among the frames of the set */
export function assembleFrames(
  samples: readonly Sample[],
  features: FeatureConfig,
  set: SequenceSet,
): FramePiece {
  const inputs = inputCount(features);
  const from = samples[0]?.start ?? 0;
  const x = new Float32Array(samples.reduce((sum, { length }) => sum + length, 0) * inputs);
  for (const { sequence, start } of samples) {
    writeFeatures(motionOf(sequence, features, set), features, x, (start - from) * inputs, inputs);
  }
  return { from, x };
}

function motionOf({ id }: SequenceSummary, features: FeatureConfig, set: SequenceSet): Motion {
  const motion = set.motion(id, features.orientations);
  if (motion === undefined) throw new Error(`The data set has no sequence ${id}`);
  return motion;
}

/**
 * How sequences become samples, not yet placed among the frames of the set.
 *
 * @param classes action numbers by class index
 */
export function toSamples(
  sequences: readonly SequenceSummary[],
  classes: readonly number[],
  features: FeatureConfig,
): readonly Sample[] {
  return sequences.map((sequence) => ({
    sequence,
    label: sequence.name === null ? -1 : classes.indexOf(sequence.name.action),
    length: usedFrameCount(sequence.frameCount, features),
    start: 0,
  }));
}

/** The samples with their frames one after the other. @param from where those of the first start */
export function placeSamples(samples: readonly Sample[], from: number): readonly Sample[] {
  let start = from;
  return samples.map((sample) => {
    const placed = { ...sample, start };
    start += sample.length;
    return placed;
  });
}
