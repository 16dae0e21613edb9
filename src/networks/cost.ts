/** What a network costs to keep and to run, from its shapes and schedule alone. */

import { MAX_PERIOD } from './options';
import { countParameters, parameterSize } from './packing';
import type { AnyNetwork } from './registry';

export interface NetworkCost {
  /** Of the weights, as float32. */
  readonly bytes: number;
  /** Multiplications with an addition in the matrix products of one frame, on average over many frames. */
  readonly multiplyAdds: number;
  /** Of a frame on which every group fires. */
  readonly mostMultiplyAdds: number;
}

const GROUP_NAME = /^group(\d+)\./;

/** Frames between two updates of each group: how far apart its first two are. */
export function periodsOf(definition: AnyNetwork, options: Record<string, unknown>): number[] {
  return definition.schedule(options, 2 * MAX_PERIOD).map((frames) => {
    const first = frames.indexOf(true);
    return frames.indexOf(true, first + 1) - first;
  });
}

/**
 * A matrix `[in, out]` is multiplied with one vector whenever its group fires, which is `in · out` multiply-adds. The few
 * operations per unit (activations, an LSTM's gates) are not counted.
 */
export function networkCost(
  definition: AnyNetwork,
  options: Record<string, unknown>,
  inputs: number,
  classes: number,
): NetworkCost {
  const specs = definition.parameterShapes(options, inputs, classes);
  const periods = periodsOf(definition, options);
  const products = specs
    .filter(({ shape }) => shape.length === 2)
    .map((spec) => {
      const group = Number(GROUP_NAME.exec(spec.name)?.[1] ?? 1) - 1;
      const period = spec.output ? 1 : (periods[group] as number);
      return { size: parameterSize(spec), period };
    });
  return {
    bytes: countParameters(specs, { output: true }) * Float32Array.BYTES_PER_ELEMENT,
    multiplyAdds: products.reduce((sum, { size, period }) => sum + size / period, 0),
    mostMultiplyAdds: products.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Backward, each product of the forward pass has two of its size: one for the weights' gradient, one for the inputs'. */
const PASSES = 3;

/** Multiply-adds of training on one batch: three times those of the forward pass over its frames. */
export function trainingMultiplyAdds(
  { multiplyAdds }: Pick<NetworkCost, 'multiplyAdds'>,
  batchSize: number,
  framesPerSequence: number,
): number {
  return PASSES * batchSize * framesPerSequence * multiplyAdds;
}
