/**
 * The delayed recurrence (thesis eqs 3.20–3.23) as one tfjs kernel: the first group's projection of all frames, then
 * one program over time; backward one program over time, then one for the gradient of all weights.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NamedAttrMap, Tensor, Tensor3D, TensorInfo } from '@tensorflow/tfjs-core';

import type { Activation, DelayedRecurrenceOptions, GroupWeights, Tf } from '../operations';
import { type DelayedGroup, delayedBackward, delayedForward, delayedShared } from './delayedPrograms';
import type { GradientBlock } from './gradientPrograms';
import { chooseLanes, fitsShared, type Lanes } from './lanes';
import { packWeights } from './packedWeights';
import { project, projectBack, weightGradient } from './products';
import { runProgram } from './program';
import { activeBackend, present, register, tracked } from './registration';

const NAME = 'DelayedRecurrence';

interface Attributes extends NamedAttrMap {
  offset: number;
  units: number[];
  periods: number[];
  /** Frame each group first fires on, from 0. */
  firsts: number[];
  activation: Activation;
}

interface Plan {
  readonly groups: readonly DelayedGroup[];
  readonly fastest: DelayedGroup;
  readonly width: number;
}

function planOf(inputs: number, { offset, units, periods, firsts }: Attributes): Plan {
  let [before, reads, start] = [0, inputs, offset];
  const groups = units.map((count, i): DelayedGroup => {
    const timing = { period: present(periods[i]), first: present(firsts[i]) };
    const group = { units: count, ...timing, before, reads, offset: start };
    before += count;
    start += (reads + count + 1) * count;
    reads = count;
    return group;
  });
  return { groups, fastest: present(groups[0]), width: before };
}

/** @param lanes sequences per workgroup; left out, as many as leave a GPU busy */
export function registerDelayedRecurrence(tf: Tf, lanes?: Lanes): void {
  const walk = (
    backend: WebGPUBackend,
    template: typeof delayedForward,
    plan: Plan,
    activation: Activation,
    inputs: readonly TensorInfo[],
  ) => {
    const [time, batch] = present(inputs[0]).shape as [number, number];
    const { groups, width } = plan;
    const chosen = chooseLanes(batch, delayedShared(groups), lanes);
    return runProgram(backend, template, {
      constants: { groups, width, activation, lanes: chosen },
      inputs,
      uniforms: [time, batch],
      outputShape: [time, batch, width],
      workgroups: Math.ceil(batch / chosen),
    });
  };
  register<Attributes>(tf, {
    name: NAME,
    inputs: ['x', 'weights'],
    outputsToSave: [true],
    run: (backend, inputs, attributes) => {
      const [x, weights] = [present(inputs['x']), present(inputs['weights'])];
      const plan = planOf(present(x.shape[2]), attributes);
      const { offset, reads, units } = plan.fastest;
      const matrix = { weights, offset, rows: reads, columns: units };
      const projected = project(backend, x, matrix, offset + (reads + units) * units);
      const states = walk(backend, delayedForward, plan, attributes.activation, [projected, weights]);
      backend.disposeData(projected.dataId);
      return states;
    },
    gradient: (upstream, saved, attributes) => {
      const [x, weights, states] = [present(saved[0]), present(saved[1]), present(saved[2])];
      const backend = activeBackend(tf);
      const plan = planOf(present(x.shape[2]), attributes);
      const { offset, reads, units } = plan.fastest;
      const inputs = [upstream as Tensor, states, weights];
      // not in the closures: tfjs runs each in a scope of its own and disposes what it made
      const deltas = tracked(tf, walk(backend, delayedBackward, plan, attributes.activation, inputs));
      const matrix = { weights, offset, rows: reads, columns: units };
      return {
        x: () => tracked(tf, projectBack(backend, deltas, matrix)),
        weights: () => {
          const activity = { x, states, deltas, size: weights.size };
          return tracked(tf, weightGradient(backend, activity, blocksOf(plan.groups)));
        },
      };
    },
  });
}

function blocksOf(groups: readonly DelayedGroup[]): GradientBlock[] {
  return groups.flatMap(({ offset, units, before, first, period, reads }, i): GradientBlock[] => {
    const shared = { columns: units, delta: before, first, period };
    const faster = groups[i - 1];
    const source =
      faster === undefined
        ? ({ from: 'x', at: 0 } as const)
        : ({ from: 'states', at: faster.before } as const);
    const recurrent = { from: 'states', at: before } as const;
    return [
      { ...shared, ...source, offset, rows: reads, bias: false, delay: 0 },
      { ...shared, ...recurrent, offset: offset + reads * units, rows: units, bias: true, delay: 1 },
    ];
  });
}

/** Whether the programs have room for the widest group. */
export function fitsDelayed(groups: readonly GroupWeights[]): boolean {
  return fitsShared(2 * Math.max(...groups.map(({ bias }) => bias.shape[0])));
}

/** As `Operations.delayedRecurrence`; `registerDelayedRecurrence` first. */
export function delayedRecurrence(
  tf: Tf,
  x: Tensor3D,
  groups: readonly GroupWeights[],
  { periods, firstUpdate, activation }: DelayedRecurrenceOptions,
): Tensor3D {
  checkShapes(x, groups, periods);
  return tf.tidy(() => {
    const weights = groups.flatMap(({ input, recurrent, bias }): Tensor[] => [input, recurrent, bias]);
    const { packed, offset } = packWeights(tf, weights);
    const attributes: Attributes = {
      offset,
      units: groups.map(({ bias }) => bias.shape[0]),
      periods: [...periods],
      firsts: periods.map((period) => (firstUpdate === 'first-frame' ? 0 : period - 1)),
      activation,
    };
    return tf.engine().runKernel<Tensor3D>(NAME, { x, weights: packed }, attributes);
  });
}

/** The programs do not look: what does not fit must not reach them. */
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
