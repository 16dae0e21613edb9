import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';

import { OPTIMIZERS, type OptimizerName } from '../experiment/config';
import { Random } from '../experiment/random';
import { createReferenceOperations } from '../kernels/reference';
import { disposeBatch, uploadBatch } from './deviceBatch';
import { NetworkRun } from './networkRun';
import type { RunState } from './runState';
import { ANN, experiment, Rehearsal, RNN } from './tinyProblem';
import { TinySource } from './tinySource';

const SETTING = { learningRate: 0.02, clipNorm: 1 };
const STEPS = 7;

async function newRun(optimizer: OptimizerName): Promise<NetworkRun> {
  await tf.setBackend('cpu');
  return new NetworkRun(RNN, {
    operations: createReferenceOperations(tf),
    inputs: 3,
    classes: 3,
    optimizer,
    seed: 5,
  });
}

/** Losses of the next steps. */
async function train(run: NetworkRun, steps: number): Promise<number[]> {
  const source = new TinySource();
  const losses: number[] = [];
  for (let i = 0; i < steps; i++) {
    const batch = uploadBatch(tf, await source.trainBatch(run.iteration));
    const summary = run.step(batch, SETTING);
    losses.push((await summary.data())[0] ?? Number.NaN);
    summary.dispose();
    disposeBatch(batch);
  }
  return losses;
}

describe('a captured run', () => {
  it.each(OPTIMIZERS)('goes on bit for bit as the uninterrupted one would with %s', async (optimizer) => {
    const whole = await newRun(optimizer);
    const expected = await train(whole, 2 * STEPS);
    const first = await newRun(optimizer);
    expect(await train(first, STEPS)).toEqual(expected.slice(0, STEPS));
    const state: RunState = structuredClone(await first.capture());
    await train(first, 1); // what is captured does not change with the run
    const second = await newRun(optimizer);
    await train(second, 2); // nor does it depend on what the one that resumes has done
    second.resume(state);
    expect(second.iteration).toBe(STEPS);
    expect(await train(second, STEPS)).toEqual(expected.slice(STEPS));
    expect(await second.capture()).toEqual(await whole.capture());
    second.resume(state); // the state serves again
    expect(await train(second, STEPS)).toEqual(expected.slice(STEPS));
    for (const run of [whole, first, second]) run.dispose();
  });

  it('does not go on where size or optimiser differ, and leaks nothing', async () => {
    const run = await newRun('adam');
    const before = tf.memory().numTensors;
    const state = await run.capture();
    const short = { ...state, parameters: state.parameters.slice(1) };
    expect(() => run.resume(short)).toThrow(RangeError);
    const other = { ...state, optimizer: { ...state.optimizer, rule: 'sgd' as const } };
    expect(() => run.resume(other)).toThrow(RangeError);
    const random = new Random(1);
    run.resume({ ...state, parameters: state.parameters.map(() => random.normal(0, 1)) });
    expect((await run.capture()).parameters).not.toEqual(state.parameters);
    expect(tf.memory().numTensors).toBe(before);
    run.dispose();
  });
});

describe('a captured session', () => {
  const config = experiment([ANN, RNN], { iterations: 130, evaluateEvery: 60, optimizer: 'adam' });

  async function begin(): Promise<Rehearsal> {
    const rehearsal = await Rehearsal.start();
    rehearsal.configure(config);
    return rehearsal;
  }

  async function finish(rehearsal: Rehearsal) {
    rehearsal.send({ type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
  }

  async function capture(rehearsal: Rehearsal) {
    rehearsal.send({ type: 'capture', requestId: 1 });
    const { data, states } = await rehearsal.until('captured');
    if (data === null) throw new Error('no data');
    return { data, states: structuredClone(states) };
  }

  async function resume(rehearsal: Rehearsal, { data, states }: Awaited<ReturnType<typeof capture>>) {
    rehearsal.send({ type: 'resume', requestId: 2, data, states });
    return (await rehearsal.until('resumed')).networkIds;
  }

  const curves = (rehearsal: Rehearsal) =>
    rehearsal
      .all('progress')
      .flatMap(({ points }) => points.map(({ seconds: _, ...point }) => point))
      .toSorted((a, b) => a.iteration - b.iteration || a.networkId.localeCompare(b.networkId));

  it('gives, with the one that resumes it, the curves and evaluations of an uninterrupted one', async () => {
    const whole = await begin();
    await finish(whole);
    const first = await begin();
    first.send({ type: 'train' });
    // a curve's points are ten iterations apart there: what is captured lies between two of them
    await first.until('progress', ({ networks }) => networks.some(({ iteration }) => iteration > 100));
    const captured = await capture(first);
    const said = first.events.slice(
      0,
      first.events.findIndex(({ type }) => type === 'captured'),
    );
    await first.end();
    expect(captured.states.map(({ iteration }) => iteration).every((iteration) => iteration > 99)).toBe(true);
    const second = await begin();
    expect(await resume(second, captured)).toEqual(['a', 'r']);
    await finish(second);
    second.events.unshift(...said);
    expect(curves(second)).toEqual(curves(whole));
    expect((await second.snapshot('r')).tensors).toEqual((await whole.snapshot('r')).tensors);
    const evaluations = (rehearsal: Rehearsal) =>
      rehearsal.all('evaluation').map(({ evaluation: { seconds: _, ...rest } }) => rest);
    expect(evaluations(second)).toEqual(evaluations(whole));
    await second.end();
    await whole.end();
  });

  it('is gone on with by those networks only that it has a fitting state of, and on the same data only', async () => {
    const first = await begin();
    first.send({ type: 'step' }, { type: 'step' });
    const captured = await capture(first);
    await first.end();
    const { data, states } = captured;
    const second = await begin();
    expect(await resume(second, { data: { ...data, trainSequences: 99 }, states })).toEqual([]);
    second.forget();
    const [ann, rnn] = states;
    if (ann === undefined || rnn === undefined) throw new Error('no states');
    const short = { ...ann, parameters: ann.parameters.slice(1) };
    expect(await resume(second, { data, states: [short, rnn] })).toEqual(['r']);
    await second.settled();
    expect(second.iterations()).toEqual({ a: 0, r: 2 });
    expect(second.last('status')?.status).toBe('paused');
    await second.end();
  });
});
