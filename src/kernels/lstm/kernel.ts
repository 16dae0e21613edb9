/** The LSTM as fused kernels on packed weights. Every engine registers these names. */

import type { NamedAttrMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import type { Activation, LstmWeights, Tensor3D, Tf } from '../operations';
import { packWeights } from '../packedWeights';
import { present, registerGradient, runKernel } from '../registration';
import { checkLstm, GATES } from '../shapes';

/** x `[time, batch, inputs]`, weights → hidden states `[time, batch, units]`; what the gradient reads, as the engine likes it */
export const LSTM = 'LstmRecurrence';
/** upstream, x, weights, states, memory → ∂x */
export const LSTM_INPUT = 'LstmRecurrenceInputGradient';
/** upstream, x, weights, states, memory → ∂weights, zero where others' weights lie */
export const LSTM_WEIGHTS = 'LstmRecurrenceWeightGradient';

export interface LstmAttributes extends NamedAttrMap {
  /** Where U starts in the weights; W and b follow it. */
  readonly offset: number;
  readonly units: number;
  readonly activation: Activation;
}

/** Sizes, and where the weights start in the packed ones. */
export function lstmLayout(x: TensorInfo, { offset, units }: LstmAttributes) {
  const [time, batch, inputs] = x.shape as [number, number, number];
  const columns = GATES * units;
  const recurrent = offset + inputs * columns;
  const bias = recurrent + units * columns;
  return { time, batch, inputs, columns, recurrent, bias };
}

export function registerLstmGradient(tf: Tf): void {
  registerGradient(tf, {
    kernelName: LSTM,
    inputsToSave: ['x', 'weights'],
    outputsToSave: [true, true],
    gradFunc: (upstream, saved, attributes) => {
      const [x, weights, states, memory] = [0, 1, 2, 3].map((i) => present(saved[i])) as [
        Tensor,
        Tensor,
        Tensor,
        Tensor,
      ];
      const inputs = { upstream: present((upstream as Tensor[])[0]), x, weights, states, memory };
      return {
        x: () => runKernel(tf, LSTM_INPUT, inputs, attributes),
        weights: () => runKernel(tf, LSTM_WEIGHTS, inputs, attributes),
      };
    },
  });
}

/** As `Operations.lstmRecurrence`, on a backend that has the kernels. */
export function lstmRecurrence(tf: Tf, x: Tensor3D, weights: LstmWeights, activation: Activation): Tensor3D {
  checkLstm(x, weights);
  const { input, recurrent, bias } = weights;
  return tf.tidy(() => {
    const { packed, offset } = packWeights(tf, [input, recurrent, bias]);
    const attributes: LstmAttributes = { offset, units: recurrent.shape[0], activation };
    const [states] = runKernel<Tensor[]>(tf, LSTM, { x, weights: packed }, attributes);
    return present(states) as Tensor3D;
  });
}
