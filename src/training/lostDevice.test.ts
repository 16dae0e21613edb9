import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';

import type { TrainingEvent, TrainPoint } from './protocol';
import { ANN, experiment, LOSS_GRACE_MS, Rehearsal, RNN } from './tinyProblem';

const TICK_MS = 5;
const CONFIG = experiment([ANN, RNN], { iterations: 130, evaluateEvery: 1000 });

let rehearsal: Rehearsal;

afterEach(async () => {
  await rehearsal.end();
});

/** A session on a device, with a clock on which it keeps states every few dozen steps. */
async function start(): Promise<void> {
  let time = 0;
  rehearsal = await Rehearsal.start(() => {
    time += TICK_MS;
    return time;
  }, true);
}

function kill(death: 'failing' | 'hanging'): void {
  rehearsal.engines.at(-1)?.kill(death);
}

/** The curve as the page keeps it: what lies beyond where the networks went on from is dropped. */
function curveOf(events: readonly TrainingEvent[], networkId: string): Omit<TrainPoint, 'seconds'>[] {
  let points: TrainPoint[] = [];
  for (const event of events) {
    if (event.type === 'progress') points.push(...event.points);
    if (event.type !== 'device-lost' && event.type !== 'went-back') continue;
    const from = new Map(event.networks.map((network) => [network.networkId, network.iteration]));
    points = points.filter((point) => point.iteration <= (from.get(point.networkId) ?? 0));
  }
  return points.filter((point) => point.networkId === networkId).map(({ seconds: _, ...point }) => point);
}

async function finish(): Promise<void> {
  await rehearsal.until('status', ({ status }) => status === 'finished');
}

async function undisturbed() {
  await start();
  rehearsal.configure(CONFIG);
  rehearsal.send({ type: 'train' });
  await finish();
  const curves = [ANN, RNN].map(({ id }) => curveOf(rehearsal.events, id));
  const { tensors } = await rehearsal.snapshot('r');
  await rehearsal.end();
  return { curves, tensors };
}

describe('a device whose loss is said late', () => {
  it('is replaced all the same, and training goes on though its failure was said', async () => {
    const expected = await undisturbed();
    await start();
    rehearsal.configure(CONFIG);
    rehearsal.send({ type: 'train' });
    await rehearsal.until('progress', ({ networks }) => networks.some(({ iteration }) => iteration > 110));
    rehearsal.engines.at(-1)?.kill('failing', LOSS_GRACE_MS + 500);
    await rehearsal.until('failed');
    await rehearsal.until('status', ({ status }) => status === 'paused');
    rehearsal.send({ type: 'capture', requestId: 1 }); // as the page does when training pauses
    await rehearsal.until('captured');
    await rehearsal.until('device-lost');
    await finish();
    expect([ANN, RNN].map(({ id }) => curveOf(rehearsal.events, id))).toEqual(expected.curves);
  });
});

describe('a device that could not do what it was told', () => {
  it('takes the networks back to where they were kept, and leaves no trace once training goes on', async () => {
    const expected = await undisturbed();
    await start();
    rehearsal.configure(CONFIG);
    rehearsal.send({ type: 'train' });
    await rehearsal.until('progress', ({ networks }) => networks.some(({ iteration }) => iteration > 110));
    rehearsal.engines.at(-1)?.fault('out of memory');
    await rehearsal.until('failed');
    const { networks } = await rehearsal.until('went-back');
    for (const { iteration } of networks) expect(iteration).toBeGreaterThan(0);
    await rehearsal.until('status', ({ status }) => status === 'paused');
    rehearsal.send({ type: 'train' });
    await finish();
    expect([ANN, RNN].map(({ id }) => curveOf(rehearsal.events, id))).toEqual(expected.curves);
    expect((await rehearsal.snapshot('r')).tensors).toEqual(expected.tensors);
  });

  it('is said each time, and nothing goes back twice', async () => {
    await start();
    rehearsal.configure(CONFIG);
    rehearsal.send({ type: 'step' }, { type: 'step' });
    await rehearsal.settled();
    rehearsal.engines.at(-1)?.fault('out of memory');
    rehearsal.send({ type: 'pause' });
    await rehearsal.until('failed');
    rehearsal.forget();
    rehearsal.engines.at(-1)?.fault('out of memory');
    rehearsal.send({ type: 'pause' });
    await rehearsal.until('failed');
    expect(rehearsal.all('went-back')).toEqual([]);
  });
});

