import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { ANN, experiment, Rehearsal, RNN } from './tinyProblem';
import { MAJORITY } from './tinySource';

let rehearsal: Rehearsal;

afterEach(async () => {
  await rehearsal.end();
});

describe('training', () => {
  it('learns: loss falls and accuracy passes the majority, then it is finished and evaluated', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN, RNN], { iterations: 120, evaluateEvery: 50 }));
    rehearsal.send({ type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
    for (const { id } of [ANN, RNN]) {
      const losses = rehearsal.losses(id);
      expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
      const evaluations = rehearsal.all('evaluation').filter(({ evaluation }) => evaluation.networkId === id);
      expect(evaluations.map(({ evaluation }) => evaluation.iteration)).toEqual([50, 100, 120]);
      const { scores, confusion } = evaluations.at(-1)?.evaluation ?? {};
      expect(scores?.frameAccuracy).toBeGreaterThan(MAJORITY + 0.3);
      expect(scores?.sequenceAccuracy).toBeGreaterThan(MAJORITY + 0.3);
      const counted = [...(confusion ?? [])].reduce((sum, count) => sum + count, 0);
      expect(counted).toBeGreaterThan(24 * 3);
    }
    expect(rehearsal.iterations()).toEqual({ a: 120, r: 120 });
    expect(rehearsal.all('status').map(({ status }) => status)).toEqual([
      'preparing',
      'idle',
      'running',
      'finished',
    ]);
  });

  it('says the first point after the very first step', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN]));
    rehearsal.send({ type: 'train' });
    const { points } = await rehearsal.until('progress', (event) => event.points.length > 0);
    expect(points).toMatchObject([{ networkId: 'a', iteration: 1 }]);
  });

  it('says why a batch could not be made, pauses, and goes on when told to', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN], { iterations: 5 }));
    rehearsal.source.broken.add(3);
    rehearsal.send({ type: 'train' });
    expect(await rehearsal.until('failed')).toEqual({ type: 'failed', message: 'no memory' });
    await rehearsal.until('status', ({ status }) => status === 'paused');
    rehearsal.source.broken.clear();
    rehearsal.send({ type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
    expect(rehearsal.iterations()).toEqual({ a: 5 });
  });

  it('says what the device could not do, and pauses', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN], { iterations: 1e6 }));
    rehearsal.send({ type: 'train' });
    await rehearsal.until('progress', (event) => event.points.length > 0);
    rehearsal.engines.at(-1)?.fault('the shader does not compile');
    expect(await rehearsal.until('failed')).toMatchObject({
      message: expect.stringContaining('the shader does not compile'),
    });
    await rehearsal.until('status', ({ status }) => status === 'paused');
  });

  it('asks for each batch once for all networks, in order', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN, RNN, { ...ANN, id: 'b' }], { iterations: 5 }));
    rehearsal.send({ type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
    expect(rehearsal.source.asked.filter((asked) => asked.startsWith('train'))).toEqual(
      [0, 1, 2, 3, 4].map((index) => `train ${index}`),
    );
    expect(rehearsal.source.asked.filter((asked) => asked.startsWith('test'))).toEqual([
      'test 0',
      'test 1',
      'test 2',
    ]);
  });

  it('gives the same losses for the same seed, others for another seed or another id', async () => {
    const run = async (seed: number, id: string) => {
      rehearsal = await Rehearsal.start();
      rehearsal.configure({ ...experiment([{ ...RNN, id }]), seed });
      rehearsal.send(...Array.from({ length: 6 }, () => ({ type: 'step' as const })));
      await rehearsal.settled();
      const losses = rehearsal.losses(id);
      await rehearsal.end();
      return losses;
    };
    const losses = await run(1, 'r');
    expect(losses).toHaveLength(6);
    expect(await run(1, 'r')).toEqual(losses);
    expect(await run(2, 'r')).not.toEqual(losses);
    expect(await run(1, 'other')).not.toEqual(losses);
  });

  it('gives the same weights and the same curve however fast the engine is', async () => {
    const run = async (tick: number, asynchronous = false) => {
      let time = 0;
      const now = () => {
        time += tick;
        return time;
      };
      rehearsal = await Rehearsal.start(now, asynchronous);
      rehearsal.configure(experiment([ANN, RNN], { iterations: 140, evaluateEvery: 1000 }));
      rehearsal.send({ type: 'train' });
      await rehearsal.until('status', ({ status }) => status === 'finished');
      const { tensors } = await rehearsal.snapshot('r');
      const messages = rehearsal.all('progress').filter(({ points }) => points.length > 0);
      const curve = messages.flatMap(({ points }) =>
        points.map(({ networkId, iteration, loss, frameAccuracy }) => [
          networkId,
          iteration,
          loss,
          frameAccuracy,
        ]),
      );
      await rehearsal.end();
      return { tensors, curve, messages: messages.length };
    };
    const often = await run(150);
    const seldom = await run(3);
    const behind = await run(3, true);
    expect(often.messages).toBeGreaterThan(2 * seldom.messages);
    expect(seldom.tensors).toEqual(often.tensors);
    expect(behind.tensors).toEqual(often.tensors);
    expect(seldom.curve).toEqual(often.curve);
    expect(behind.curve).toEqual(often.curve);
    const iterations = often.curve.flatMap(([id, iteration]) => (id === 'r' ? [iteration] : []));
    expect(iterations).toHaveLength(104);
    expect(iterations.slice(98)).toEqual([99, 100, 110, 120, 130, 140]);
  });

  it('leaks no tensor over 50 steps, evaluations and predictions', async () => {
    const before = tf.memory().numTensors;
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN, RNN], { evaluateEvery: 5 }));
    rehearsal.send({ type: 'watch', sequenceId: 'class1' }, { type: 'step' }, { type: 'step' });
    await rehearsal.settled();
    const during = tf.memory().numTensors;
    rehearsal.send(...Array.from({ length: 48 }, () => ({ type: 'step' as const })));
    await rehearsal.settled();
    expect(rehearsal.iterations()).toEqual({ a: 50, r: 50 });
    await rehearsal.until('evaluation');
    expect(tf.memory().numTensors).toBe(during);
    await rehearsal.end();
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('says nothing more once it is disposed of, whatever was under way', async () => {
  rehearsal = await Rehearsal.start();
  rehearsal.configure(experiment([ANN], { evaluateEvery: 1 }));
  rehearsal.send({ type: 'train' });
  await rehearsal.until('evaluating');
  const said = rehearsal.events.length;
  await rehearsal.end();
  expect(rehearsal.events.slice(said)).toEqual([]);
});

