import { afterEach, describe, expect, it } from 'vitest';

import { ANN, experiment, Rehearsal } from './tinyProblem';

let rehearsal: Rehearsal;

/** Learns so wildly that its last weights are not its best ones. */
async function trained(): Promise<void> {
  rehearsal = await Rehearsal.start();
  rehearsal.configure(experiment([ANN], { iterations: 60, evaluateEvery: 4, learningRate: 0.8 }));
  rehearsal.send({ type: 'train' });
  await rehearsal.until('status', ({ status }) => status === 'finished');
  await rehearsal.settled();
}

const accuracies = () =>
  rehearsal.all('evaluation').map(({ evaluation: { iteration, scores } }) => ({
    iteration,
    frameAccuracy: scores.frameAccuracy,
  }));
const best = () => rehearsal.last('progress')?.networks[0]?.best ?? null;

afterEach(() => rehearsal.end());

describe('the best weights', () => {
  it('are those of the first evaluation with the highest frame accuracy', async () => {
    await trained();
    const all = accuracies();
    const highest = Math.max(...all.map(({ frameAccuracy }) => frameAccuracy));
    expect(best()).toEqual(all.find(({ frameAccuracy }) => frameAccuracy === highest));
    expect(all.at(-1)?.frameAccuracy).toBeLessThan(highest); // else this test shows nothing
  });

  it('come back, with the accuracy that they had, and training goes on from there', async () => {
    await trained();
    const was = best();
    const [latest, kept] = [await rehearsal.snapshot('a'), await rehearsal.snapshot('a', 'best')];
    expect(kept.iteration).toBe(was?.iteration);
    expect(kept.tensors).not.toEqual(latest.tensors);
    rehearsal.forget();
    rehearsal.send({ type: 'return-to-best', networkId: 'a' }, { type: 'evaluate' });
    const { evaluation } = await rehearsal.until('evaluation');
    expect(rehearsal.last('went-back')?.networks).toEqual([{ networkId: 'a', iteration: was?.iteration }]);
    expect(evaluation.scores.frameAccuracy).toBe(was?.frameAccuracy);
    expect((await rehearsal.snapshot('a')).tensors).toEqual(kept.tensors);
    expect(rehearsal.iterations()).toEqual({ a: was?.iteration });
    rehearsal.send({ type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
    expect(rehearsal.iterations()).toEqual({ a: 60 });
  });

  it('are kept with the run, and none where nothing was evaluated', async () => {
    await trained();
    rehearsal.send({ type: 'capture', requestId: 1 });
    const { data, states } = structuredClone(await rehearsal.until('captured'));
    if (data === null) throw new Error('no data');
    const was = best();
    await rehearsal.end();

    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN], { iterations: 60, evaluateEvery: 4, learningRate: 0.8 }));
    await rehearsal.settled();
    expect(best()).toBeNull();
    rehearsal.send({ type: 'return-to-best', networkId: 'a' });
    await rehearsal.settled();
    expect(rehearsal.all('went-back')).toEqual([]);
    rehearsal.send({ type: 'resume', requestId: 2, data, states });
    await rehearsal.until('resumed');
    await rehearsal.settled();
    expect(best()).toEqual(was);
  });
});
