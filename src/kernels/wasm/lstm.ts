/** The LSTM and its gradients in WebAssembly, as one tfjs kernel. */

import type { GradFunc, KernelFunc, NamedAttrMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import type { Activation, LstmWeights, Tensor3D, Tf } from '../operations';
import { ACTIVATION_CODES } from './activationCodes';
import type { Kernels } from './kernels';
import { type LstmSizes, type LstmValues, lstmInputGradient, lstmWeightGradients } from './lstmGradients';
import { entry, gradientMap, once, operandList, operandMap, register } from './registration';
import { makeTensor, readFloats } from './tensorStorage';

const NAME = 'WasmLstm';

interface Attributes extends NamedAttrMap {
  activation: number;
}

function sizesOf(x: TensorInfo, recurrent: TensorInfo, { activation }: Attributes): LstmSizes {
  const [frames, batch, inputs] = x.shape as [number, number, number];
  return { frames, batch, inputs, units: entry(recurrent.shape, 0), activation };
}

export function registerLstm(tf: Tf, kernels: Kernels): void {
  // outputs: hidden states; gates after their activations and cells, which the gradient reads
  const forward: KernelFunc = ({ inputs, attrs, backend }) => {
    const operands = operandList(inputs);
    const [x, , recurrent] = operands as [TensorInfo, TensorInfo, TensorInfo];
    const sizes = sizesOf(x, recurrent, attrs as Attributes);
    kernels.clear();
    const addresses = operands.map((tensor) => kernels.place(readFloats(backend, tensor)));
    const { h, gates, c } = runForward(kernels, sizes, addresses);
    const { frames, batch, units } = sizes;
    const count = frames * batch * units;
    return [
      makeTensor(backend, [frames, batch, units], kernels.floats(h, count)),
      makeTensor(backend, [frames, batch, units * 4], kernels.floats(gates, count * 4)),
      makeTensor(backend, [frames, batch, units], kernels.floats(c, count)),
    ];
  };
  const gradient: GradFunc = (upstream, saved, attrs) => {
    const [x, input, recurrent, bias, h, gates, c] = saved as LstmValues['saved'];
    const sizes = sizesOf(x, recurrent, attrs as Attributes);
    const values: LstmValues = {
      dy: entry(upstream as Tensor[], 0),
      saved: [x, input, recurrent, bias, h, gates, c],
    };
    const weights = once(() => lstmWeightGradients(tf, kernels, sizes, values));
    return gradientMap([
      () => lstmInputGradient(tf, kernels, sizes, values),
      () => tf.tensor(weights().input, input.shape),
      () => tf.tensor(weights().recurrent, recurrent.shape),
      () => tf.tensor(weights().bias, bias.shape),
    ]);
  };
  register(tf, { name: NAME, forward, gradient, outputsToSave: [true, true, true] });
}

function runForward(kernels: Kernels, sizes: LstmSizes, addresses: readonly number[]) {
  const { frames, batch, inputs, units, activation } = sizes;
  const [x, input, recurrent, bias] = addresses as [number, number, number, number];
  const bytes = frames * batch * units * 4;
  const panels = kernels.panels(units * 4, inputs + units);
  const h = kernels.reserve(bytes);
  const gates = kernels.reserve(bytes * 4);
  const c = kernels.reserve(bytes);
  kernels.run.lstmForwardPack(inputs, units, input, recurrent, bias, panels);
  const shares = kernels.shares(batch, frames * batch * (inputs + units) * units * 4);
  kernels.divide(
    'lstmForward',
    shares,
    ...[x, h, gates, c],
    ...[frames, batch, inputs, units, panels, activation],
  );
  return { h, gates, c };
}

/** As `Operations.lstmRecurrence`; `registerLstm` first. */
export function lstmRecurrence(
  tf: Tf,
  x: Tensor3D,
  { input, recurrent, bias }: LstmWeights,
  activation: Activation,
): Tensor3D {
  const units = recurrent.shape[0];
  const shapes = [...input.shape, ...recurrent.shape, ...bias.shape].join();
  if (shapes !== [x.shape[2], units * 4, units, units * 4, units * 4].join()) {
    throw new RangeError(`weights ${shapes} where ${x.shape[2]} values feed ${units} units`);
  }
  const attributes: Attributes = { activation: ACTIVATION_CODES[activation] };
  return tf.tidy(() => {
    const outputs = tf
      .engine()
      .runKernel<Tensor[]>(NAME, operandMap([x, input, recurrent, bias]), attributes);
    return entry(outputs, 0) as Tensor3D;
  });
}