describe('a lost device', () => {
  it.each(['failing', 'hanging'] as const)(
    'is replaced by another engine, and the %s one leaves no trace in weights and curves',
    async (death) => {
      const expected = await undisturbed();
      await start();
      rehearsal.configure(CONFIG);
      rehearsal.send({ type: 'train' });
      await rehearsal.until('progress', ({ networks }) => networks.some(({ iteration }) => iteration > 110));
      kill(death);
      const lost = await rehearsal.until('device-lost');
      expect(rehearsal.engines).toHaveLength(2);
      for (const { iteration } of lost.networks) expect(iteration).toBeGreaterThan(0);
      await finish();
      expect([ANN, RNN].map(({ id }) => curveOf(rehearsal.events, id))).toEqual(expected.curves);
      expect((await rehearsal.snapshot('r')).tensors).toEqual(expected.tensors);
      expect(rehearsal.all('failed')).toEqual([]);
      expect(rehearsal.all('networks-reset')).toHaveLength(1);
    },
  );

  it('goes on from where it was paused, and stays paused', async () => {
    await start();
    rehearsal.configure(CONFIG);
    rehearsal.send({ type: 'train' });
    await rehearsal.until('progress', ({ networks }) => networks.some(({ iteration }) => iteration > 20));
    rehearsal.send({ type: 'pause' });
    await rehearsal.settled();
    const before = rehearsal.iterations();
    const { tensors } = await rehearsal.snapshot('r');
    kill('failing');
    const lost = await rehearsal.until('device-lost');
    expect(Object.fromEntries(lost.networks.map((n) => [n.networkId, n.iteration]))).toEqual(before);
    await rehearsal.settled();
    expect((await rehearsal.snapshot('r')).tensors).toEqual(tensors);
    expect(rehearsal.last('status')?.status).toBe('paused');
  });

  it('performs the command anew that it interrupted', async () => {
    await start();
    rehearsal.configure(CONFIG);
    rehearsal.send({ type: 'step' }, { type: 'watch', sequenceId: 'class1' });
    await rehearsal.settled();
    kill('failing');
    rehearsal.send({ type: 'step' });
    await rehearsal.until('device-lost');
    await rehearsal.settled();
    expect(rehearsal.iterations()).toEqual({ a: 2, r: 2 });
    expect(rehearsal.last('predictions')?.predictions.map(({ iteration }) => iteration)).toEqual([2, 2]);
  });

  it('may be followed by another lost device, and what no one trains any more is not needed', async () => {
    const before = tf.memory().numTensors;
    await start();
    rehearsal.configure(CONFIG);
    rehearsal.send({ type: 'train' });
    await rehearsal.until('progress', ({ networks }) => networks.some(({ iteration }) => iteration > 50));
    kill('hanging');
    await rehearsal.until('device-lost');
    rehearsal.forget();
    rehearsal.configure(experiment([RNN], CONFIG.training));
    await rehearsal.until('progress', ({ networks }) => networks.length === 1);
    kill('failing');
    const again = await rehearsal.until('device-lost');
    expect(again.networks.map(({ networkId }) => networkId)).toEqual(['r']);
    await finish();
    expect(rehearsal.engines).toHaveLength(3);
    expect(rehearsal.iterations()).toEqual({ r: 130 });
    await rehearsal.end();
    expect(tf.memory().numTensors - before).toBeLessThan(8); // what was in flight as a device died may stay
  });

  it('is no excuse for other failures', async () => {
    await start();
    rehearsal.configure(CONFIG);
    rehearsal.source.broken.add(3);
    rehearsal.send({ type: 'train' });
    expect((await rehearsal.until('failed')).message).toBe('no memory');
    expect(rehearsal.engines).toHaveLength(1);
    expect(rehearsal.all('device-lost')).toEqual([]);
  });
});