describe('divergence', () => {
  it('stops the network whose loss is not finite, and only that', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN], { iterations: 30, evaluateEvery: 10 }));
    rehearsal.send({ type: 'step' }, { type: 'step' });
    await rehearsal.settled();
    // The newcomer meets batch 1, which the other has left behind, after it has turned bad.
    rehearsal.source.poisoned.add(1);
    rehearsal.configure(experiment([ANN, RNN], { iterations: 30, evaluateEvery: 10 }));
    rehearsal.send({ type: 'watch', sequenceId: 'class0' }, { type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
    expect(rehearsal.all('diverged')).toEqual([{ type: 'diverged', networkId: 'r', iteration: 2 }]);
    expect(rehearsal.iterations()).toEqual({ a: 30, r: 2 });
    expect(rehearsal.losses('r').every(Number.isFinite)).toBe(true);
    expect(rehearsal.last('evaluation')?.evaluation).toMatchObject({ networkId: 'a', iteration: 30 });
    expect(rehearsal.last('predictions')?.predictions.map(({ networkId }) => networkId)).toEqual(['a']);
    const { frames, predictions } = rehearsal.last('predictions') ?? {};
    expect(predictions?.[0]?.activity.length).toBeGreaterThanOrEqual(frames?.length ?? Number.NaN);
    expect(predictions?.[0]?.activity.every((value) => value >= 0)).toBe(true);
    expect(Math.max(...(predictions?.[0]?.activity ?? []))).toBeGreaterThan(0);

    rehearsal.forget();
    rehearsal.source.poisoned.clear();
    rehearsal.send({ type: 'reset' }, { type: 'step' }, { type: 'step' });
    await rehearsal.settled();
    expect(rehearsal.iterations()).toEqual({ a: 2, r: 2 });
    expect(rehearsal.all('diverged')).toEqual([]);
  });

  it('finds weights that broke on the last step in the evaluation', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([RNN], { iterations: 1, learningRate: 100, optimizer: 'sgd' }));
    await rehearsal.settled();
    const snapshot = await rehearsal.snapshot('r');
    const tensors = snapshot.tensors.map((tensor) => ({
      ...tensor,
      values: tensor.values.map(() => Number.NaN),
    }));
    rehearsal.send({ type: 'restore', requestId: 1, snapshot: { ...snapshot, iteration: 1, tensors } });
    rehearsal.send({ type: 'evaluate' });
    await rehearsal.until('diverged', ({ networkId, iteration }) => networkId === 'r' && iteration === 1);
    expect(rehearsal.all('evaluation')).toEqual([]);
  });
});

