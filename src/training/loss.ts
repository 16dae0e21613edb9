/**
 * The loss of a batch: masked mean over its frames of the softmax cross-entropy. The thesis sums the cross-entropy
 * over the frames (eqs 3.26–3.27); this is that sum divided by the number of frames of the batch, so that learning
 * rates do not depend on sequence lengths. Frames past a sequence's end weigh exactly zero in loss and gradient.
 */

import type { Rank, Scalar } from '@tensorflow/tfjs-core';

import type { Tensor1D, Tensor2D, Tensor3D, Tf } from '../kernels/operations';

/** What the answers of one batch are held against; made once and shared by all networks. */
export interface Targets {
  /** `[1, batch]` true class indices. */
  readonly labels: Tensor2D;
  /** `[time, batch]`, 1 / frames of the batch where a frame counts, 0 on padding: sums to 1. */
  readonly mask: Tensor2D;
  /** `[time, batch, classes]`, the mask at the true class, 0 elsewhere. */
  readonly weights: Tensor3D;
}

/** The caller disposes the three tensors. */
export function makeTargets(
  tf: Tf,
  batch: { readonly time: number; readonly labels: Int32Array; readonly lengths: Int32Array },
  classes: number,
): Targets {
  return tf.tidy(() => {
    let frames = 0;
    for (const length of batch.lengths) frames += length;
    const labels = tf.tensor1d(batch.labels, 'int32');
    const time = tf.expandDims<Tensor2D>(tf.range(0, batch.time, 1, 'int32'), 1); // [time, 1]
    const counts = tf.less(time, tf.tensor2d(batch.lengths, [1, batch.lengths.length], 'int32')); // [time, batch]
    const mask = tf.mul<Tensor2D>(tf.cast(counts, 'float32'), 1 / Math.max(1, frames));
    const oneHot = tf.cast(tf.oneHot(labels, classes), 'float32'); // [batch, classes]
    const weights = tf.mul<Tensor3D>(tf.expandDims(mask, 2), tf.expandDims(oneHot, 0));
    return { labels: tf.expandDims<Tensor2D>(labels, 0), mask, weights };
  });
}

/**
 * @param logits `[time, batch, classes]`
 * @returns the loss, a scalar in nats, differentiable with respect to the logits
 */
export function crossEntropy(tf: Tf, logits: Tensor3D, { mask, weights }: Targets) {
  // A gradient of its own: softmax − one-hot is three operations where the composed one is a dozen.
  const graded = tf.customGrad((...inputs) => {
    const [scores, save] = inputs;
    if (!(scores instanceof tf.Tensor) || typeof save !== 'function') throw new TypeError('logits expected');
    const logProbabilities = tf.logSoftmax(scores);
    save([logProbabilities]);
    return {
      value: tf.neg(tf.sum(tf.mul(logProbabilities, weights))),
      gradFunc: (upstream, saved) => {
        const probabilities = tf.exp(saved[0] ?? logProbabilities);
        return tf.mul(upstream, tf.sub(tf.mul(probabilities, tf.expandDims(mask, 2)), weights));
      },
    };
  });
  return tf.reshape<Rank.R0>(graded(logits), []);
}

/**
 * @param logits `[time, batch, classes]`
 * @returns share of the batch's frames whose highest output is the true class, a scalar
 */
export function frameAccuracy(tf: Tf, logits: Tensor3D, { labels, mask }: Targets) {
  return tf.tidy(() => {
    const right = tf.equal(tf.argMax(logits, 2), labels); // [time, batch]
    return tf.sum<Scalar>(tf.mul(tf.cast(right, 'float32'), mask));
  });
}

/** Sums over frames of the log-probabilities, `[batch, classes]`, and the answers, `[time · batch]` as float32. */
export function sequenceScores(
  tf: Tf,
  logits: Tensor3D,
  { mask }: Targets,
): { sums: Tensor2D; answers: Tensor1D } {
  return tf.tidy(() => {
    const counts = tf.expandDims<Tensor3D>(tf.cast(tf.greater(mask, 0), 'float32'), 2); // [time, batch, 1]
    const sums = tf.sum<Tensor2D>(tf.mul(tf.logSoftmax(logits), counts), 0);
    return { sums, answers: tf.reshape<Rank.R1>(tf.cast(tf.argMax(logits, 2), 'float32'), [-1]) };
  });
}
