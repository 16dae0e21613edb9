import { afterEach, describe, expect, it } from 'vitest';
import { ANN, experiment, Rehearsal, RNN } from './tinyProblem';

let rehearsal: Rehearsal;

afterEach(async () => {
  await rehearsal.end();
});

async function stepped(times: number, config = experiment([ANN, RNN])): Promise<void> {
  rehearsal = await Rehearsal.start();
  rehearsal.configure(config);
  rehearsal.send(...Array.from({ length: times }, () => ({ type: 'step' as const })));
  await rehearsal.settled();
}

describe('configure', () => {
  it('says what was prepared and which networks start anew', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN, RNN]));
    await rehearsal.settled();
    expect(rehearsal.events.map(({ type }) => type)).toEqual([
      'status',
      'prepared',
      'networks-reset',
      'progress',
      'status',
      'no-snapshot',
    ]);
    expect(rehearsal.last('networks-reset')?.networkIds).toEqual(['a', 'r']);
    expect(rehearsal.iterations()).toEqual({ a: 0, r: 0 });
  });

  it('keeps everything where only rate, limit or interval change', async () => {
    await stepped(3);
    const before = await rehearsal.snapshot('r');
    rehearsal.forget();
    rehearsal.configure(experiment([ANN, RNN], { learningRate: 0.5, iterations: 7, evaluateEvery: 3 }));
    await rehearsal.settled();
    expect(rehearsal.all('networks-reset')).toEqual([]);
    expect(rehearsal.source.plans).toHaveLength(1);
    expect(await rehearsal.snapshot('r')).toEqual(before);
  });

  it('lets a new learning rate take effect on the next step', async () => {
    await stepped(2);
    const at = async (learningRate: number) => {
      rehearsal.configure(experiment([ANN, RNN], { learningRate }));
      const before = (await rehearsal.snapshot('a')).tensors[0]?.values ?? [];
      rehearsal.send({ type: 'step' });
      const after = (await rehearsal.snapshot('a')).tensors[0]?.values ?? [];
      return Math.max(...[...after].map((value, i) => Math.abs(value - (before[i] ?? 0))));
    };
    expect(await at(1e-9)).toBeLessThan(1e-7);
    expect(await at(0.1)).toBeGreaterThan(1e-3);
  });

  it.each([
    ['the seed', { seed: 99 }],
    ['the split', { split: 'random' as const }],
    [
      'features',
      { features: { ...experiment([]).features, bodies: 1 as const, frameStep: 2, maxFrames: 50 } },
    ],
    ['the batch size', { training: { ...experiment([]).training, batchSize: 3 } }],
    ['the optimizer', { training: { ...experiment([]).training, optimizer: 'adam' as const } }],
  ])('starts all networks anew where %s changes, and stops', async (_what, change) => {
    await stepped(2);
    rehearsal.forget();
    rehearsal.configure({ ...experiment([ANN, RNN]), ...change });
    await rehearsal.settled();
    expect(rehearsal.last('networks-reset')?.networkIds).toEqual(['a', 'r']);
    expect(rehearsal.iterations()).toEqual({ a: 0, r: 0 });
    expect(rehearsal.last('status')?.status).toBe('idle');
  });

  it('prepares anew where the data set changed', async () => {
    await stepped(2);
    rehearsal.configure(experiment([ANN, RNN]), 2);
    await rehearsal.settled();
    expect(rehearsal.source.plans).toHaveLength(2);
    expect(rehearsal.iterations()).toEqual({ a: 0, r: 0 });
  });

  it('prepares only the last of several that wait, the watched sequence told in between', async () => {
    await stepped(1);
    rehearsal.forget();
    for (const seed of [11, 12, 13]) {
      rehearsal.configure({ ...experiment([ANN]), seed });
      rehearsal.send({ type: 'watch', sequenceId: 'class1' });
    }
    await rehearsal.settled();
    expect(rehearsal.source.plans.map(({ seed }) => seed)).toEqual([1, 13]);
    expect(rehearsal.last('predictions')?.sequenceId).toBe('class1');
  });

  it('starts only the changed network anew and lets a newcomer catch up', async () => {
    await stepped(4);
    rehearsal.forget();
    const changed = { ...RNN, options: { ...RNN.options, units: 7 } };
    rehearsal.configure(experiment([ANN, changed, { ...ANN, id: 'new' }], { iterations: 6 }));
    await rehearsal.settled();
    expect(rehearsal.last('networks-reset')?.networkIds).toEqual(['r', 'new']);
    expect(rehearsal.iterations()).toEqual({ a: 4, r: 0, new: 0 });
    rehearsal.source.asked.length = 0;
    rehearsal.send({ type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
    expect(rehearsal.source.asked.filter((asked) => asked.startsWith('train'))).toEqual(
      [0, 1, 2, 3, 4, 5].map((index) => `train ${index}`),
    );
    expect(rehearsal.iterations()).toEqual({ a: 6, r: 6, new: 6 });
  });

  it('goes on training while networks come and go', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.configure(experiment([ANN]));
    rehearsal.send({ type: 'train' });
    await rehearsal.until('progress', ({ points }) => points.length > 0);
    rehearsal.configure(experiment([RNN]));
    await rehearsal.until('progress', ({ points }) => points.some(({ networkId }) => networkId === 'r'));
    expect(rehearsal.last('status')?.status).toBe('running');
    rehearsal.configure(experiment([]));
    await rehearsal.until(
      'status',
      ({ status }) => status === 'idle' && rehearsal.last('status')?.status === 'idle',
    );
    rehearsal.send({ type: 'train' });
    expect((await rehearsal.until('refused')).reason).toBe('no-networks');
  });

  it('refuses what cannot be trained, and goes on once it can', async () => {
    rehearsal = await Rehearsal.start();
    rehearsal.source.refusal = 'too-few-classes';
    rehearsal.configure(experiment([ANN]));
    await rehearsal.settled();
    expect(rehearsal.all('refused').map(({ reason }) => reason)).toEqual(['too-few-classes']);
    expect(rehearsal.all('status').map(({ status }) => status)).toEqual(['preparing', 'idle']);
    rehearsal.send({ type: 'train' });
    await rehearsal.settled();
    expect(rehearsal.all('refused')).toHaveLength(2);
    rehearsal.source.refusal = null;
    rehearsal.configure(experiment([ANN]), 2);
    rehearsal.send({ type: 'step' });
    await rehearsal.settled();
    expect(rehearsal.iterations()).toEqual({ a: 1 });
  });

  it('says what it could not foresee, and lives on', async () => {
    await stepped(1);
    rehearsal.configure(experiment([ANN, { id: 'x', kind: 'perceptron-of-1958', options: {} }]));
    await rehearsal.until('failed');
    rehearsal.configure(experiment([ANN, RNN]));
    rehearsal.send({ type: 'step' });
    await rehearsal.settled();
    expect(rehearsal.iterations()).toEqual({ a: 2, r: 2 });
  });
});

