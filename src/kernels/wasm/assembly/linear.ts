// x·W + b and its gradients.

import { addProducts } from './columns';
import { pack, packStart } from './panels';
import { multiplyRows } from './rows';

/** y = x·W + b. x `[rows, inputs]`, W `[inputs, outputs]`, y `[rows, outputs]`; panels: outputs × inputs. */
export function linear(
  rows: i32, inputs: i32, outputs: i32, x: usize, weight: usize, bias: usize, panels: usize, y: usize,
): void {
  packStart(bias, outputs, inputs, panels);
  pack(weight, inputs, outputs << 2, outputs, 4, 0, inputs, panels);
  multiplyRows(rows, outputs, x, inputs << 2, inputs, 0, 0, 0, panels, inputs, y, outputs << 2, false);
}

/** dx = dy·Wᵀ; panels: inputs × outputs. */
export function linearInput(
  rows: i32, inputs: i32, outputs: i32, dy: usize, weight: usize, panels: usize, dx: usize,
): void {
  packStart(0, inputs, outputs, panels);
  pack(weight, outputs, 4, inputs, outputs << 2, 0, outputs, panels);
  multiplyRows(rows, inputs, dy, outputs << 2, outputs, 0, 0, 0, panels, outputs, dx, inputs << 2, false);
}

/** dW = xᵀ·dy and db = the column sums of dy; both zero before. */
export function linearWeights(
  rows: i32, inputs: i32, outputs: i32, x: usize, dy: usize, dWeight: usize, dBias: usize, scratch: usize,
): void {
  addProducts(rows, dy, outputs, x, inputs << 2, inputs, dWeight, 0, 0, 0, 0, dBias, scratch);
}
