import { afterEach, expect, it, vi } from 'vitest';

import type { ExperimentConfig } from '../experiment/config';
import type { TrainingEvent } from './protocol';
import { ANN, experiment, Rehearsal } from './tinyProblem';

let rehearsal: Rehearsal;

afterEach(async () => {
  await rehearsal.end();
});

interface Pace {
  /** Milliseconds of one step of one network, of one pass over the watched sequence, and of one test batch. */
  readonly step: number;
  readonly pass: number;
  readonly test: number;
}

/** A session by a clock that only work moves on. */
async function stage(training: Partial<ExperimentConfig['training']>, { step, pass, test }: Pace) {
  let time = 0;
  rehearsal = await Rehearsal.start(() => time);
  const { source, events, engines } = rehearsal;
  const { operations } = engines[0] ?? { operations: null };
  if (operations === null) throw new Error('no engine');
  const { tf } = operations;
  const softmax: typeof tf.softmax = (logits, axis) => {
    time += pass; // what predictions are made with, and nothing else
    return tf.softmax(logits, axis);
  };
  Object.assign(operations, { tf: { ...tf, softmax } });
  const { updateParameters } = operations;
  operations.updateParameters = (update) => {
    time += step;
    updateParameters(update);
  };
  const testBatch = source.testBatch.bind(source);
  source.testBatch = (index) => {
    time += test;
    return testBatch(index);
  };
  /** When predictions were said. */
  const said: number[] = [];
  vi.spyOn(events, 'push').mockImplementation((...given: TrainingEvent[]) => {
    for (const event of given) {
      if (event.type === 'predictions') said.push(time);
      events[events.length] = event;
    }
    return events.length;
  });
  rehearsal.configure(experiment([ANN], training));
  rehearsal.send({ type: 'watch', sequenceId: 'class0' });
  await rehearsal.settled();
  said.length = 0;
  return { said, gaps: () => said.slice(1).map((at, i) => at - (said[i] ?? 0)) };
}

it('says predictions at most a second after the last while training goes on', async () => {
  const { gaps } = await stage({ iterations: 200, evaluateEvery: 1000 }, { step: 45, pass: 60, test: 1 });
  rehearsal.send({ type: 'train' });
  await rehearsal.until('status', ({ status }) => status === 'finished');
  const between = gaps().slice(0, -2); // the last two come with the evaluation at the end
  expect(between.length).toBeGreaterThan(8);
  expect(Math.max(...between)).toBeLessThan(1000);
  expect(Math.min(...between)).toBeGreaterThanOrEqual(600);
});

it('goes on training where one pass takes long: three quarters of the time are its', async () => {
  const { gaps } = await stage({ iterations: 200, evaluateEvery: 1000 }, { step: 45, pass: 500, test: 1 });
  rehearsal.send({ type: 'train' });
  await rehearsal.until('status', ({ status }) => status === 'finished');
  const between = gaps().slice(0, -2);
  expect(between.length).toBeGreaterThan(3);
  for (const gap of between) {
    expect((gap - 500) / gap).toBeGreaterThanOrEqual(0.74);
    expect(gap).toBeLessThan(4 * 500 + 2 * 45);
  }
});

it('says how the networks answer before an evaluation, during which they stand still', async () => {
  await stage({ iterations: 30, evaluateEvery: 10 }, { step: 5, pass: 1, test: 2000 });
  rehearsal.send({ type: 'train' });
  await rehearsal.until('status', ({ status }) => status === 'finished');
  const { events } = rehearsal;
  const begun = events.flatMap((event, i) => (event.type === 'evaluating' && event.done === 0 ? [i] : []));
  const before = begun.map((place) =>
    events.slice(0, place).findLast((event) => event.type === 'predictions'),
  );
  expect(before.map((event) => event?.predictions[0]?.iteration)).toEqual([10, 20, 30]);
});

it('says so before groups are measured in the middle of training', async () => {
  await stage({ iterations: 100_000, evaluateEvery: 100_000 }, { step: 5, pass: 1, test: 2000 });
  rehearsal.send({ type: 'train' });
  await rehearsal.until('progress', ({ networks }) => (networks[0]?.iteration ?? 0) > 3);
  rehearsal.send({ type: 'ablate', networkId: 'a' });
  const { ablation } = await rehearsal.until('ablation');
  const { events } = rehearsal;
  const place = events.findIndex((event) => event.type === 'evaluating');
  const before = events.slice(0, place).findLast((event) => event.type === 'predictions');
  expect(before?.predictions[0]?.iteration).toBe(ablation.iteration);
});
