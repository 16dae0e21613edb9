/** The delayed recurrence (thesis eqs 3.20–3.23) and its gradients in WebAssembly, as one tfjs kernel. */

import type { GradFunc, KernelFunc, NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';

import type { DelayedRecurrenceOptions, GroupWeights, Tensor3D, Tf } from '../operations';
import { ACTIVATION_CODES } from './activationCodes';
import { delayedInputGradient, delayedWeightGradients } from './delayedGradients';
import { type DelayedPlan, placeGroups, planOf, productsOf } from './delayedTable';
import type { Kernels } from './kernels';
import { entry, gradientMap, once, operandList, operandMap, register } from './registration';
import { makeTensor, readFloats } from './tensorStorage';

const NAME = 'WasmDelayedRecurrence';

/** Operands are x, then U, W and b of each group, the fastest first; the number of groups is the number of periods. */
interface Attributes extends NamedAttrMap {
  periods: number[];
  /** Frame each group first fires on, from 0. */
  firsts: number[];
  activation: number;
}

export function registerDelayedRecurrence(tf: Tf, kernels: Kernels): void {
  const forward: KernelFunc = ({ inputs, attrs, backend }) => {
    const operands = operandList(inputs);
    const plan = planOf(operands, attrs as Attributes);
    kernels.clear();
    const addresses = operands.map((tensor) => kernels.place(readFloats(backend, tensor)));
    const h = runForward(kernels, plan, addresses);
    const { frames, batch, width } = plan;
    return makeTensor(backend, [frames, batch, width], kernels.floats(h, frames * batch * width));
  };
  const gradient: GradFunc = (upstream, saved, attrs) => {
    const plan = planOf(saved, attrs as Attributes);
    const values = {
      dy: upstream as Tensor,
      operands: saved.slice(0, -1),
      h: entry(saved, saved.length - 1),
    };
    const weights = once(() => delayedWeightGradients(tf, kernels, plan, values));
    const operandGradients = values.operands.map(
      ({ shape }, index) =>
        () =>
          tf.tensor(entry(weights(), index - 1), shape),
    );
    operandGradients[0] = () => delayedInputGradient(tf, kernels, plan, values);
    return gradientMap(operandGradients);
  };
  register(tf, { name: NAME, forward, gradient, outputsToSave: [true] });
}

/** @returns address of the states */
function runForward(kernels: Kernels, plan: DelayedPlan, addresses: readonly number[]): number {
  const { frames, batch, inputs, width, groups, activation } = plan;
  const table = placeGroups(
    kernels,
    groups.map((group, index) => ({
      ...group,
      input: entry(addresses, 1 + index * 3),
      recurrent: entry(addresses, 2 + index * 3),
      bias: entry(addresses, 3 + index * 3),
      panels: kernels.panels(group.units, group.reads + group.units),
      inputPanels: 0,
      deltas: 0,
      gradients: 0,
    })),
  );
  const h = kernels.reserve(frames * batch * width * 4);
  const x = entry(addresses, 0);
  kernels.run.delayedForwardPack(table, groups.length);
  const shares = kernels.shares(batch, productsOf(plan));
  kernels.divide(
    'delayedForward',
    shares,
    ...[x, h, frames, batch, inputs, width],
    ...[table, groups.length, activation],
  );
  return h;
}

/** As `Operations.delayedRecurrence`; `registerDelayedRecurrence` first. */
export function delayedRecurrence(
  tf: Tf,
  x: Tensor3D,
  groups: readonly GroupWeights[],
  { periods, firstUpdate, activation }: DelayedRecurrenceOptions,
): Tensor3D {
  checkShapes(x, groups, periods);
  const weights = groups.flatMap(({ input, recurrent, bias }): Tensor[] => [input, recurrent, bias]);
  const attributes: Attributes = {
    periods: [...periods],
    firsts: periods.map((period) => (firstUpdate === 'first-frame' ? 0 : period - 1)),
    activation: ACTIVATION_CODES[activation],
  };
  return tf.engine().runKernel<Tensor3D>(NAME, operandMap([x, ...weights]), attributes);
}

/** The kernels do not look: what does not fit must not reach them. */
function checkShapes(x: Tensor3D, groups: readonly GroupWeights[], periods: readonly number[]): void {
  if (groups.length === 0 || groups.length !== periods.length) {
    throw new RangeError(`${groups.length} groups with ${periods.length} periods`);
  }
  if (periods.some((period) => !Number.isInteger(period) || period < 1)) {
    throw new RangeError(`periods ${periods.join(', ')}`);
  }
  let reads = x.shape[2];
  for (const { input, recurrent, bias } of groups) {
    const units = bias.shape[0];
    const shapes = [...input.shape, ...recurrent.shape];
    if (shapes.join() !== [reads, units, units, units].join()) {
      throw new RangeError(`weights ${shapes.join()} where ${reads} values feed ${units} units`);
    }
    reads = units;
  }
}
