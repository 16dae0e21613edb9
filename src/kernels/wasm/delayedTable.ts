/** The groups of a delayed recurrence laid out as assembly/delayed.ts reads them. */

import type { TensorInfo } from '@tensorflow/tfjs-core';

import { type DelayedAttributes, type DelayedGroup, delayedLayout } from '../delayed/kernel';
import { ACTIVATION_CODES } from './activationCodes';
import type { Kernels } from './kernels';

interface GroupPlan extends DelayedGroup {
  /** How often it fires. */
  readonly fired: number;
}

export interface DelayedPlan {
  readonly frames: number;
  readonly batch: number;
  readonly inputs: number;
  /** Σ units */
  readonly width: number;
  readonly groups: readonly GroupPlan[];
  readonly activation: number;
  /** The groups' weights in the packed ones. */
  readonly offset: number;
  readonly size: number;
}

/** What else a walk needs of a group: addresses, 0 where not needed. */
export interface GroupPlaces {
  readonly panels: number;
  readonly inputPanels: number;
  readonly deltas: number;
  /** Of dU, dW and db, one after the other. */
  readonly gradients: number;
}

export function planOf({ shape }: TensorInfo, attributes: DelayedAttributes): DelayedPlan {
  const [frames, batch, inputs] = shape as [number, number, number];
  const { groups, width, end } = delayedLayout(inputs, attributes);
  const { offset, activation } = attributes;
  return {
    frames,
    batch,
    inputs,
    width,
    groups: groups.map((group) => ({
      ...group,
      fired: Math.max(0, Math.ceil((frames - group.first) / group.period)),
    })),
    activation: ACTIVATION_CODES[activation],
    offset,
    size: end - offset,
  };
}

/** Multiplications of a walk over all frames, and of the weights' gradients. */
export function productsOf({ batch, groups }: DelayedPlan): number {
  return groups.reduce((sum, { fired, reads, units }) => sum + fired * batch * (reads + units) * units, 0);
}

/** @param weights address of the groups' weights @returns address of the table */
export function placeGroups(
  kernels: Kernels,
  { groups, offset }: DelayedPlan,
  weights: number,
  placesOf: (group: GroupPlan) => GroupPlaces,
): number {
  const rows = groups.map((group) => {
    const { units, period, first, before, reads } = group;
    const { panels, inputPanels, deltas, gradients } = placesOf(group);
    const input = weights + (group.offset - offset) * 4;
    const recurrent = input + reads * units * 4;
    const bias = recurrent + units * units * 4;
    const timing = [units, period, first, before * 4, reads];
    return [...timing, input, recurrent, bias, panels, inputPanels, deltas, gradients];
  });
  return kernels.table(rows.flat());
}
