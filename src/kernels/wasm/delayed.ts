/**
 * The delayed recurrence (thesis eqs 3.20–3.23) and its gradients in WebAssembly. One walk backward over the frames gives
 * every group's pre-activation gradients; weights and input follow from those by matrix products.
 */

import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

import { DELAYED, DELAYED_INPUT, DELAYED_WEIGHTS, type DelayedAttributes } from '../delayed/kernel';
import type { Tf } from '../operations';
import { present } from '../registration';
import { type DelayedPlan, placeGroups, planOf, productsOf } from './delayedTable';
import type { Kernels } from './kernels';
import { register } from './registration';
import type { MemoryBackend } from './tensorStorage';

export function registerDelayedRecurrence(tf: Tf, kernels: Kernels): void {
  register<DelayedAttributes>(tf, DELAYED, (backend, inputs, attributes) => {
    return walkForward(kernels, backend, planOf(present(inputs['x']), attributes), inputs);
  });
  register<DelayedAttributes>(tf, DELAYED_WEIGHTS, (backend, inputs, attributes) => {
    const plan = planOf(present(inputs['x']), attributes);
    const [size] = present(inputs['weights']).shape as [number];
    return backend.make([size], weightGradient(kernels, backend, plan, inputs, size));
  });
  register<DelayedAttributes>(tf, DELAYED_INPUT, (backend, inputs, attributes) => {
    const plan = planOf(present(inputs['x']), attributes);
    const { frames, batch, inputs: width } = plan;
    return backend.make([frames, batch, width], inputGradient(kernels, backend, plan, inputs));
  });
}

/** @returns states `[frames, batch, width]` */
function walkForward(
  kernels: Kernels,
  backend: MemoryBackend,
  plan: DelayedPlan,
  inputs: NamedTensorInfoMap,
): TensorInfo {
  const { frames, batch, width, groups, activation, offset, size } = plan;
  const count = frames * batch * width;
  kernels.clearAll();
  const x = kernels.place(backend.floats(inputs['x']));
  const h = kernels.reserve(count * 4);
  kernels.keepRoom();
  const weights = kernels.placePart(backend.floats(inputs['weights']), offset, size);
  const table = placeGroups(kernels, plan, weights, ({ units, reads }) => ({
    panels: kernels.panels(units, reads + units),
    inputPanels: 0,
    deltas: 0,
    gradients: 0,
  }));
  kernels.run.delayedForwardPack(table, groups.length);
  const shares = kernels.shares(batch, productsOf(plan));
  kernels.divide(
    'delayedForward',
    shares,
    ...[x, h, frames, batch, plan.inputs, width],
    ...[table, groups.length, activation],
  );
  const states = backend.make([frames, batch, width], kernels.floats(h, count));
  kernels.keep(present(inputs['x']), x);
  kernels.keep(states, h);
  return states;
}

/** @returns dU, dW and db of each group where its weights lie, `[size]`, zero elsewhere */
function weightGradient(
  kernels: Kernels,
  backend: MemoryBackend,
  plan: DelayedPlan,
  inputs: NamedTensorInfoMap,
  size: number,
): Float32Array {
  const { frames, batch, width, groups } = plan;
  kernels.clear();
  const gradient = kernels.zeros(size);
  const { table, h } = walkBackward(kernels, backend, plan, inputs, gradient);
  const x = kernels.placeTensor(backend, inputs['x']);
  const rows = Math.max(...groups.map(({ reads, units }) => reads + units));
  const shares = kernels.productShares(rows, productsOf(plan));
  const scratch = kernels.productScratch(Math.max(...groups.map(({ units }) => units)), shares);
  kernels.divide(
    'delayedWeights',
    shares,
    ...[x, h, frames, batch, plan.inputs, width],
    ...[table, groups.length, scratch],
  );
  return kernels.floats(gradient, size);
}

/** @returns dx `[frames, batch, inputs]` */
function inputGradient(
  kernels: Kernels,
  backend: MemoryBackend,
  plan: DelayedPlan,
  inputs: NamedTensorInfoMap,
): Float32Array {
  const { frames, batch, groups } = plan;
  const { fired, units } = present(groups[0]);
  kernels.clear();
  const { table } = walkBackward(kernels, backend, plan, inputs, 0);
  const count = frames * batch * plan.inputs;
  const dx = kernels.zeros(count);
  const shares = kernels.shares(batch, fired * batch * plan.inputs * units);
  kernels.divide('delayedInput', shares, dx, frames, batch, plan.inputs, table);
  return kernels.floats(dx, count);
}

/** @param gradient address of the packed gradient, 0 where none is wanted */
function walkBackward(
  kernels: Kernels,
  backend: MemoryBackend,
  plan: DelayedPlan,
  inputs: NamedTensorInfoMap,
  gradient: number,
): { readonly table: number; readonly h: number } {
  const { frames, batch, width, groups, activation, offset, size } = plan;
  const weights = kernels.placePart(backend.floats(inputs['weights']), offset, size);
  const h = kernels.placeTensor(backend, inputs['states']);
  const upstream = kernels.place(backend.floats(inputs['upstream']));
  const table = placeGroups(kernels, plan, weights, (group) => ({
    panels: kernels.panels(group.units, group.units),
    inputPanels: kernels.panels(group.reads, group.units),
    deltas: kernels.reserve(group.fired * batch * group.units * 4),
    gradients: gradient + group.offset * 4,
  }));
  const dh = kernels.zeros(batch * width);
  kernels.run.delayedBackwardPack(table, groups.length);
  const shares = kernels.shares(batch, productsOf(plan));
  kernels.divide(
    'delayedBackward',
    shares,
    ...[upstream, h, dh, frames, batch, width],
    ...[table, groups.length, activation],
  );
  return { table, h };
}
