/**
 * The targets of a batch, and its sequences' scores. The thesis sums the cross-entropy over the frames (eqs 3.26–3.27);
 * the mask makes it that sum divided by the number of frames of the batch, so that learning rates do not depend
 * on sequence lengths. Frames past a sequence's end weigh exactly zero in loss and gradient.
 */

import type { Rank } from '@tensorflow/tfjs-core';

import type { Targets, Tensor1D, Tensor2D, Tensor3D, Tf } from '../kernels/operations';

interface Answers {
  readonly time: number;
  readonly labels: Int32Array;
  readonly lengths: Int32Array;
}

/** Made once and shared by all networks; the mask sums to 1. The caller disposes the two tensors. */
export function makeTargets(tf: Tf, { time, labels, lengths }: Answers): Targets {
  const batch = lengths.length;
  const frames = lengths.reduce((sum, length) => sum + length, 0);
  const mask = new Float32Array(time * batch);
  for (const [row, length] of lengths.entries()) {
    for (let t = 0; t < length; t++) mask[t * batch + row] = 1 / frames;
  }
  return {
    labels: tf.tensor2d(labels, [1, batch], 'int32'),
    mask: tf.tensor2d(mask, [time, batch]),
  };
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
