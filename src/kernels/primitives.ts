/** Activation and projection in plain tfjs operations, as the reference recurrences and the output layers need them. */

import type { Activation, Tensor, Tensor1D, Tensor2D, Tensor3D, Tf } from './operations';

/** Applies φ elementwise; any shape. */
export function activate<T extends Tensor>(tf: Tf, x: T, activation: Activation | 'sigmoid'): T {
  switch (activation) {
    case 'relu':
      return tf.relu(x);
    case 'tanh':
      return tf.tanh(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'identity':
      return x;
  }
}

/** x·W + b on every frame by one matrix product: `[time, batch, in]` → `[time, batch, out]`. */
export function linear(tf: Tf, x: Tensor3D, weight: Tensor2D, bias: Tensor1D): Tensor3D {
  const [time, batch, inputs] = x.shape;
  const rows = tf.reshape(x, [time * batch, inputs]);
  const projected = tf.add(tf.matMul(rows, weight), bias); // [time · batch, out]
  return tf.reshape(projected, [time, batch, weight.shape[1]]);
}

/**
 * `[time, batch, features]` → time × `[batch, features]`. Unstacked, not sliced: a slice's gradient pads to all
 * frames, on every frame. A single frame is reshaped, since tfjs's gradient of unstack fails on it (its
 * Unpack_grad hands stack a tensor instead of a list; tfjs 4.22).
 */
export function unstackFrames(tf: Tf, x: Tensor3D): Tensor2D[] {
  const [time, batch, features] = x.shape;
  return time === 1 ? [tf.reshape(x, [batch, features])] : (tf.unstack(x) as Tensor2D[]);
}

/** One split, whose gradient is one concatenation: a vector's pieces, one after the other, in these shapes. */
export function split(tf: Tf, packed: Tensor1D, shapes: readonly (readonly number[])[]): Tensor[] {
  const sizes = shapes.map((shape) => tf.util.sizeFromShape([...shape]));
  return tf.split(packed, sizes).map((piece, i) => tf.reshape(piece, [...(shapes[i] ?? [])]));
}