describe('watch', () => {
  it('answers at once, with a distribution over classes on every frame', async () => {
    await stepped(60);
    rehearsal.send({ type: 'watch', sequenceId: 'class1' });
    const { frames, classes, predictions } = await rehearsal.until('predictions');
    expect([...frames]).toEqual([0, 2, 4, 6]);
    expect(classes).toEqual([4, 8, 9]);
    const probabilities = predictions[0]?.probabilities ?? new Float32Array();
    expect(probabilities).toHaveLength(4 * 3);
    for (let t = 0; t < 4; t++) {
      const row = [...probabilities.subarray(3 * t, 3 * t + 3)];
      expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    }
    const frameMeans = [0, 1, 2].map((c) =>
      [0, 1, 2, 3].reduce((sum, t) => sum + (probabilities[3 * t + c] ?? 0), 0),
    );
    expect(Math.max(...frameMeans)).toBe(frameMeans[1]);
  });

  it('is refreshed by every configuration and reset, and by training within every second', async () => {
    let time = 0;
    rehearsal = await Rehearsal.start(() => {
      time += 10;
      return time;
    });
    rehearsal.send({ type: 'watch', sequenceId: 'class0' });
    await rehearsal.settled();
    expect(rehearsal.all('predictions')).toEqual([]);
    rehearsal.configure(experiment([ANN], { iterations: 300, evaluateEvery: 1000 }));
    await rehearsal.settled();
    expect(rehearsal.all('predictions')).toHaveLength(1);
    rehearsal.send({ type: 'reset' });
    await rehearsal.settled();
    expect(rehearsal.all('predictions')).toHaveLength(2);
    const start = time;
    rehearsal.send({ type: 'train' });
    await rehearsal.until('status', ({ status }) => status === 'finished');
    const seconds = (time - start) / 1000;
    const count = rehearsal.all('predictions').length - 2;
    expect(count).toBeGreaterThanOrEqual(Math.floor(seconds));
    expect(count).toBeLessThanOrEqual(seconds / 0.6 + 2); // and before the evaluation, and at the end
  });

  it('answers once the data hold the sequence', async () => {
    await stepped(0);
    rehearsal.source.hidden.add('class1');
    rehearsal.send({ type: 'watch', sequenceId: 'class1' });
    await rehearsal.settled();
    expect(rehearsal.all('predictions')).toEqual([]);
    rehearsal.source.hidden.clear();
    rehearsal.configure(experiment([ANN, RNN]), 2);
    await rehearsal.settled();
    expect(rehearsal.last('predictions')?.sequenceId).toBe('class1');
  });

  it('is silent about a sequence that the data do not hold', async () => {
    await stepped(0);
    rehearsal.send({ type: 'watch', sequenceId: 'elsewhere' });
    await rehearsal.settled();
    expect(rehearsal.all('predictions')).toEqual([]);
    expect(rehearsal.all('failed')).toEqual([]);
  });
});

