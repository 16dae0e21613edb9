/** Every network against its equations in double precision: logits, and the gradient of every parameter. */

import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { Random } from '../experiment/random';
import type { Tensor1D, Tensor3D } from '../kernels/operations';
import { createReferenceOperations } from '../kernels/reference';
import { type Frames, type OracleOptions, oracleForward } from './oracle.fixture';
import { namedValues, parameterSize, unpack } from './packing';
import { networkDefinition } from './registry';

const TIME = 7;
const BATCH = 2;
const INPUTS = 3;
const CLASSES = 4;

const operations = createReferenceOperations(tf);

beforeAll(() => tf.setBackend('cpu'));

const CASES: readonly (readonly [kind: string, options: Record<string, unknown>])[] = [
  ['ann', { units: 5, activation: 'tanh' }],
  ['ann', { units: 5, activation: 'relu', hiddenLayers: [3] }],
  ['rnn', { units: 5, activation: 'relu' }],
  ['rnn', { units: 4, activation: 'tanh', hiddenLayers: [6, 3] }],
  ['lstm', { units: 4 }],
  ['lstm', { units: 3, activation: 'relu', hiddenLayers: [5] }],
  ['drnn', { periods: [1, 2, 3], units: [2, 4, 3], activation: 'tanh' }],
  ['drnn', { periods: [1, 2, 3], units: [3], activation: 'relu', firstUpdate: 'first-frame' }],
  ['drnn', { periods: [2, 2, 3], units: [3], activation: 'identity', hiddenLayers: [4] }],
  ['drnn', { periods: [3, 4], units: [3, 2], activation: 'tanh', firstUpdate: 'first-frame' }],
];

function setUp(kind: string, given: Record<string, unknown>) {
  const definition = networkDefinition(kind);
  const options = definition.schema.parse(given);
  const specs = definition.parameterShapes(options, INPUTS, CLASSES);
  const size = specs.reduce((sum, spec) => sum + parameterSize(spec), 0);
  const random = new Random(7).fork(kind);
  const packed = Float64Array.from({ length: size }, () => Math.fround(random.normal(0, 0.6)));
  const frames = (width: number): Frames =>
    Array.from({ length: TIME }, () =>
      Array.from({ length: BATCH }, () => Array.from({ length: width }, () => Math.fround(random.normal()))),
    );
  const x = frames(INPUTS);
  const forward = (parameters: Tensor1D, input: Tensor3D) =>
    definition.forward(operations, unpack(operations, parameters, specs), input, options);
  const hidden = (parameters: Tensor1D, input: Tensor3D) =>
    definition.hidden(operations, unpack(operations, parameters, specs), input, options);
  const units = definition.groupUnits(options);
  const oracle = (parameters: Float64Array) =>
    oracleForward(kind, parameters, specs, x, options as Record<string, unknown> & OracleOptions);
  return { specs, packed, x, weighting: frames(CLASSES), forward, hidden, units, oracle };
}

const dot = (a: Frames, b: Frames) => {
  const [left, right] = [a.flat(2), b.flat(2)];
  return left.reduce((sum, value, i) => sum + value * (right[i] as number), 0);
};

describe.each(CASES)('%s %j', (kind, options) => {
  it('gives the logits of its equations on every frame', () => {
    const { packed, x, forward, oracle } = setUp(kind, options);
    const logits = tf.tidy(() => forward(tf.tensor1d(Float32Array.from(packed)), tf.tensor3d(x)).dataSync());
    const expected = oracle(packed).flat(2);
    expect(logits).toHaveLength(TIME * BATCH * CLASSES);
    expected.forEach((value, i) => {
      expect(logits[i]).toBeCloseTo(value, 4);
    });
  });

  it('has hidden states group by group, which hold between updates', () => {
    const { packed, x, hidden, units } = setUp(kind, options);
    const states = tf.tidy(() => hidden(tf.tensor1d(Float32Array.from(packed)), tf.tensor3d(x)).arraySync());
    const definition = networkDefinition(kind);
    const schedule = definition.schedule(definition.schema.parse(options), TIME);
    expect(units).toHaveLength(schedule.length);
    expect(states[0]?.[0]).toHaveLength(units.reduce((sum, size) => sum + size));
    const of = (t: number, group: number) => {
      const from = units.slice(0, group).reduce((sum, size) => sum + size, 0);
      return states[t]?.map((row) => row.slice(from, from + (units[group] ?? 0)));
    };
    schedule.forEach((fires, group) => {
      for (let t = 1; t < TIME; t++) {
        if (!fires[t]) expect(of(t, group)).toEqual(of(t - 1, group));
      }
    });
  });

  it('has the gradient of central differences in every parameter', () => {
    const { specs, packed, x, weighting, forward, oracle } = setUp(kind, options);
    const gradient = tf.tidy(() =>
      tf
        .grad((parameters: tf.Tensor) =>
          tf.sum(tf.mul(forward(parameters as Tensor1D, tf.tensor3d(x)), tf.tensor3d(weighting))),
        )(tf.tensor1d(Float32Array.from(packed)))
        .dataSync<'float32'>(),
    );
    const step = 1e-6;
    const differences = packed.map((value, i) => {
      const at = (shifted: number) => dot(oracle(packed.with(i, shifted)), weighting);
      return (at(value + step) - at(value - step)) / (2 * step);
    });
    const expected = namedValues(Float32Array.from(differences), specs);
    for (const { name, values } of namedValues(gradient, specs)) {
      const reference = expected.find((entry) => entry.name === name)?.values ?? new Float32Array();
      const scale = Math.max(...reference.map(Math.abs));
      expect(scale, `${name} matters`).toBeGreaterThan(1e-3);
      const worst = Math.max(...values.map((value, i) => Math.abs(value - (reference[i] as number))));
      expect(worst / scale, name).toBeLessThan(2e-5);
    }
  });
});

it('leaves no tensors behind', () => {
  const { packed, x, forward } = setUp('drnn', { periods: [1, 2, 3], units: [2] });
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const parameters = tf.tensor1d(Float32Array.from(packed));
    return tf.grad((p: tf.Tensor) => tf.sum(forward(p as Tensor1D, tf.tensor3d(x))))(parameters);
  }).dispose();
  expect(tf.memory().numTensors).toBe(before);
});