describe('pause, step and reset', () => {
  it('pauses after the step under way, evaluates what never was, and goes on', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN, RNN], { evaluateEvery: 1_000_000 }));
    rehearsal.send({ type: 'train' });
    await rehearsal.until('progress', ({ points }) => points.some(({ networkId }) => networkId === 'r'));
    rehearsal.send({ type: 'pause' });
    await rehearsal.until('status', ({ status }) => status === 'paused');
    const { a = 0, r = 0 } = rehearsal.iterations();
    expect(a - r).toBeLessThanOrEqual(1);
    await rehearsal.until('evaluation', ({ evaluation }) => evaluation.networkId === 'r');
    expect(rehearsal.last('evaluation')?.evaluation.iteration).toBe(r);
    expect(rehearsal.iterations()).toEqual({ a, r });
    rehearsal.forget();
    rehearsal.send({ type: 'train' });
    await rehearsal.until('progress', ({ networks }) => (networks[0]?.iteration ?? 0) > a + 5);
  });

  it('stops an evaluation on pause, and makes up for it later', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN], { evaluateEvery: 2 }));
    rehearsal.send({ type: 'train' });
    await rehearsal.until('evaluating');
    rehearsal.send({ type: 'pause' });
    await rehearsal.until('status', ({ status }) => status === 'paused');
    expect(rehearsal.all('evaluation')).toEqual([]);
    expect(rehearsal.last('evaluating')).toMatchObject({ done: 3, total: 3 });
    rehearsal.send({ type: 'train' });
    expect((await rehearsal.until('evaluation')).evaluation.iteration).toBe(2);
  });

  it('steps every network once, says so, and shows the new predictions', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN, RNN], { evaluateEvery: 2 }));
    rehearsal.send({ type: 'watch', sequenceId: 'class2' });
    await rehearsal.settled();
    rehearsal.forget();
    rehearsal.send({ type: 'step' });
    await rehearsal.settled();
    expect(rehearsal.last('progress')).toMatchObject({ points: [{ iteration: 1 }, { iteration: 1 }] });
    expect(rehearsal.last('predictions')?.predictions.map(({ iteration }) => iteration)).toEqual([1, 1]);
    expect(rehearsal.last('status')?.status).toBe('paused');
    expect(rehearsal.all('evaluation')).toEqual([]);
    rehearsal.send({ type: 'step' });
    await rehearsal.until('evaluation', ({ evaluation }) => evaluation.iteration === 2);
  });

  it('measures what each group of a network contributes', async () => {
    rehearsal = await Rehearsal.start();
    const network = { id: 'd', kind: 'drnn', options: { periods: [1, 2], units: [6] } };
    rehearsal.configure(experiment([network], { iterations: 60, evaluateEvery: 60 }));
    rehearsal.send({ type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
    rehearsal.send({ type: 'ablate', networkId: 'd' });
    const { ablation } = await rehearsal.until('ablation');
    expect(ablation).toMatchObject({ networkId: 'd', iteration: 60 });
    expect(ablation.whole).toBe(rehearsal.last('evaluation')?.evaluation.scores.frameAccuracy);
    expect(ablation.without).toHaveLength(2);
    expect(Math.min(...ablation.without)).toBeLessThan(ablation.whole);

    rehearsal.send({ type: 'snapshot', which: 'latest', requestId: 1, networkId: 'd' });
    const { snapshot } = await rehearsal.until('snapshot');
    const tensors = snapshot.tensors.map((tensor) =>
      tensor.name.startsWith('group2.') ? { ...tensor, values: tensor.values.map(() => 0) } : tensor,
    );
    rehearsal.forget();
    const frozen = { ...snapshot, tensors };
    rehearsal.send({ type: 'restore', requestId: 2, snapshot: frozen }, { type: 'evaluate' });
    const { evaluation } = await rehearsal.until('evaluation');
    expect(evaluation.scores.frameAccuracy).toBe(ablation.without[1]);
  });

  it('resets to the seed’s weights', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([RNN]));
    await rehearsal.settled();
    const before = await rehearsal.snapshot('r');
    rehearsal.send({ type: 'step' }, { type: 'step' });
    await rehearsal.settled();
    expect((await rehearsal.snapshot('r')).tensors).not.toEqual(before.tensors);
    rehearsal.forget();
    rehearsal.send({ type: 'reset' });
    await rehearsal.settled();
    expect(rehearsal.last('networks-reset')?.networkIds).toEqual(['r']);
    expect(rehearsal.last('status')?.status).toBe('idle');
    expect(rehearsal.iterations()).toEqual({ r: 0 });
    expect(await rehearsal.snapshot('r')).toEqual(before);
  });
});
