/** For tests: three classes told apart by which input is high, in memory. */

import type { BatchSource, SequenceBatch } from '../dataset/batchSource';
import { RefusedError } from '../dataset/batchSource';
import type { Batch, BatchPlan, BatchRows, FramePiece, PreparedData } from '../dataset/protocol';
import { Random } from '../experiment/random';

const INPUTS = 3;
const TIME = 4;
/** The commonest class has half of the sequences. */
const LABELS = [0, 1, 0, 2, 0, 1, 0, 2];
export const MAJORITY = 0.5;
const TEST_BATCHES = 3;

export class TinySource implements BatchSource {
  readonly asked: string[] = [];
  readonly plans: BatchPlan[] = [];
  /** Training batches of these numbers are not finite. */
  readonly poisoned = new Set<number>();
  /** Training batches of these numbers cannot be made. */
  readonly broken = new Set<number>();
  /** Sequences that the data do not hold. */
  readonly hidden = new Set<string>();
  refusal: 'no-data' | 'too-few-classes' | null = null;
  classes: readonly number[] = [4, 8, 9];

  prepare(plan: BatchPlan): Promise<PreparedData> {
    this.plans.push(plan);
    if (this.refusal !== null) return Promise.reject(new RefusedError(this.refusal));
    return Promise.resolve({
      revision: 1,
      split: plan.split,
      splitReason: 'as-asked',
      inputs: INPUTS,
      classes: this.classes,
      batchSize: LABELS.length,
      batchesPerEpoch: 2,
      testBatches: TEST_BATCHES,
      trainSequences: 16,
      testSequences: 24,
      majorityBaseline: MAJORITY,
      frames: 40 * TIME,
      framePieces: 1,
    });
  }

  trainBatch(index: number): Promise<Batch> {
    this.asked.push(`train ${index}`);
    if (this.broken.has(index)) return Promise.reject(new Error('no memory'));
    const batch = makeBatch(new Random(index).fork('train'), LABELS);
    if (this.poisoned.has(index)) batch.x.fill(Number.NaN);
    return Promise.resolve(batch);
  }

  testBatch(index: number): Promise<Batch> {
    this.asked.push(`test ${index}`);
    return Promise.resolve(makeBatch(new Random(index).fork('test'), LABELS));
  }

  /** Nothing here goes to a device: the reference operations have no room for frames. */
  trainRows(): Promise<BatchRows> {
    return Promise.reject(new Error('nobody asks'));
  }

  testRows(): Promise<BatchRows> {
    return Promise.reject(new Error('nobody asks'));
  }

  frames(): Promise<FramePiece> {
    return Promise.reject(new Error('nobody asks'));
  }

  sequenceBatch(id: string): Promise<SequenceBatch> {
    if (!id.startsWith('class') || this.hidden.has(id))
      return Promise.reject(new RefusedError('unknown-sequence'));
    const batch = makeBatch(new Random(1).fork(id), [Number(id.slice(5))]);
    return Promise.resolve({ batch, frames: Int32Array.from({ length: TIME }, (_, i) => 2 * i) });
  }
}

function makeBatch(random: Random, labels: readonly number[]): Batch {
  const size = labels.length;
  const x = new Float32Array(TIME * size * INPUTS);
  const lengths = Int32Array.from(labels, () => TIME - random.integer(2));
  for (let t = 0; t < TIME; t++) {
    for (const [row, label] of labels.entries()) {
      if (t >= (lengths[row] ?? 0)) continue;
      for (let i = 0; i < INPUTS; i++) {
        x[(t * size + row) * INPUTS + i] = (i === label ? 1 : 0) + random.normal(0, 0.3);
      }
    }
  }
  return {
    time: TIME,
    size,
    inputs: INPUTS,
    x,
    labels: Int32Array.from(labels),
    lengths,
    starts: new Int32Array(size),
    ids: labels.map((label, row) => `${label}-${row}`),
  };
}
