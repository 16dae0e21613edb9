/**
 * The standard LSTM cell (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000) in plain tfjs
 * operations, the input projection of all gates and frames in one matrix product.
 */

import type { Activation, LstmWeights, Tensor2D, Tensor3D, Tf } from '../operations';
import { activate, linear, unstackFrames } from '../primitives';

/**
 * i, f, o = σ(·), g = φ(·) of x⁽ᵗ⁾ U + h⁽ᵗ⁻¹⁾ W + b; c⁽ᵗ⁾ = f c⁽ᵗ⁻¹⁾ + i g; h⁽ᵗ⁾ = o φ(c⁽ᵗ⁾); h and c start at zero.
 *
 * @param x `[time, batch, inputs]`
 * @param weights gates packed in the order i, f, g, o
 * @returns hidden states `[time, batch, units]`
 */
export function lstmRecurrence(tf: Tf, x: Tensor3D, weights: LstmWeights, activation: Activation): Tensor3D {
  const [, batch] = x.shape;
  const units = weights.recurrent.shape[0];
  const projections = unstackFrames(tf, linear(tf, x, weights.input, weights.bias)); // time × [batch, 4 · units]
  let hidden: Tensor2D = tf.zeros([batch, units]);
  let cell: Tensor2D = tf.zeros([batch, units]);
  const history = projections.map((projection) => {
    const gates = tf.add<Tensor2D>(projection, tf.matMul(hidden, weights.recurrent));
    const [i, f, g, o] = tf.split(gates, 4, 1) as [Tensor2D, Tensor2D, Tensor2D, Tensor2D]; // each [batch, units]
    const candidate = activate(tf, g, activation);
    cell = tf.add(tf.mul(tf.sigmoid(f), cell), tf.mul(tf.sigmoid(i), candidate));
    hidden = tf.mul(tf.sigmoid(o), activate(tf, cell, activation));
    return hidden;
  });
  return tf.stack(history) as Tensor3D;
}
