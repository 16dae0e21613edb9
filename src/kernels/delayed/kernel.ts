/** The delayed recurrence (thesis eqs 3.20–3.23) as fused kernels on packed weights. Every engine registers these names. */

import type { NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';

import type { Activation, DelayedRecurrenceOptions, GroupWeights, Tensor3D, Tf } from '../operations';
import { packWeights } from '../packedWeights';
import { present, registerGradient, runKernel } from '../registration';
import { firstFrame } from '../schedule';
import { checkDelayed } from '../shapes';

/** x `[time, batch, inputs]`, weights → states `[time, batch, Σ units]` */
export const DELAYED = 'DelayedRecurrence';
/** upstream, x, weights, states → ∂x */
export const DELAYED_INPUT = 'DelayedRecurrenceInputGradient';
/** upstream, x, weights, states → ∂weights, zero where others' weights lie */
export const DELAYED_WEIGHTS = 'DelayedRecurrenceWeightGradient';

export interface DelayedAttributes extends NamedAttrMap {
  /** Where U, W and b of the fastest group start in the weights; those of the others follow. */
  readonly offset: number;
  readonly units: number[];
  readonly periods: number[];
  /** Frame each group first fires on, from 0. */
  readonly firsts: number[];
  readonly activation: Activation;
}

/** A group, and where it lies. */
export interface DelayedGroup {
  readonly units: number;
  readonly period: number;
  /** Frame it first fires on, from 0. */
  readonly first: number;
  /** Units of the faster groups. */
  readonly before: number;
  /** Width of what it reads: the inputs, or the next faster group's units. */
  readonly reads: number;
  /** Where U, W and b start in the weights, one after the other. */
  readonly offset: number;
}

export interface DelayedLayout {
  readonly groups: readonly DelayedGroup[];
  /** Σ units */
  readonly width: number;
  /** Where the last group's weights end. */
  readonly end: number;
}

export function delayedLayout(
  inputs: number,
  { offset, units, periods, firsts }: DelayedAttributes,
): DelayedLayout {
  let [before, reads, start] = [0, inputs, offset];
  const groups = units.map((count, i): DelayedGroup => {
    const timing = { period: present(periods[i]), first: present(firsts[i]) };
    const group = { units: count, ...timing, before, reads, offset: start };
    before += count;
    start += (reads + count + 1) * count;
    reads = count;
    return group;
  });
  return { groups, width: before, end: start };
}

export function registerDelayedGradient(tf: Tf): void {
  registerGradient(tf, {
    kernelName: DELAYED,
    inputsToSave: ['x', 'weights'],
    outputsToSave: [true],
    gradFunc: (upstream, saved, attributes) => {
      const [x, weights, states] = [present(saved[0]), present(saved[1]), present(saved[2])];
      const inputs = { upstream: upstream as Tensor, x, weights, states };
      return {
        x: () => runKernel(tf, DELAYED_INPUT, inputs, attributes),
        weights: () => runKernel(tf, DELAYED_WEIGHTS, inputs, attributes),
      };
    },
  });
}

/** As `Operations.delayedRecurrence`, on a backend that has the kernels. */
export function delayedRecurrence(
  tf: Tf,
  x: Tensor3D,
  groups: readonly GroupWeights[],
  { periods, firstUpdate, activation }: DelayedRecurrenceOptions,
): Tensor3D {
  checkDelayed(x, groups, periods);
  return tf.tidy(() => {
    const weights = groups.flatMap(({ input, recurrent, bias }): Tensor[] => [input, recurrent, bias]);
    const { packed, offset } = packWeights(tf, weights);
    const attributes: DelayedAttributes = {
      offset,
      units: groups.map(({ bias }) => bias.shape[0]),
      periods: [...periods],
      firsts: periods.map((period) => firstFrame(period, firstUpdate)),
      activation,
    };
    return runKernel<Tensor3D>(tf, DELAYED, { x, weights: packed }, attributes);
  });
}
