import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { BatchSource } from '../dataset/batchSource';
import { PreparedPlan, preparePlan } from '../dataset/preparedPlan';
import type { Batch } from '../dataset/protocol';
import { SequencesInMemory } from '../dataset/sequenceSet';
import { designNames, makeDesign, PLAN } from '../dataset/sequences.fixture';
import type { FramePool, Operations } from '../kernels/operations';
import { createReferenceOperations } from '../kernels/reference';
import { disposeBatch } from './deviceBatch';
import { DeviceFeed } from './deviceFeed';

beforeAll(() => tf.setBackend('cpu'));

/** As a device keeps frames, in an array. */
class ArrayPool implements FramePool {
  readonly x: Float32Array;
  readonly inputs: number;
  disposed = false;

  constructor(frames: number, inputs: number) {
    this.x = new Float32Array(frames * inputs).fill(Number.NaN);
    this.inputs = inputs;
  }

  write(from: number, x: Float32Array): void {
    this.x.set(x, from * this.inputs);
  }

  gather(time: number, starts: Int32Array, lengths: Int32Array): tf.Tensor3D {
    const size = starts.length;
    const batch = new Float32Array(time * size * this.inputs);
    for (let t = 0; t < time; t++) {
      for (const [row, length] of lengths.entries()) {
        if (t >= length) continue;
        const from = ((starts[row] ?? 0) + t) * this.inputs;
        batch.set(this.x.subarray(from, from + this.inputs), (t * size + row) * this.inputs);
      }
    }
    return tf.tensor3d(batch, [time, size, this.inputs]);
  }

  dispose(): void {
    this.disposed = true;
  }
}

/** What it was asked for, answered at once. */
function setUp(fits: boolean) {
  const set = makeDesign(designNames([3, 8, 9], 6, 3));
  const plan = preparePlan({ ...PLAN, batchSize: 7 }, new SequencesInMemory(1, set));
  if (!(plan instanceof PreparedPlan)) throw new Error(plan);
  const asked: string[] = [];
  const answer = <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    return Promise.resolve(value);
  };
  const row = <T>(rows: readonly T[]): T => {
    if (rows[0] === undefined) throw new RangeError('no such batch');
    return rows[0];
  };
  const source: BatchSource = {
    prepare: () => Promise.resolve(plan.data),
    trainBatch: (index) => answer('batch', plan.trainBatch(index)),
    testBatch: (index) => answer('batch', plan.testBatch(index)),
    trainRows: (index) => answer('rows', row(plan.rows('train', index, 1))),
    testRows: (index) => answer('rows', row(plan.rows('test', index, 1))),
    frames: (index) => answer('frames', plan.frames(index)),
    sequenceBatch: () => Promise.reject(new Error('nobody asks')),
  };
  const pools: ArrayPool[] = [];
  const operations: Operations = {
    ...createReferenceOperations(tf),
    framePool: async (frames, inputs) => {
      if (!fits) return null;
      pools.push(new ArrayPool(frames, inputs));
      return pools.at(-1) ?? null;
    },
  };
  return { plan, asked, pools, feed: new DeviceFeed(operations, source) };
}

/** Resolves when the feed asks for rows, as it does once all frames are on the device. */
async function filled(feed: DeviceFeed, asked: string[]): Promise<void> {
  while (!asked.includes('rows')) {
    await feed.test(0);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  asked.length = 0;
}

describe('DeviceFeed', () => {
  it('gives the same batches from frames on the device as from uploads', async () => {
    const { plan, asked, feed } = setUp(true);
    feed.open(plan.data);
    await filled(feed, asked);
    const expectSame = (actual: tf.Tensor3D, { x }: Batch) => expect(actual.dataSync()).toEqual(x);
    for (const index of [0, 1, plan.data.batchesPerEpoch + 2]) {
      expectSame((await feed.train(index)).x, plan.trainBatch(index));
    }
    for (let index = 0; index < plan.data.testBatches; index++) {
      const batch = feed.place(await feed.test(index));
      expectSame(batch.x, plan.testBatch(index));
      disposeBatch(batch);
    }
    expect(asked).not.toContain('batch');
    feed.clear();
  });

  it('uploads while the frames are on their way, and where they do not fit', async () => {
    const { plan, asked, feed } = setUp(true);
    feed.open(plan.data);
    await feed.train(0);
    expect(asked).toContain('batch');
    feed.clear();

    const small = setUp(false);
    small.feed.open(small.plan.data);
    await small.feed.train(0);
    await small.feed.train(1);
    expect(small.asked).toEqual(['batch', 'batch']);
    small.feed.clear();
  });

  it('makes a batch once for all networks', async () => {
    const { plan, asked, feed } = setUp(false);
    feed.open(plan.data);
    expect(await feed.train(3)).toBe(await feed.train(3));
    expect(asked).toEqual(['batch']);
    feed.clear();
  });

  it('drops everything with its plan', async () => {
    const before = tf.memory().numTensors;
    const { plan, asked, pools, feed } = setUp(true);
    feed.open(plan.data);
    feed.open(plan.data);
    await filled(feed, asked);
    expect(pools.map(({ disposed }) => disposed)).toEqual([true, false]);
    await feed.train(0);
    feed.clear();
    expect(pools.at(-1)?.disposed).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
  });
});
