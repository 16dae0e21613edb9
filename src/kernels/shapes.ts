/** What fits together. Fused kernels do not look at shapes, so what does not fit must not reach them. */

import type { GroupWeights, LstmWeights, Targets, Tensor1D, Tensor2D, Tensor3D } from './operations';

/** Gates of an LSTM's unit: i, f, g, o. */
export const GATES = 4;

function expectShapes(actual: readonly number[], expected: readonly number[], what: () => string): void {
  if (actual.length !== expected.length || actual.some((size, i) => size !== expected[i])) {
    throw new RangeError(what());
  }
}

/** @throws RangeError */
export function checkLinear(x: Tensor3D, weight: Tensor2D, bias: Tensor1D): void {
  const [rows, columns] = weight.shape;
  expectShapes(
    [x.shape[2], ...bias.shape],
    [rows, columns],
    () => `weights ${weight.shape} and bias ${bias.shape} for ${x.shape[2]} inputs`,
  );
}

/** @throws RangeError */
export function checkDelayed(x: Tensor3D, groups: readonly GroupWeights[], periods: readonly number[]): void {
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
    const expected = [reads, units, units, units];
    expectShapes(shapes, expected, () => `weights ${shapes} where ${reads} values feed ${units} units`);
    reads = units;
  }
}

/** @throws RangeError */
export function checkLstm(x: Tensor3D, { input, recurrent, bias }: LstmWeights): void {
  const [inputs, units] = [x.shape[2], recurrent.shape[0]];
  const columns = units * GATES;
  const shapes = [...input.shape, ...recurrent.shape, ...bias.shape];
  const expected = [inputs, columns, units, columns, columns];
  expectShapes(shapes, expected, () => `weights ${shapes} where ${inputs} values feed ${units} units`);
}

/** @throws RangeError */
export function checkTargets(logits: Tensor3D, { labels, mask }: Targets): void {
  const [time, batch] = logits.shape;
  expectShapes(
    [...labels.shape, ...mask.shape],
    [1, batch, time, batch],
    () => `labels ${labels.shape} and mask ${mask.shape} for logits ${logits.shape}`,
  );
}
