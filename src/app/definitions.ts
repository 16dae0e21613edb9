/** Networks by kind, and their sizes. */

import { type AnyNetwork, NETWORKS } from '../networks/registry';

/** `undefined` where there is no such kind. */
export function definitionOf(kind: string): AnyNetwork | undefined {
  return NETWORKS.find((definition) => definition.kind === kind);
}

export interface ParameterCount {
  readonly total: number;
  /** As the thesis counts: without the output layers. */
  readonly withoutOutput: number;
}

/** Counted from the shapes of the tensors. */
export function countParameters(
  definition: AnyNetwork,
  options: Record<string, unknown>,
  inputs: number,
  classes: number,
): ParameterCount {
  let total = 0;
  let withoutOutput = 0;
  for (const { shape, output } of definition.parameterShapes(options, inputs, classes)) {
    const size = shape.reduce((product, length) => product * length, 1);
    total += size;
    if (!output) withoutOutput += size;
  }
  return { total, withoutOutput };
}
