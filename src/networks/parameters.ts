/** Named tensors of a network, taken out with their rank checked. */

import type { Tensor, Tensor1D, Tensor2D } from '../kernels/operations';
import type { Parameters } from './definition';

function isMatrix(tensor: Tensor): tensor is Tensor2D {
  return tensor.rank === 2;
}

function isVector(tensor: Tensor): tensor is Tensor1D {
  return tensor.rank === 1;
}

/** @throws RangeError where there is no such `[in, out]` parameter */
export function matrix(parameters: Parameters, name: string): Tensor2D {
  const tensor = parameters[name];
  if (tensor === undefined || !isMatrix(tensor)) throw new RangeError(`No matrix ${name}`);
  return tensor;
}

/** @throws RangeError where there is no such `[out]` parameter */
export function vector(parameters: Parameters, name: string): Tensor1D {
  const tensor = parameters[name];
  if (tensor === undefined || !isVector(tensor)) throw new RangeError(`No vector ${name}`);
  return tensor;
}
