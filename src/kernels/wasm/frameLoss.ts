/** The masked loss of a batch in WebAssembly. Its gradient comes out of the same walk and waits for the backward pass. */

import type { GradFunc, KernelFunc, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import type { Targets, Tensor1D, Tensor3D, Tf } from '../operations';
import type { Kernels } from './kernels';
import { entry, operandList, operandMap, register } from './registration';
import { makeTensor, readFloats, readIntegers } from './tensorStorage';

const NAME = 'WasmFrameLoss';

export function registerFrameLoss(tf: Tf, kernels: Kernels): void {
  // outputs: loss and accuracy; the gradient of the logits
  const forward: KernelFunc = ({ inputs, backend }) => {
    const [logits, labels, mask] = operandList(inputs) as [TensorInfo, TensorInfo, TensorInfo];
    const [time, batch, classes] = logits.shape as [number, number, number];
    const rows = time * batch;
    kernels.clear();
    const addresses = [
      kernels.place(readFloats(backend, logits)),
      kernels.table(readIntegers(backend, labels)),
      kernels.place(readFloats(backend, mask)),
    ];
    const gradient = kernels.reserve(rows * classes * 4);
    const sums = kernels.reserve(8);
    kernels.run.frameLoss(rows, batch, classes, ...addresses, gradient, sums);
    return [
      makeTensor(backend, [2], kernels.floats(sums, 2)),
      makeTensor(backend, logits.shape, kernels.floats(gradient, rows * classes)),
    ];
  };
  const gradient: GradFunc = (upstream, saved) => {
    const summary = entry(upstream as Tensor[], 0);
    const slope = entry(saved, 3);
    return { 0: () => tf.mul(tf.slice(summary, 0, 1), slope) };
  };
  register(tf, { name: NAME, forward, gradient, outputsToSave: [false, true] });
}

/** As `Operations.lossAndAccuracy`; `registerFrameLoss` first. */
export function lossAndAccuracy(tf: Tf, logits: Tensor3D, { labels, mask }: Targets): Tensor1D {
  const [time, batch] = logits.shape;
  if ([...labels.shape, ...mask.shape].join() !== [1, batch, time, batch].join()) {
    throw new RangeError(`labels ${labels.shape} and mask ${mask.shape} for logits ${logits.shape}`);
  }
  return tf.tidy(() => {
    const outputs = tf.engine().runKernel<Tensor[]>(NAME, operandMap([logits, labels, mask]));
    return entry(outputs, 0) as Tensor1D;
  });
}
