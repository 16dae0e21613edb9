/**
 * The update rules in plain tfjs operations. tfjs's own optimisers are not used: they keep a value for each variable
 * by its name, some of their constants depend on the backend, and their learning rates cannot be changed in flight.
 */

import type { OptimizerName } from '../../experiment/config';
import type { ParameterUpdate, Tensor1D, Tf } from '../operations';

interface Outcome {
  /** What the learning rate multiplies: the parameters become parameters − rate · direction. */
  readonly direction: Tensor1D;
  readonly memory: readonly Tensor1D[];
}

/** @param step 1 for the first */
type Rule = (tf: Tf, gradient: Tensor1D, memory: readonly Tensor1D[], step: number) => Outcome;

/** decay · mean + (1 − decay) · sample */
function runningMean(tf: Tf, mean: Tensor1D, sample: Tensor1D, decay: number): Tensor1D {
  return tf.add(tf.mul(mean, decay), tf.mul(sample, 1 - decay));
}

function plane(memory: readonly Tensor1D[], index: number): Tensor1D {
  const tensor = memory[index];
  if (tensor === undefined) throw new RangeError('optimiser memory is missing');
  return tensor;
}

const sgd: Rule = (_tf, gradient) => ({ direction: gradient, memory: [] });

/** Tieleman and Hinton 2012, lecture 6.5; ε under the root. */
const rmsprop: Rule = (tf, gradient, memory) => {
  const meanSquare = runningMean(tf, plane(memory, 0), tf.square(gradient), 0.9);
  return { direction: tf.div(gradient, tf.sqrt(tf.add(meanSquare, 1e-8))), memory: [meanSquare] };
};

/** Duchi, Hazan and Singer 2011. */
const adagrad: Rule = (tf, gradient, memory) => {
  const sum = tf.add<Tensor1D>(plane(memory, 0), tf.square(gradient));
  return { direction: tf.div(gradient, tf.sqrt(sum)), memory: [sum] };
};

/** Kingma and Ba 2015, algorithm 1. */
const adam: Rule = (tf, gradient, memory, step) => {
  const first = runningMean(tf, plane(memory, 0), gradient, 0.9);
  const second = runningMean(tf, plane(memory, 1), tf.square(gradient), 0.999);
  const mean = tf.div<Tensor1D>(first, 1 - 0.9 ** step);
  const deviation = tf.sqrt(tf.div<Tensor1D>(second, 1 - 0.999 ** step));
  return { direction: tf.div(mean, tf.add(deviation, 1e-8)), memory: [first, second] };
};

/** Zeiler 2012, algorithm 1, times the learning rate. */
const adadelta: Rule = (tf, gradient, memory) => {
  const meanSquare = runningMean(tf, plane(memory, 0), tf.square(gradient), 0.95);
  const ratio = tf.div<Tensor1D>(tf.add(plane(memory, 1), 1e-6), tf.add(meanSquare, 1e-6));
  const direction = tf.mul<Tensor1D>(tf.sqrt(ratio), gradient);
  return { direction, memory: [meanSquare, runningMean(tf, plane(memory, 1), tf.square(direction), 0.95)] };
};

const RULES: Readonly<Record<OptimizerName, Rule>> = { rmsprop, sgd, adagrad, adam, adadelta };

/** A gradient longer than `limit` is scaled down to that length. */
function clipped(tf: Tf, gradient: Tensor1D, limit: number): Tensor1D {
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(gradient, tf.minimum(1, tf.div(limit, norm))); // a zero gradient: min(1, ∞)
}

/** As `Operations.updateParameters`. */
export function updateParameters(tf: Tf, update: ParameterUpdate): void {
  const { rule, parameters, memory, learningRate, step, clipNorm } = update;
  tf.tidy(() => {
    const gradient = clipNorm === null ? update.gradient : clipped(tf, update.gradient, clipNorm);
    const planes = memory === null ? [] : tf.unstack(memory);
    const outcome = RULES[rule](tf, gradient, planes as Tensor1D[], step);
    if (memory !== null) memory.assign(tf.stack([...outcome.memory]));
    parameters.assign(tf.sub(parameters, tf.mul(outcome.direction, learningRate)));
  });
}
