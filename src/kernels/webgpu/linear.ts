/** The linear layer on packed weights: one program forward, one for each gradient. */

import type { NamedAttrMap, Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import type { GradientBlock } from './gradientPrograms';
import { packWeights } from './packedWeights';
import { project, projectBack, weightGradient } from './products';
import { activeBackend, present, register, tracked } from './registration';

const NAME = 'PackedLinear';

interface Attributes extends NamedAttrMap {
  offset: number;
  rows: number;
  columns: number;
}

export function registerLinear(tf: Tf): void {
  register<Attributes>(tf, {
    name: NAME,
    inputs: ['x', 'weights'],
    outputsToSave: [],
    run: (backend, { x, weights }, { offset, rows, columns }) => {
      const matrix = { weights: present(weights), offset, rows, columns };
      return project(backend, present(x), matrix, offset + rows * columns);
    },
    gradient: (upstream, [x, weights], { offset, rows, columns }) => {
      const deltas = upstream as Tensor;
      const matrix = { weights: present(weights), offset, rows, columns };
      const block: GradientBlock = {
        offset,
        rows,
        columns,
        bias: true,
        delta: 0,
        first: 0,
        period: 1,
        from: 'x',
        at: 0,
        delay: 0,
      };
      const activity = { x: present(x), states: null, deltas, size: matrix.weights.size };
      return {
        x: () => tracked(tf, projectBack(activeBackend(tf), deltas, matrix)),
        weights: () => tracked(tf, weightGradient(activeBackend(tf), activity, [block])),
      };
    },
  });
}

/** As `Operations.linear`; `registerLinear` first. */
export function linear(tf: Tf, x: Tensor3D, weight: Tensor2D, bias: Tensor1D): Tensor3D {
  const [rows, columns] = weight.shape;
  if (x.shape[2] !== rows || bias.shape[0] !== columns) {
    throw new RangeError(`weights ${weight.shape.join()} and bias ${bias.shape[0]} for ${x.shape[2]} inputs`);
  }
  return tf.tidy(() => {
    const { packed, offset } = packWeights(tf, [weight, bias]);
    const attributes: Attributes = { offset, rows, columns };
    return tf.engine().runKernel<Tensor3D>(NAME, { x, weights: packed }, attributes);
  });
}
