/** The contenders that run on tfjs: the product's own step, on fused or composed operations, and tf.layers. */

import { layers, type Sequential, sequential } from '@tensorflow/tfjs';
import type * as tfTypes from '@tensorflow/tfjs-core';

import type { Operations, Tensor1D, Tf } from '../../src/kernels/operations';
import { disposeBatch, uploadBatch } from '../../src/training/deviceBatch';
import { NetworkRun } from '../../src/training/networkRun';
import type { NamedTensor } from '../../src/training/protocol';
import type { Contender } from './contender';
import { makeBatch, maskOf, networkOf, SEED } from './problem';
import { LEARNING_RATE, type Workload } from './workload';

export function newRun(operations: Operations, workload: Workload): NetworkRun {
  const { inputs, classes } = workload;
  return new NetworkRun(networkOf(workload), {
    operations,
    inputs,
    classes,
    optimizer: 'rmsprop',
    seed: SEED,
  });
}

/** The product's training step. */
export function runContender(operations: Operations, workload: Workload): Contender {
  const run = newRun(operations, workload);
  const batch = uploadBatch(operations.tf, makeBatch(workload));
  let last: Tensor1D | null = null;
  return {
    step() {
      last?.dispose();
      last = run.step(batch, { learningRate: LEARNING_RATE, clipNorm: null });
    },
    async finish() {
      const [loss] = (await last?.data<'float32'>()) ?? [];
      return loss ?? Number.NaN;
    },
    dispose() {
      last?.dispose();
      run.dispose();
      disposeBatch(batch);
    },
  };
}

/**
 * tf.layers, batch-major as it wants it. Its own `trainOnBatch` waits for the loss in every step; a loop over
 * `optimizer.minimize` does the same work without that, so it is the faster way to train its layers.
 *
 * @throws Error for a D-RNN: there is no such layer
 */
export function layersContender(tf: Tf, workload: Workload, weights: readonly NamedTensor[]): Contender {
  const model = layersModel(workload);
  model.setWeights(weights.map(({ shape, values }) => tf.tensor(values, [...shape])));
  const batch = makeBatch(workload);
  const { frames, inputs, classes } = workload;
  const { x, targets } = tf.tidy(() => {
    const timeMajor = tf.tensor3d(batch.x, [frames, batch.size, inputs]);
    const answers = tf.oneHot(tf.tensor1d(batch.labels, 'int32'), classes); // [batch, classes]
    const mask = tf.transpose(tf.tensor2d(maskOf(batch), [frames, batch.size])); // [batch, frames]
    return {
      x: tf.transpose(timeMajor, [1, 0, 2]),
      targets: tf.mul(tf.expandDims(tf.cast(answers, 'float32'), 1), tf.expandDims(mask, 2)),
    };
  });
  const optimizer = tf.train.rmsprop(LEARNING_RATE, 0.9, 0, 1e-8);
  let last: tfTypes.Scalar | null = null;
  return {
    step() {
      last?.dispose();
      last = optimizer.minimize(() => {
        const logits = model.apply(x, { training: true }) as tfTypes.Tensor3D;
        return tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(logits)))) as tfTypes.Scalar;
      }, true);
    },
    async finish() {
      const [loss] = (await last?.data<'float32'>()) ?? [];
      return loss ?? Number.NaN;
    },
    dispose() {
      last?.dispose();
      model.dispose();
      optimizer.dispose();
      tf.dispose([x, targets]);
    },
  };
}

function layersModel({ network, units, inputs, classes }: Workload): Sequential {
  const common = { units, returnSequences: true, inputShape: [null, inputs] };
  const model = sequential();
  switch (network) {
    case 'rnn':
      model.add(layers.simpleRNN({ ...common, activation: 'relu' }));
      break;
    case 'lstm':
      model.add(layers.lstm({ ...common, recurrentActivation: 'sigmoid' }));
      break;
    case 'drnn':
      throw new Error('has no such layer');
    default:
      network satisfies never;
  }
  model.add(layers.timeDistributed({ layer: layers.dense({ units: classes }) }));
  return model;
}
