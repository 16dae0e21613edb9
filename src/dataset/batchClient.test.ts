import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SkeletonSequence } from '../skeleton/sequence';
import { BatchClient } from './batchClient';
import { serveBatches } from './batchPort';
import { PreparedPlan, preparePlan } from './preparedPlan';
import type { BatchReply, BatchRequest } from './protocol';
import { SequencesInMemory } from './sequenceSet';
import { designNames, makeDesign, PLAN } from './sequences.fixture';

const DESIGN = makeDesign(designNames([3, 8, 9], 4, 3));
const toSet = (sequences: readonly SkeletonSequence[], revision: number) =>
  new SequencesInMemory(revision, sequences);

const open: MessageChannel[] = [];
afterEach(() => {
  for (const channel of open.splice(0)) channel.port1.close();
});

function channel(): MessageChannel {
  const made = new MessageChannel();
  open.push(made);
  return made;
}

/** A client talking to the real server over a real channel; `sets` may be changed between requests. */
function connect(imported = toSet(DESIGN, 5)) {
  const { port1, port2 } = channel();
  const sets = { imported, synthetic: toSet([], 0) };
  serveBatches(port1, (source) => sets[source]);
  return { client: new BatchClient(port2), sets };
}

/** A client whose requests are recorded and answered by hand. */
function connectByHand() {
  const { port1, port2 } = channel();
  const requests: BatchRequest[] = [];
  let wake = () => {};
  port1.onmessage = ({ data }: MessageEvent<BatchRequest>) => {
    requests.push(data);
    wake();
  };
  return {
    client: new BatchClient(port2),
    requests,
    port: port1,
    answer: (reply: BatchReply) => port1.postMessage(reply),
    arrived: async (count: number) => {
      while (requests.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

const emptyBatch = (values = 1) => ({
  time: 1,
  size: 1,
  inputs: values,
  x: new Float32Array(values),
  labels: new Int32Array(1),
  lengths: new Int32Array(1),
  starts: new Int32Array(1),
  ids: ['a'],
});

describe('BatchClient over a MessageChannel', () => {
  it('gets what the plan makes', async () => {
    const { client } = connect();
    const plan = preparePlan(PLAN, toSet(DESIGN, 5));
    if (!(plan instanceof PreparedPlan)) throw new Error(plan);
    expect(await client.prepare(PLAN)).toEqual(plan.data);
    expect(await client.trainBatch(9)).toEqual(plan.trainBatch(9));
    expect(await client.trainBatch(2)).toEqual(plan.trainBatch(2));
    expect(await client.testBatch(1)).toEqual(plan.testBatch(1));
    const id = DESIGN[5]?.id ?? '';
    expect(await client.sequenceBatch(id)).toEqual(plan.sequenceBatch(id));
  });

  it('leaves the stored sequences usable after transferring batches', async () => {
    const { client, sets } = connect();
    await client.prepare(PLAN);
    const first = await client.sequenceBatch(DESIGN[0]?.id ?? '');
    expect(await client.sequenceBatch(DESIGN[0]?.id ?? '')).toEqual(first);
    expect([...sets.imported.entries.values()].every(({ positions }) => positions.length > 0)).toBe(true);
  });

  it.each([
    ['not-prepared', (client: BatchClient) => client.trainBatch(0)],
    ['not-prepared', (client: BatchClient) => client.testBatch(0)],
    ['no-data', (client: BatchClient) => client.prepare({ ...PLAN, source: 'synthetic' })],
  ])('rejects as refused: %s', async (reason, ask) => {
    await expect(ask(connect().client)).rejects.toMatchObject({ name: 'RefusedError', reason });
  });

  it('refuses an unknown sequence', async () => {
    const { client } = connect();
    await client.prepare(PLAN);
    await expect(client.sequenceBatch('nobody')).rejects.toMatchObject({ reason: 'unknown-sequence' });
  });

  it('keeps to the prepared contents until it prepares again, and forgets a refused plan', async () => {
    const { client, sets } = connect();
    await client.prepare(PLAN);
    const before = await client.testBatch(0);
    sets.imported = toSet(DESIGN.slice(0, 20), 6);
    expect(await client.testBatch(0)).toEqual(before);
    expect(await client.prepare(PLAN)).toMatchObject({ revision: 6 });
    await expect(client.prepare({ ...PLAN, source: 'synthetic' })).rejects.toMatchObject({
      reason: 'no-data',
    });
    await expect(client.trainBatch(0)).rejects.toMatchObject({ reason: 'not-prepared' });
  });

  it('says what failed in the making of an answer, and goes on', async () => {
    const { client, sets } = connect();
    await client.prepare(PLAN);
    const expected = await client.trainBatch(20);
    await client.prepare(PLAN);
    const broken = vi.spyOn(PreparedPlan.prototype, 'trainBatch').mockImplementation(() => {
      throw new RangeError('Array buffer allocation failed');
    });
    await expect(client.trainBatch(20)).rejects.toThrow('Array buffer allocation failed');
    broken.mockRestore();
    expect(await client.trainBatch(20)).toEqual(expected); // the failure was not kept in the queue
    const good = sets.imported;
    Object.defineProperty(sets, 'imported', {
      configurable: true,
      get: () => {
        throw new Error('no set');
      },
    });
    await expect(client.prepare(PLAN)).rejects.toThrow('no set');
    await expect(client.testBatch(0)).rejects.toMatchObject({ reason: 'not-prepared' });
    Object.defineProperty(sets, 'imported', { value: good });
    expect(await client.prepare(PLAN)).toMatchObject({ revision: 5 });
  });

  it('serves each port its own plan', async () => {
    const { port1: one, port2: oneEnd } = channel();
    const { port1: two, port2: twoEnd } = channel();
    const set = toSet(DESIGN, 1);
    serveBatches(one, () => set);
    serveBatches(two, () => set);
    const [first, second] = [new BatchClient(oneEnd), new BatchClient(twoEnd)];
    await Promise.all([first.prepare({ ...PLAN, batchSize: 3 }), second.prepare({ ...PLAN, batchSize: 5 })]);
    expect((await first.trainBatch(0)).size).toBe(3);
    expect((await second.trainBatch(0)).size).toBe(5);
  });
});

describe('BatchClient’s queue', () => {
  const indices = (requests: readonly BatchRequest[]) =>
    requests.map((request) => (request.type === 'train-batch' ? request.index : request.type));

  it('asks three ahead, and for nothing twice', async () => {
    const { client, requests, arrived } = connectByHand();
    for (const index of [0, 0, 1, 2]) client.trainBatch(index).catch(() => undefined);
    await arrived(6);
    client.testBatch(0).catch(() => undefined);
    await arrived(7);
    expect(indices(requests)).toEqual([0, 1, 2, 3, 4, 5, 'test-batch']);
  });

  it('serves two networks at different iterations without asking twice, and keeps a bounded number', async () => {
    const { client, requests, arrived } = connectByHand();
    for (const index of [0, 500, 1, 501, 2, 502]) client.trainBatch(index).catch(() => undefined);
    await arrived(12);
    client.trainBatch(0).catch(() => undefined); // long dropped
    await arrived(13);
    expect(indices(requests)).toEqual([0, 1, 2, 3, 500, 501, 502, 503, 4, 504, 5, 505, 0]);
  });

  it('asks anew after prepare', async () => {
    const { client, requests, arrived } = connectByHand();
    client.trainBatch(0).catch(() => undefined);
    client.prepare(PLAN).catch(() => undefined);
    client.trainBatch(0).catch(() => undefined);
    await arrived(9);
    expect(indices(requests)).toEqual([0, 1, 2, 3, 'prepare', 0, 1, 2, 3]);
  });

  it('stops asking ahead where batches are huge', async () => {
    const { client, requests, answer, arrived } = connectByHand();
    const first = client.trainBatch(0);
    await arrived(4);
    answer({ type: 'batch', requestId: 1, batch: emptyBatch(2 ** 25 + 1) });
    await first;
    client.trainBatch(10).catch(() => undefined);
    client.testBatch(0).catch(() => undefined);
    await arrived(6);
    expect(indices(requests)).toEqual([0, 1, 2, 3, 10, 'test-batch']);
  });

  it('rejects what is pending when the other end closes', async () => {
    const { client, port, arrived } = connectByHand();
    const pending = client.testBatch(0);
    await arrived(1);
    port.close();
    await expect(pending).rejects.toThrow('broken');
    await expect(client.trainBatch(0)).rejects.toThrow('broken'); // rather than to wait for ever
  });
});
