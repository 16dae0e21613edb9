/** The masked loss of a batch in plain tfjs operations. */

import type { Targets, Tensor, Tensor1D, Tensor3D, Tf } from '../operations';

/** As `Operations.lossAndAccuracy`. */
export function lossAndAccuracy(tf: Tf, logits: Tensor3D, { labels, mask }: Targets): Tensor1D {
  // A gradient of its own: softmax − one-hot is three operations where the composed one is a dozen.
  const graded = tf.customGrad((...inputs) => {
    const [scores, save] = inputs;
    if (!(scores instanceof tf.Tensor) || typeof save !== 'function') throw new TypeError('logits expected');
    const logProbabilities = tf.logSoftmax(scores);
    const weights = tf.expandDims(mask, 2); // [time, batch, 1]
    const wanted = tf.mul(weights, oneHot(tf, labels, logits.shape[2])); // [time, batch, classes]
    save([logProbabilities, weights, wanted]);
    const right = tf.cast(tf.equal(tf.argMax(scores, 2), labels), 'float32'); // [time, batch]
    const loss = tf.neg(tf.sum(tf.mul(logProbabilities, wanted)));
    return {
      value: tf.stack([loss, tf.sum(tf.mul(right, mask))]),
      gradFunc: (upstream: Tensor, saved: Tensor[]) => {
        const [logs = logProbabilities, weight = weights, target = wanted] = saved;
        return tf.mul(tf.slice(upstream, 0, 1), tf.sub(tf.mul(tf.exp(logs), weight), target));
      },
    };
  });
  return graded(logits) as Tensor1D;
}

/** `[1, batch]` → `[1, batch, classes]` */
function oneHot(tf: Tf, labels: Tensor, classes: number): Tensor {
  return tf.cast(tf.oneHot(labels, classes), 'float32');
}
