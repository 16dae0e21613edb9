/** Sizes of a delayed recurrence, and its groups laid out as assembly/delayed.ts reads them. */

import type { Kernels } from './kernels';
import { entry } from './registration';

interface GroupPlan {
  readonly units: number;
  readonly period: number;
  /** Frame it first fires on, from 0. */
  readonly first: number;
  /** Units of the faster groups. */
  readonly before: number;
  /** Width of what it reads. */
  readonly reads: number;
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
}

interface PlacedGroup extends GroupPlan {
  readonly input: number;
  readonly recurrent: number;
  readonly bias: number;
  readonly panels: number;
  readonly inputPanels: number;
  readonly deltas: number;
  readonly gradients: number;
}

/** @param operands x, then U, W and b of each group; what follows is ignored */
export function planOf(
  operands: readonly { readonly shape: readonly number[] }[],
  attributes: {
    readonly periods: readonly number[];
    readonly firsts: readonly number[];
    readonly activation: number;
  },
): DelayedPlan {
  const [frames, batch, inputs] = entry(operands, 0).shape as [number, number, number];
  let width = 0;
  const groups = attributes.periods.map((period, index) => {
    const [reads, units] = entry(operands, 1 + index * 3).shape as [number, number];
    const first = entry(attributes.firsts, index);
    const fired = Math.max(0, Math.ceil((frames - first) / period));
    const group = { units, period, first, before: width, reads, fired };
    width += units;
    return group;
  });
  return { frames, batch, inputs, width, groups, activation: attributes.activation };
}

/** Multiplications of a walk over all frames, and of the weights' gradients. */
export function productsOf({ batch, groups }: DelayedPlan): number {
  return groups.reduce((sum, { fired, reads, units }) => sum + fired * batch * (reads + units) * units, 0);
}

/** @returns address of the table */
export function placeGroups(kernels: Kernels, groups: readonly PlacedGroup[]): number {
  return kernels.table(
    groups.flatMap((group) => [
      group.units,
      group.period,
      group.first,
      group.before * 4,
      group.reads,
      group.input,
      group.recurrent,
      group.bias,
      group.panels,
      group.inputPanels,
      group.deltas,
      group.gradients,
    ]),
  );
}
