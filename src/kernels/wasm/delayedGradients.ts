/**
 * Gradients of the delayed recurrence: one walk backward over the frames gives every group's pre-activation
 * gradients; weights and input follow from those by matrix products.
 */

import type { Tensor } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import { type DelayedPlan, placeGroups, productsOf } from './delayedTable';
import type { Kernels } from './kernels';
import { entry } from './registration';
import { gradientTensor, readFloats } from './tensorStorage';

interface Values {
  readonly dy: Tensor;
  /** x, then U, W and b of each group. */
  readonly operands: readonly Tensor[];
  readonly h: Tensor;
}

interface Walked {
  readonly table: number;
  readonly x: number;
  readonly h: number;
  /** Address of dU, dW and db of each group. */
  readonly gradients: readonly number[];
}

/** dU, dW and db of each group. */
export function delayedWeightGradients(
  tf: Tf,
  kernels: Kernels,
  plan: DelayedPlan,
  values: Values,
): Float32Array<ArrayBuffer>[] {
  const { frames, batch, inputs, width, groups } = plan;
  const { table, x, h, gradients } = walkBackward(tf, kernels, plan, values);
  const rows = Math.max(...groups.map(({ reads, units }) => reads + units));
  const shares = kernels.productShares(rows, productsOf(plan));
  const scratch = kernels.productScratch(Math.max(...groups.map(({ units }) => units)), shares);
  kernels.divide(
    'delayedWeights',
    shares,
    ...[x, h, frames, batch, inputs, width],
    ...[table, groups.length, scratch],
  );
  return groups.flatMap(({ reads, units }, index) => {
    const all = kernels.floats(entry(gradients, index), (reads + units + 1) * units);
    const recurrent = reads * units;
    const bias = recurrent + units * units;
    return [all.slice(0, recurrent), all.slice(recurrent, bias), all.slice(bias)];
  });
}

/** dx */
export function delayedInputGradient(tf: Tf, kernels: Kernels, plan: DelayedPlan, values: Values): Tensor {
  const { frames, batch, inputs } = plan;
  const { fired, units } = entry(plan.groups, 0);
  const { table } = walkBackward(tf, kernels, plan, values);
  const count = frames * batch * inputs;
  const dx = kernels.zeros(count);
  const shares = kernels.shares(batch, fired * batch * inputs * units);
  kernels.divide('delayedInput', shares, dx, frames, batch, inputs, table);
  return gradientTensor(tf, [frames, batch, inputs], kernels.floats(dx, count));
}

function walkBackward(tf: Tf, kernels: Kernels, plan: DelayedPlan, { dy, operands, h }: Values): Walked {
  const { frames, batch, width, groups, activation } = plan;
  const backend = tf.backend();
  kernels.clear();
  const addresses = operands.map((tensor) => kernels.place(readFloats(backend, tensor)));
  const states = kernels.place(readFloats(backend, h));
  const upstream = kernels.place(readFloats(backend, dy));
  const gradients = groups.map(({ reads, units }) => kernels.zeros((reads + units + 1) * units));
  const table = placeGroups(
    kernels,
    groups.map((group, index) => ({
      ...group,
      input: entry(addresses, 1 + index * 3),
      recurrent: entry(addresses, 2 + index * 3),
      bias: entry(addresses, 3 + index * 3),
      panels: kernels.panels(group.units, group.units),
      inputPanels: kernels.panels(group.reads, group.units),
      deltas: kernels.reserve(group.fired * batch * group.units * 4),
      gradients: entry(gradients, index),
    })),
  );
  const dh = kernels.zeros(batch * width);
  kernels.run.delayedBackwardPack(table, groups.length);
  const shares = kernels.shares(batch, productsOf(plan));
  kernels.divide(
    'delayedBackward',
    shares,
    ...[upstream, states, dh, frames, batch, width],
    ...[table, groups.length, activation],
  );
  return { table, x: entry(addresses, 0), h: states, gradients };
}
