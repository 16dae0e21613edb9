import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { SkeletonSequence } from '../skeleton/sequence';
import { PreparedPlan, preparePlan } from './preparedPlan';
import type { Batch, BatchPlan, BatchRows } from './protocol';
import { SequencesInMemory } from './sequenceSet';
import { designNames, makeDesign, makeSequence, PLAN, removeBody } from './sequences.fixture';

const setOf = (sequences: readonly SkeletonSequence[], revision = 1) =>
  new SequencesInMemory(revision, sequences);

function prepare(sequences: readonly SkeletonSequence[], plan: Partial<BatchPlan> = {}): PreparedPlan {
  const outcome = preparePlan({ ...PLAN, ...plan }, setOf(sequences));
  if (!(outcome instanceof PreparedPlan)) throw new Error(outcome);
  return outcome;
}

/** 5 actions × 6 performers × 3 cameras × 2 replications: 120 train, 60 test in cross-view. */
const DESIGN = makeDesign(designNames([3, 8, 9, 27, 61], 6, 3, 2));
const byId = new Map(DESIGN.map((sequence) => [sequence.id, sequence]));

describe('preparePlan', () => {
  it('describes the data', () => {
    const { data } = prepare(DESIGN, { batchSize: 7 });
    expect(data).toMatchObject({
      revision: 1,
      split: 'cross-view',
      splitReason: 'as-asked',
      inputs: 150,
      classes: [3, 8, 9, 27, 61],
      batchSize: 7,
      batchesPerEpoch: 17,
      testBatches: 9,
      trainSequences: 120,
      testSequences: 60,
    });
    expect(data.majorityBaseline).toBeGreaterThan(0.1);
    expect(data.majorityBaseline).toBeLessThan(0.3);
  });

  it('takes the classes from both sides of the split', () => {
    const sequences = [makeSequence({ action: 5, camera: 1 }), makeSequence({ action: 2, camera: 2 })];
    expect(prepare(sequences).data).toMatchObject({ classes: [2, 5], majorityBaseline: 0 });
  });

  it('makes one batch of all training sequences where there are fewer than asked for', () => {
    const { data } = prepare(DESIGN, { batchSize: 500 });
    expect(data).toMatchObject({ batchSize: 120, batchesPerEpoch: 1, testBatches: 1 });
  });

  it('names the split it fell back to', () => {
    const front = DESIGN.filter(({ name }) => name?.camera === 1);
    expect(prepare(front).data).toMatchObject({ split: 'random', splitReason: 'one-side-empty' });
  });

  it.each([
    ['no-data', []],
    ['too-few-classes', designNames([4], 5, 3).map((name) => makeSequence(name))],
    ['too-few-classes', [makeSequence(null)]],
  ] as const)('refuses with %s', (reason, sequences) => {
    expect(preparePlan(PLAN, setOf(sequences))).toBe(reason);
  });

  it('finds two sides in any two sequences of two actions', () => {
    const sequences = [makeSequence({ camera: 8, action: 1 }), makeSequence({ camera: 9, action: 2 })];
    expect(prepare(sequences).data).toMatchObject({ split: 'random', trainSequences: 1, testSequences: 1 });
  });
});

/** Checks every number of a batch against its sequences. */
function expectFaithful(batch: Batch, classes: readonly number[]): void {
  const { time, size, inputs, x } = batch;
  expect([x.length, batch.labels.length, batch.lengths.length, batch.ids.length]).toEqual([
    time * size * inputs,
    size,
    size,
    size,
  ]);
  for (const [row, id] of batch.ids.entries()) {
    const sequence = byId.get(id);
    expect(batch.lengths[row]).toBe(sequence?.frameCount ?? 0);
    if (sequence) expect(classes[batch.labels[row] ?? -1]).toBe(sequence.name?.action);
    const values = (sequence?.bodyCount ?? 0) * 75;
    let wrong = 0;
    for (let t = 0; t < time; t++) {
      for (let i = 0; i < inputs; i++) {
        const real = i < values && t < (sequence?.frameCount ?? 0);
        const expected = real ? sequence?.positions[t * values + i] : 0;
        if (x[(t * size + row) * inputs + i] !== expected) wrong++;
      }
    }
    expect(wrong).toBe(0);
  }
}

