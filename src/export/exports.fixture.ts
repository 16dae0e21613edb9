/** For tests: small networks of every kind with awkward options, and what the reference operations make of them. */

import * as tf from '@tensorflow/tfjs';

import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { Random } from '../experiment/random';
import { createReferenceOperations } from '../kernels/reference';
import { countParameters, namedValues, packValues, unpack } from '../networks/packing';
import { networkDefinition } from '../networks/registry';
import type { NetworkFile } from './networkFile';

export const NETWORK_CASES: readonly (readonly [kind: string, options: Record<string, unknown>])[] = [
  ['ann', { units: 5, activation: 'tanh' }],
  ['ann', { units: 4, activation: 'relu', hiddenLayers: [3, 6] }],
  ['ann', { units: 1, activation: 'identity' }],
  ['rnn', { units: 5, activation: 'relu' }],
  ['rnn', { units: 4, activation: 'tanh', hiddenLayers: [6] }],
  ['rnn', { units: 3, activation: 'identity' }],
  ['lstm', { units: 4, activation: 'tanh' }],
  ['lstm', { units: 3, activation: 'relu', hiddenLayers: [5, 2] }],
  ['lstm', { units: 3, activation: 'identity' }],
  ['drnn', { periods: [1, 2, 3], units: [2, 4, 3], activation: 'tanh' }],
  ['drnn', { periods: [1, 3, 9], units: [3], activation: 'relu', firstUpdate: 'first-frame' }],
  ['drnn', { periods: [2, 2, 5], units: [3], activation: 'identity', hiddenLayers: [4] }],
  ['drnn', { periods: [3, 4], units: [1, 2], activation: 'tanh', firstUpdate: 'first-frame' }],
  ['drnn', { periods: [1], units: [4], activation: 'relu' }],
  ['drnn', { periods: [7], units: [3], activation: 'tanh', hiddenLayers: [3, 3] }],
];

const INPUTS = 6;
const CLASSES = [8, 10, 23, 61];

/** A network with random weights; every name that could upset a format is left to its options. */
export function randomNetwork(kind: string, given: Record<string, unknown>): NetworkFile {
  const definition = networkDefinition(kind);
  const options = definition.schema.parse(given);
  const specs = definition.parameterShapes(options, INPUTS, CLASSES.length);
  const random = new Random(11).fork(kind).fork(JSON.stringify(given));
  const packed = Float32Array.from({ length: countParameters(specs, { output: true }) }, () =>
    random.normal(0, 0.4),
  );
  return {
    snapshot: {
      network: { id: 'mine', kind, options },
      inputs: INPUTS,
      classes: CLASSES,
      iteration: 1234,
      tensors: namedValues(packed, specs),
    },
    features: { ...DEFAULT_EXPERIMENT.features, frameStep: 2 },
    seed: 7,
  };
}

/** `[time, batch, inputs]` of seeded random numbers. */
export function randomFrames(time: number, batch: number): Float32Array<ArrayBuffer> {
  const random = new Random(5).fork(time).fork(batch);
  return Float32Array.from({ length: time * batch * INPUTS }, () => random.normal());
}

/** Logits `[time, batch, classes]` of the composed operations on tfjs's CPU engine. */
export async function referenceLogits(
  { snapshot }: NetworkFile,
  frames: Float32Array,
  time: number,
  batch: number,
): Promise<Float32Array> {
  await tf.setBackend('cpu');
  const { network, inputs, classes, tensors } = snapshot;
  const definition = networkDefinition(network.kind);
  const specs = definition.parameterShapes(network.options, inputs, classes.length);
  const operations = createReferenceOperations(tf);
  return tf.tidy(() => {
    const parameters = unpack(operations, tf.tensor1d(packValues(tensors, specs)), specs);
    const x = tf.tensor3d(frames, [time, batch, inputs]);
    return definition.forward(operations, parameters, x, network.options).dataSync<'float32'>();
  });
}

/** The largest difference between two lists of numbers; NaN and other lengths are infinitely far. */
export function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length || one.length === 0) return Number.POSITIVE_INFINITY;
  return Array.from(one).reduce((worst, value, i) => {
    const difference = Math.abs(value - (other[i] as number));
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
  }, 0);
}