describe('explain', () => {
  it('says at once what the answer on a frame hangs on, and again with the predictions', async () => {
    await stepped(60);
    rehearsal.send({ type: 'watch', sequenceId: 'class1' });
    rehearsal.send({ type: 'explain', target: { networkId: 'r', index: 2 } });
    const { explanation } = await rehearsal.until('explanation');
    expect(explanation).toMatchObject({ sequenceId: 'class1', networkId: 'r', index: 2, iteration: 60 });
    expect([...explanation.frames]).toEqual([0, 2, 4]);
    expect(explanation.gradient).toHaveLength(3 * 3);
    const { predictions, classes } = rehearsal.last('predictions') ?? { predictions: [], classes: [] };
    const row = [...(predictions[1]?.probabilities.subarray(6, 9) ?? [])];
    expect(explanation.action).toBe(classes[row.indexOf(Math.max(...row))]);
    expect(Math.max(...explanation.gradient.map(Math.abs))).toBeGreaterThan(0);
    rehearsal.send({ type: 'step' });
    const next = await rehearsal.until('explanation', (event) => event.explanation.iteration === 61);
    expect(next.explanation.gradient).not.toEqual(explanation.gradient);
  });

  it('takes the last frame of a sequence that ends before, and is silent once nobody asks', async () => {
    await stepped(1);
    rehearsal.send({ type: 'watch', sequenceId: 'class1' });
    rehearsal.send({ type: 'explain', target: { networkId: 'a', index: 99 } });
    expect((await rehearsal.until('explanation')).explanation.index).toBe(3);
    rehearsal.send({ type: 'explain', target: null });
    await rehearsal.settled();
    rehearsal.forget();
    rehearsal.send({ type: 'step' });
    await rehearsal.settled();
    expect(rehearsal.all('predictions').length).toBeGreaterThan(0);
    expect(rehearsal.all('explanation')).toEqual([]);
  });

  it('is silent about a network that is not there', async () => {
    await stepped(1);
    rehearsal.send({ type: 'watch', sequenceId: 'class1' });
    rehearsal.send({ type: 'explain', target: { networkId: 'nobody', index: 0 } });
    await rehearsal.settled();
    expect(rehearsal.all('explanation')).toEqual([]);
    expect(rehearsal.all('failed')).toEqual([]);
  });
});

describe('snapshot and restore', () => {
  it('brings weights, iteration and predictions back', async () => {
    await stepped(5);
    rehearsal.send({ type: 'watch', sequenceId: 'class1' });
    await rehearsal.settled();
    const before = rehearsal.last('predictions')?.predictions;
    const snapshot = await rehearsal.snapshot('r');
    expect(snapshot).toMatchObject({ network: RNN, inputs: 3, classes: [4, 8, 9], iteration: 5 });
    rehearsal.send({ type: 'reset' });
    await rehearsal.settled();
    rehearsal.forget();
    const tensors = snapshot.tensors.toReversed(); // a file may order them as it likes
    rehearsal.send({ type: 'restore', requestId: 7, snapshot: { ...snapshot, tensors } });
    await rehearsal.settled();
    expect(rehearsal.all('restored')).toEqual([{ type: 'restored', requestId: 7, networkId: 'r' }]);
    expect(rehearsal.last('networks-reset')?.networkIds).toEqual(['r']);
    expect(rehearsal.iterations()).toEqual({ a: 0, r: 5 });
    expect(rehearsal.last('predictions')?.predictions[1]).toEqual(before?.[1]);
    expect(rehearsal.last('status')?.status).toBe('paused');
  });

  it('refuses what does not fit, and changes nothing', async () => {
    await stepped(2);
    const snapshot = await rehearsal.snapshot('r');
    const [first, ...others] = snapshot.tensors;
    if (first === undefined) throw new Error('no tensors');
    const misfits = [
      [{ ...snapshot, network: { ...RNN, id: 'nobody' } }, 'unknown-network'],
      [{ ...snapshot, network: { ...RNN, options: { ...RNN.options, units: 6 } } }, 'options-differ'],
      [{ ...snapshot, network: { ...ANN, id: 'r' } }, 'options-differ'],
      [{ ...snapshot, inputs: 150 }, 'inputs-differ'],
      [{ ...snapshot, classes: [4, 8, 10] }, 'classes-differ'],
      [{ ...snapshot, tensors: others }, 'shapes-differ'],
      [{ ...snapshot, tensors: [{ ...first, name: 'other' }, ...others] }, 'shapes-differ'],
      [{ ...snapshot, tensors: [{ ...first, shape: first.shape.toReversed() }, ...others] }, 'shapes-differ'],
      [{ ...snapshot, tensors: [{ ...first, values: first.values.slice(1) }, ...others] }, 'shapes-differ'],
    ] as const;
    for (const [requestId, [misfit]] of misfits.entries()) {
      rehearsal.send({ type: 'restore', requestId, snapshot: misfit });
    }
    await rehearsal.settled();
    expect(rehearsal.all('not-restored').map(({ requestId, reason }) => [requestId, reason])).toEqual(
      misfits.map(([, reason], requestId) => [requestId, reason]),
    );
    expect(rehearsal.all('restored')).toEqual([]);
    expect(await rehearsal.snapshot('r')).toEqual(snapshot);
  });
});