describe('training batches', () => {
  const features = { ...PLAN.features, origin: 'camera' } as const;

  it('are full, time-major and padded with zeros', () => {
    const plan = prepare(DESIGN, { features, batchSize: 7 });
    for (let i = 0; i < plan.data.batchesPerEpoch; i++) {
      const batch = plan.trainBatch(i);
      expect(batch.ids).not.toContain('');
      expect(batch.time % 8).toBe(0);
      expectFaithful(batch, plan.data.classes);
    }
  });

  it('hold each training sequence at most once an epoch, and leave out less than a batch', () => {
    const plan = prepare(DESIGN, { batchSize: 7 });
    const orders = [0, 1, 2].map((epoch) =>
      Array.from({ length: 17 }, (_, i) => plan.trainBatch(epoch * 17 + i).ids).flat(),
    );
    for (const ids of orders) {
      expect(new Set(ids).size).toBe(17 * 7);
      expect(ids.every((id) => byId.get(id)?.name?.camera !== 1)).toBe(true);
    }
    expect(new Set(orders.map(String)).size).toBe(3);
    const left = orders.map((ids) =>
      [...byId.keys()].filter((id) => !id.includes('C001') && !ids.includes(id)),
    );
    expect(left.map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it('depend on plan and index alone', () => {
    const asked = prepare(DESIGN, { batchSize: 8 });
    const forwards = [0, 1, 14, 15, 16, 299].map((i) => asked.trainBatch(i));
    const shuffledSet = prepare([...DESIGN].reverse(), { batchSize: 8 });
    const backwards = [299, 16, 15, 14, 1, 0].map((i) => shuffledSet.trainBatch(i)).reverse();
    expect(isDeepStrictEqual(backwards, forwards)).toBe(true);
    expect(isDeepStrictEqual(asked.trainBatch(1), forwards[1])).toBe(true);
    expect(prepare(DESIGN, { batchSize: 8, seed: 8 }).trainBatch(0).ids).not.toEqual(forwards[0]?.ids);
  });

  it('mix buckets in random order and pad little', () => {
    const design = makeDesign(designNames([1, 2, 3, 4, 5, 6, 7, 8], 20, 3, 4));
    const plan = prepare(design, { batchSize: 20 });
    const times: number[] = [];
    let [real, padded] = [0, 0];
    for (let i = 0; i < plan.data.batchesPerEpoch; i++) {
      const { time, size, lengths } = plan.trainBatch(i);
      times.push(time);
      padded += time * size;
      real += lengths.reduce((sum, length) => sum + length, 0);
    }
    expect(1 - real / padded).toBeLessThan(0.15);
    expect(new Set(times).size).toBeLessThanOrEqual(8);
    expect(times).not.toEqual([...times].sort((a, b) => a - b));
  });

  it('cut and thin sequences as the features say', () => {
    const plan = prepare(DESIGN, { features: { ...features, frameStep: 3, maxFrames: 10 } });
    const batch = plan.trainBatch(0);
    expect(batch.time).toBe(16);
    for (const [row, id] of batch.ids.entries()) {
      const sequence = byId.get(id);
      expect(batch.lengths[row]).toBe(Math.min(10, Math.ceil((sequence?.frameCount ?? 0) / 3)));
      const at = (1 * batch.size + row) * batch.inputs;
      expect(batch.x[at]).toBe(sequence?.positions[3 * sequence.bodyCount * 75]);
    }
  });

  it('are refused a number that is none', () => {
    expect(() => prepare(DESIGN).trainBatch(-1)).toThrow(RangeError);
    expect(() => prepare(DESIGN).trainBatch(0.5)).toThrow(RangeError);
  });
});

describe('test batches', () => {
  it('hold every test sequence once; empty rows fill the last', () => {
    const plan = prepare(DESIGN, { batchSize: 7, features: { ...PLAN.features, origin: 'camera' } });
    const batches = Array.from({ length: 9 }, (_, i) => plan.testBatch(i));
    const ids = batches.flatMap((batch) => batch.ids.filter((id) => id !== ''));
    expect(new Set(ids)).toEqual(new Set([...byId.keys()].filter((id) => id.includes('C001'))));
    expect(ids).toHaveLength(60);
    expect(batches.map(({ ids }) => ids.filter((id) => id === '').length)).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 3,
    ]);
    for (const batch of batches) expectFaithful(batch, plan.data.classes);
    expect(() => plan.testBatch(9)).toThrow(RangeError);
  });

  it('use the shapes of the training batches', () => {
    const plan = prepare(DESIGN, { batchSize: 10 });
    const trainTimes = new Set(Array.from({ length: 12 }, (_, i) => plan.trainBatch(i).time));
    const testTimes = new Set(Array.from({ length: 6 }, (_, i) => plan.testBatch(i).time));
    const longest = Math.max(...testTimes);
    testTimes.delete(longest); // may be longer than any in training
    expect([...testTimes].filter((time) => !trainTimes.has(time))).toEqual([]);
  });
});

describe('sequence batches', () => {
  it('are exactly as long as the features, with their frame numbers', () => {
    const sequence = makeSequence({ camera: 2, action: 3 }, 10, 2, 'watched');
    removeBody(sequence, 4, 1);
    const plan = prepare([...DESIGN, sequence], { features: { ...PLAN.features, frameStep: 4 } });
    const found = plan.sequenceBatch('watched');
    expect([...(found?.frames ?? [])]).toEqual([0, 4, 8]);
    expect(found?.batch).toMatchObject({ time: 3, size: 1, inputs: 150, ids: ['watched'] });
    expect([...(found?.batch.lengths ?? []), ...(found?.batch.labels ?? [])]).toEqual([3, 0]);
    expect([...(found?.batch.x.subarray(150 + 75, 300) ?? [])]).toEqual(new Array(75).fill(0));
  });

  it('exist for sequences without an action, of no class', () => {
    const plan = prepare([...DESIGN, makeSequence(null, 6)]);
    expect([...(plan.sequenceBatch('unnamed')?.batch.labels ?? [])]).toEqual([-1]);
    expect(plan.sequenceBatch('nobody')).toBeUndefined();
  });
});

describe('rows and frames', () => {
  const prepared = prepare(DESIGN, { batchSize: 7 });

  /** The x of a batch, put together from the frames of the set. */
  function gathered({ time, size, inputs, starts, lengths }: BatchRows): Float32Array {
    const frames = new Float32Array(prepared.data.frames * inputs);
    for (let index = 0; index < prepared.data.framePieces; index++) {
      const { from, x } = prepared.frames(index);
      frames.set(x, from * inputs);
    }
    const batch = new Float32Array(time * size * inputs);
    for (const [row, length] of lengths.entries()) {
      for (let t = 0; t < length; t++) {
        const from = ((starts[row] ?? 0) + t) * inputs;
        batch.set(frames.subarray(from, from + inputs), (t * size + row) * inputs);
      }
    }
    return batch;
  }

  it('make the same batches', () => {
    const train = prepared.rows('train', 15, 4); // into the second epoch
    expect(train).toHaveLength(4);
    for (const [i, rows] of train.entries()) {
      expect({ ...rows, x: gathered(rows) }).toEqual(prepared.trainBatch(15 + i));
    }
    const test = prepared.rows('test', 0, 32);
    expect(test).toHaveLength(prepared.data.testBatches);
    for (const [i, rows] of test.entries()) {
      expect({ ...rows, x: gathered(rows) }).toEqual(prepared.testBatch(i));
    }
  });

  it('come in pieces that together are all frames', () => {
    const total = prepared.data.frames;
    const lengths = DESIGN.map(({ frameCount }) => frameCount).reduce((sum, frames) => sum + frames, 0);
    expect(total).toBe(lengths);
    const last = prepared.frames(prepared.data.framePieces - 1);
    expect(last.from + last.x.length / prepared.data.inputs).toBe(total);
    expect(() => prepared.frames(prepared.data.framePieces)).toThrow(RangeError);
    expect(() => prepared.rows('train', -1, 1)).toThrow(RangeError);
  });
});
