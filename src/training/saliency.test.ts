import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { Random } from '../experiment/random';
import { type OracleOptions, oracleForward } from '../networks/oracle.fixture';
import { networkDefinition } from '../networks/registry';
import { NetworkRun } from './networkRun';
import { reasonOf } from './saliency';
import { TinyEngine } from './tinyEngine';

const [TIME, INPUTS, CLASSES, FRAME] = [9, 5, 4, 6];
const STEP = 1e-5;

const NETWORKS = [
  { kind: 'drnn', options: { periods: [1, 2, 3], units: [4], activation: 'tanh', hiddenLayers: [3] } },
  {
    kind: 'drnn',
    options: { periods: [1, 3], units: [3, 5], activation: 'relu', firstUpdate: 'first-frame' },
  },
  { kind: 'rnn', options: { units: 5, activation: 'tanh' } },
  { kind: 'lstm', options: { units: 4, activation: 'tanh' } },
  { kind: 'ann', options: { units: 6, activation: 'relu' } },
] as const;

beforeAll(() => tf.setBackend('cpu'));

describe.each(NETWORKS)('the reason of a $kind', ({ kind, options }) => {
  async function explained() {
    const network = { id: 'n', kind, options: { ...options } };
    const { operations } = new TinyEngine(false);
    const setting = { operations, inputs: INPUTS, classes: CLASSES, optimizer: 'sgd', seed: 3 } as const;
    const run = new NetworkRun(network, setting);
    const random = new Random(5);
    const values = Array.from({ length: TIME }, () => [
      Array.from({ length: INPUTS }, () => Math.fround(random.normal(0, 1))),
    ]);
    const x = tf.tensor3d(values);
    const before = tf.memory().numTensors;
    const reason = await reasonOf(operations, run, x, FRAME);
    expect(tf.memory().numTensors).toBe(before);
    const { parameters } = await run.capture();
    run.dispose();
    x.dispose();
    return { reason, values, parameters: Float64Array.from(parameters), run };
  }

  it('is the slope of the winning score, by finite differences of the equations', async () => {
    const { reason, values, parameters, run } = await explained();
    const definition = networkDefinition(kind);
    const parsed = definition.schema.parse({ ...options }) as Record<string, unknown> & OracleOptions;
    const scores = () => oracleForward(kind, parameters, run.specs, values, parsed)[FRAME]?.[0] ?? [];
    const last = scores();
    expect(reason.place).toBe(last.indexOf(Math.max(...last)));
    expect(reason.gradient).toHaveLength((FRAME + 1) * INPUTS);
    const slopes = Array.from({ length: TIME * INPUTS }, (_, i) => {
      const frame = values[Math.floor(i / INPUTS)]?.[0] as number[];
      const [column, value] = [i % INPUTS, frame[i % INPUTS] as number];
      const scoreAt = (moved: number) => {
        frame[column] = moved;
        return scores()[reason.place] as number;
      };
      const slope = (scoreAt(value + STEP) - scoreAt(value - STEP)) / (2 * STEP);
      frame[column] = value;
      return slope;
    });
    const greatest = Math.max(...slopes.map(Math.abs));
    expect(greatest).toBeGreaterThan(1e-3);
    reason.gradient.forEach((slope, i) => {
      expect(Math.abs(slope - (slopes[i] as number))).toBeLessThan(1e-5 * greatest);
    });
    expect(slopes.slice((FRAME + 1) * INPUTS).every((slope) => slope === 0)).toBe(true); // what comes after cannot matter
  });
});
