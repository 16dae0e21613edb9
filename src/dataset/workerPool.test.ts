import { expect, it } from 'vitest';
import { type PoolWorker, WorkerLostError, WorkerPool } from './workerPool';

/** Doubles numbers when it is told to; breaks at negative ones. */
class Doubler implements PoolWorker<number, number> {
  onmessage: ((event: MessageEvent<number>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  readonly orders: number[] = [];

  postMessage(order: number): void {
    this.orders.push(order);
    queueMicrotask(() => {
      if (this.terminated) return;
      if (order < 0) this.onerror?.(new Event('error') as ErrorEvent);
      else if (order > 0) this.onmessage?.(new MessageEvent('message', { data: order * 2 }));
    });
  }

  terminate(): void {
    this.terminated = true;
  }
}

function poolOf(workers: number) {
  const born: Doubler[] = [];
  const spawn = () => {
    const worker = new Doubler();
    born.push(worker);
    return worker;
  };
  return { born, pool: new WorkerPool<number, number>(spawn, workers) };
}

it('answers every order, by no more workers than asked for and one order each at a time', async () => {
  const { born, pool } = poolOf(2);
  const answers = Promise.all([1, 2, 3, 4, 5].map((order) => pool.run(order)));
  expect(born.map(({ orders }) => orders)).toEqual([[1], [2]]);
  expect(await answers).toEqual([2, 4, 6, 8, 10]);
  expect(born).toHaveLength(2);
});

it('refuses what a broken worker had, and everything once none is left', async () => {
  const { born, pool } = poolOf(2);
  await expect(pool.run(-1)).rejects.toThrow(WorkerLostError);
  expect(await pool.run(4)).toBe(8);
  expect(pool.size).toBe(1);
  const [broken, waiting] = await Promise.allSettled([pool.run(-1), pool.run(5)]);
  expect([broken.status, waiting.status]).toEqual(['rejected', 'rejected']);
  await expect(pool.run(6)).rejects.toThrow(WorkerLostError);
  expect(born.map(({ terminated }) => terminated)).toEqual([true, true]);
});

it('ends at once when stopped, though a worker never answers', async () => {
  const { born, pool } = poolOf(1);
  const answers = Promise.allSettled([pool.run(0), pool.run(1)]);
  pool.stop(new Error('enough'));
  expect((await answers).map((one) => one.status === 'rejected' && one.reason.message)).toEqual([
    'enough',
    'enough',
  ]);
  expect(born.map(({ terminated }) => terminated)).toEqual([true]);
});
