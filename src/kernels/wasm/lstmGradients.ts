/** Gradients of the LSTM: one walk backward turns the gates into pre-activation gradients; products do the rest. */

import type { Tensor } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import type { Kernels } from './kernels';
import { gradientTensor, readFloats } from './tensorStorage';

export interface LstmSizes {
  readonly frames: number;
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
  readonly activation: number;
}

export interface LstmValues {
  readonly dy: Tensor;
  /** x, U, W, b; h, gates, c */
  readonly saved: [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
}

export function lstmWeightGradients(tf: Tf, kernels: Kernels, sizes: LstmSizes, values: LstmValues) {
  const { frames, batch, inputs, units } = sizes;
  const [xTensor, , , , hTensor] = values.saved;
  const deltas = walkBackward(tf, kernels, sizes, values);
  const x = kernels.place(readFloats(tf.backend(), xTensor));
  const h = kernels.place(readFloats(tf.backend(), hTensor));
  const columns = units * 4;
  const input = kernels.zeros(inputs * columns);
  const recurrent = kernels.zeros(units * columns);
  const bias = kernels.zeros(columns);
  const shares = kernels.productShares(inputs + units, frames * batch * (inputs + units) * columns);
  const scratch = kernels.productScratch(columns, shares);
  kernels.divide(
    'lstmWeights',
    shares,
    ...[x, h, deltas, frames, batch, inputs, units],
    ...[input, recurrent, bias, scratch],
  );
  return {
    input: kernels.floats(input, inputs * columns).slice(),
    recurrent: kernels.floats(recurrent, units * columns).slice(),
    bias: kernels.floats(bias, columns).slice(),
  };
}

export function lstmInputGradient(tf: Tf, kernels: Kernels, sizes: LstmSizes, values: LstmValues): Tensor {
  const { frames, batch, inputs, units } = sizes;
  const [, inputTensor] = values.saved;
  const deltas = walkBackward(tf, kernels, sizes, values);
  const weight = kernels.place(readFloats(tf.backend(), inputTensor));
  const panels = kernels.panels(inputs, units * 4);
  const rows = frames * batch;
  const dx = kernels.reserve(rows * inputs * 4);
  kernels.run.linearInputPack(inputs, units * 4, weight, panels);
  const shares = kernels.shares(rows, rows * inputs * units * 4);
  kernels.divide('linear', shares, rows, units * 4, inputs, deltas, panels, dx);
  return gradientTensor(tf, [frames, batch, inputs], kernels.floats(dx, rows * inputs));
}

/** @returns address of the pre-activation gradients, `[frames, batch, 4 · units]` */
function walkBackward(tf: Tf, kernels: Kernels, sizes: LstmSizes, { dy, saved }: LstmValues): number {
  const { frames, batch, units, activation } = sizes;
  const [, , recurrent, , , gates, c] = saved;
  kernels.clear();
  const [upstream, planes, cells, weight] = [dy, gates, c, recurrent].map((tensor) =>
    kernels.place(readFloats(tf.backend(), tensor)),
  ) as [number, number, number, number];
  const dh = kernels.zeros(batch * units);
  const dc = kernels.zeros(batch * units);
  const panels = kernels.panels(units, units * 4);
  kernels.run.lstmBackwardPack(units, weight, panels);
  const shares = kernels.shares(batch, frames * batch * units * units * 4);
  kernels.divide(
    'lstmBackward',
    shares,
    ...[upstream, planes, cells, dh, dc],
    ...[frames, batch, units, panels, activation],
  );
  return planes;
}
