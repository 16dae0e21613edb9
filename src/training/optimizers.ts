/**
 * The five optimisers on one packed parameter vector. Written out rather than taken from tfjs, whose Adadelta
 * divides by the gradients' mean square of the step before, whose Adagrad's ε depends on the backend, and whose
 * learning rates cannot be changed in flight. No constant here depends on the engine.
 */

import type { Rank, Variable } from '@tensorflow/tfjs-core';

import type { OptimizerName } from '../experiment/config';
import type { Tensor1D, Tf } from '../kernels/operations';

interface Update {
  /** What the learning rate multiplies: the parameters become parameters − rate · direction. */
  readonly direction: Tensor1D;
  readonly state: readonly Tensor1D[];
}

interface Rule {
  /** Initial value of each vector the rule remembers. */
  readonly initial: readonly number[];
  /** @param step 1 for the first */
  update(tf: Tf, gradient: Tensor1D, state: readonly Tensor1D[], step: number): Update;
}

/** decay · mean + (1 − decay) · sample */
function runningMean(tf: Tf, mean: Tensor1D, sample: Tensor1D, decay: number): Tensor1D {
  return tf.add(tf.mul(mean, decay), tf.mul(sample, 1 - decay));
}

function remembered(state: readonly Tensor1D[], index: number): Tensor1D {
  const tensor = state[index];
  if (tensor === undefined) throw new RangeError('optimiser state is missing');
  return tensor;
}

/** Tieleman and Hinton 2012, lecture 6.5; ε under the root. */
const rmsprop: Rule = {
  initial: [0],
  update(tf, gradient, state) {
    const meanSquare = runningMean(tf, remembered(state, 0), tf.square(gradient), 0.9);
    return { direction: tf.div(gradient, tf.sqrt(tf.add(meanSquare, 1e-8))), state: [meanSquare] };
  },
};

const sgd: Rule = {
  initial: [],
  update: (_tf, gradient) => ({ direction: gradient, state: [] }),
};

/** Duchi, Hazan and Singer 2011; the sum starts at 0.1, which keeps the root from zero. */
const adagrad: Rule = {
  initial: [0.1],
  update(tf, gradient, state) {
    const sum = tf.add<Tensor1D>(remembered(state, 0), tf.square(gradient));
    return { direction: tf.div(gradient, tf.sqrt(sum)), state: [sum] };
  },
};

/** Kingma and Ba 2015, algorithm 1. */
const adam: Rule = {
  initial: [0, 0],
  update(tf, gradient, state, step) {
    const first = runningMean(tf, remembered(state, 0), gradient, 0.9);
    const second = runningMean(tf, remembered(state, 1), tf.square(gradient), 0.999);
    const mean = tf.div<Tensor1D>(first, 1 - 0.9 ** step);
    const deviation = tf.sqrt(tf.div<Tensor1D>(second, 1 - 0.999 ** step));
    return { direction: tf.div(mean, tf.add(deviation, 1e-8)), state: [first, second] };
  },
};

/** Zeiler 2012, algorithm 1, times the learning rate. */
const adadelta: Rule = {
  initial: [0, 0],
  update(tf, gradient, state) {
    const meanSquare = runningMean(tf, remembered(state, 0), tf.square(gradient), 0.95);
    const ratio = tf.div<Tensor1D>(tf.add(remembered(state, 1), 1e-6), tf.add(meanSquare, 1e-6));
    const direction = tf.mul<Tensor1D>(tf.sqrt(ratio), gradient);
    return {
      direction,
      state: [meanSquare, runningMean(tf, remembered(state, 1), tf.square(direction), 0.95)],
    };
  },
};

const RULES: Readonly<Record<OptimizerName, Rule>> = { rmsprop, sgd, adagrad, adam, adadelta };

export class PackedOptimizer {
  readonly #tf: Tf;
  readonly #rule: Rule;
  readonly #state: readonly Variable[];
  #step = 0;

  /** @param size length of the parameter vector */
  constructor(tf: Tf, name: OptimizerName, size: number) {
    this.#tf = tf;
    this.#rule = RULES[name];
    this.#state = this.#rule.initial.map((value) =>
      tf.tidy(() => tf.variable(tf.fill([size], value, 'float32'), false)),
    );
  }

  /** One step downhill, in place. The gradient stays the caller's. */
  apply(parameters: Variable, gradient: Tensor1D, learningRate: number): void {
    const tf = this.#tf;
    this.#step++;
    tf.tidy(() => {
      const state = this.#state.map((variable) => tf.reshape<Rank.R1>(variable, [-1]));
      const update = this.#rule.update(tf, gradient, state, this.#step);
      for (const [index, value] of update.state.entries()) this.#state[index]?.assign(value);
      parameters.assign(tf.sub(parameters, tf.mul(update.direction, learningRate)));
    });
  }

  dispose(): void {
    for (const variable of this.#state) variable.dispose();
  }
}
