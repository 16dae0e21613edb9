/** x·W + b and its gradients in WebAssembly. */

import type { GradFunc, KernelFunc, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import type { Tensor1D, Tensor2D, Tensor3D, Tf } from '../operations';
import type { Kernels } from './kernels';
import { entry, gradientMap, once, operandList, operandMap, register } from './registration';
import { gradientTensor, makeTensor, readFloats } from './tensorStorage';

const NAME = 'WasmLinear';

interface Sizes {
  readonly rows: number;
  readonly inputs: number;
  readonly outputs: number;
}

function sizesOf(x: TensorInfo, weight: TensorInfo): Sizes {
  const [inputs, outputs] = weight.shape as [number, number];
  return { rows: entry(x.shape, 0) * entry(x.shape, 1), inputs, outputs };
}

export function registerLinear(tf: Tf, kernels: Kernels): void {
  const forward: KernelFunc = ({ inputs, backend }) => {
    const operands = operandList(inputs);
    const [x, weight] = operands as [TensorInfo, TensorInfo];
    const { rows, inputs: width, outputs } = sizesOf(x, weight);
    kernels.clear();
    const addresses = operands.map((tensor) => kernels.place(readFloats(backend, tensor)));
    const panels = kernels.panels(outputs, width);
    const y = kernels.reserve(rows * outputs * 4);
    const [from, weights, bias] = addresses as [number, number, number];
    kernels.run.linearPack(width, outputs, weights, bias, panels);
    const shares = kernels.shares(rows, rows * width * outputs);
    kernels.divide('linear', shares, rows, width, outputs, from, panels, y);
    return makeTensor(backend, [...x.shape.slice(0, 2), outputs], kernels.floats(y, rows * outputs));
  };
  const gradient: GradFunc = (upstream, saved) => {
    const [x, weight] = saved as [Tensor, Tensor];
    const sizes = sizesOf(x, weight);
    const dy = upstream as Tensor;
    const weights = once(() => weightGradients(tf, kernels, x, dy, sizes));
    return gradientMap([
      () => inputGradient(tf, kernels, x.shape, dy, weight, sizes),
      () => tf.tensor(weights().weight, weight.shape),
      () => tf.tensor(weights().bias, [sizes.outputs]),
    ]);
  };
  register(tf, { name: NAME, forward, gradient, outputsToSave: [false] });
}

/** dx = dy·Wᵀ */
function inputGradient(
  tf: Tf,
  kernels: Kernels,
  shape: number[],
  upstream: Tensor,
  weightTensor: Tensor,
  { rows, inputs, outputs }: Sizes,
): Tensor {
  kernels.clear();
  const dy = kernels.place(readFloats(tf.backend(), upstream));
  const weight = kernels.place(readFloats(tf.backend(), weightTensor));
  const panels = kernels.panels(inputs, outputs);
  const dx = kernels.reserve(rows * inputs * 4);
  kernels.run.linearInputPack(inputs, outputs, weight, panels);
  const shares = kernels.shares(rows, rows * inputs * outputs);
  kernels.divide('linear', shares, rows, outputs, inputs, dy, panels, dx);
  return gradientTensor(tf, shape, kernels.floats(dx, rows * inputs));
}

/** dW = xᵀ·dy; db = Σ dy */
function weightGradients(
  tf: Tf,
  kernels: Kernels,
  xTensor: Tensor,
  upstream: Tensor,
  { rows, inputs, outputs }: Sizes,
) {
  kernels.clear();
  const x = kernels.place(readFloats(tf.backend(), xTensor));
  const dy = kernels.place(readFloats(tf.backend(), upstream));
  const weight = kernels.zeros(inputs * outputs);
  const bias = kernels.zeros(outputs);
  const shares = kernels.productShares(inputs, rows * inputs * outputs);
  const scratch = kernels.productScratch(outputs, shares);
  kernels.divide('linearWeights', shares, rows, inputs, outputs, x, dy, weight, bias, scratch);
  return {
    weight: kernels.floats(weight, inputs * outputs).slice(),
    bias: kernels.floats(bias, outputs).slice(),
  };
}

/** As `Operations.linear`; `registerLinear` first. */
export function linear(tf: Tf, x: Tensor3D, weight: Tensor2D, bias: Tensor1D): Tensor3D {
  if (x.shape[2] !== weight.shape[0] || weight.shape[1] !== bias.shape[0]) {
    throw new RangeError(`${x.shape} by ${weight.shape} plus ${bias.shape} does not fit`);
  }
  return tf.engine().runKernel<Tensor3D>(NAME, operandMap([x, weight, bias]));
}
