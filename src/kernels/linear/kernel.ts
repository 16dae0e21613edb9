/** The linear layer as fused kernels on packed weights. Every engine registers these names. */

import type { NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';

import type { Tensor1D, Tensor2D, Tensor3D, Tf } from '../operations';
import { packWeights } from '../packedWeights';
import { present, registerGradient, runKernel } from '../registration';
import { checkLinear } from '../shapes';

/** x `[time, batch, rows]`, weights → `[time, batch, columns]` */
export const LINEAR = 'PackedLinear';
/** upstream, weights → ∂x */
export const LINEAR_INPUT = 'PackedLinearInputGradient';
/** upstream, x, weights → ∂weights, zero where others' weights lie */
export const LINEAR_WEIGHTS = 'PackedLinearWeightGradient';

export interface LinearAttributes extends NamedAttrMap {
  /** Where W `[rows, columns]` starts in the weights; the bias follows it. */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

export function registerLinearGradient(tf: Tf): void {
  registerGradient(tf, {
    kernelName: LINEAR,
    inputsToSave: ['x', 'weights'],
    gradFunc: (upstream, saved, attributes) => {
      const [x, weights] = [present(saved[0]), present(saved[1])];
      const dy = upstream as Tensor;
      return {
        x: () => runKernel(tf, LINEAR_INPUT, { upstream: dy, weights }, attributes),
        weights: () => runKernel(tf, LINEAR_WEIGHTS, { upstream: dy, x, weights }, attributes),
      };
    },
  });
}

/** As `Operations.linear`, on a backend that has the kernels. */
export function linear(tf: Tf, x: Tensor3D, weight: Tensor2D, bias: Tensor1D): Tensor3D {
  checkLinear(x, weight, bias);
  const [rows, columns] = weight.shape;
  return tf.tidy(() => {
    const { packed, offset } = packWeights(tf, [weight, bias]);
    const attributes: LinearAttributes = { offset, rows, columns };
    return runKernel<Tensor3D>(tf, LINEAR, { x, weights: packed }, attributes);
  });
}
