// x·W + b and its gradients. A share has some rows of the result.

import { addProducts, productScratch } from './columns';
import { pack, packStart } from './panels';
import { multiplyRows } from './rows';
import { shareStart } from './shares';

/** Before `linear`. W `[inputs, outputs]`; panels: outputs × inputs. */
export function linearPack(inputs: i32, outputs: i32, weight: usize, bias: usize, panels: usize): void {
  packStart(bias, outputs, inputs, panels);
  pack(weight, inputs, outputs << 2, outputs, 4, 0, inputs, panels);
}

/** Before `linear` with dy for x, which then gives dx = dy·Wᵀ. W `[inputs, outputs]`; panels: inputs × outputs. */
export function linearInputPack(inputs: i32, outputs: i32, weight: usize, panels: usize): void {
  packStart(0, inputs, outputs, panels);
  pack(weight, outputs, 4, inputs, outputs << 2, 0, outputs, panels);
}

/** y = x·W + b. x `[rows, inputs]`, y `[rows, outputs]`. */
export function linear(
  share: i32, shares: i32, rows: i32, inputs: i32, outputs: i32, x: usize, panels: usize, y: usize,
): void {
  const from = shareStart(rows, share, shares), to = shareStart(rows, share + 1, shares);
  const inputRow = inputs << 2, outputRow = outputs << 2;
  multiplyRows(
    to - from, outputs, x + from * inputRow, inputRow, inputs, 0, 0, 0, panels, inputs,
    y + from * outputRow, outputRow, false,
  );
}

/** dW = xᵀ·dy and db = the column sums of dy; both zero before. Scratch: that of a product, once for each share. */
export function linearWeights(
  share: i32, shares: i32,
  rows: i32, inputs: i32, outputs: i32, x: usize, dy: usize, dWeight: usize, dBias: usize, scratch: usize,
): void {
  addProducts(
    share, shares, rows, dy, outputs, x, inputs << 2, inputs, dWeight, 0, 0, 0, 0, dBias,
    scratch + <usize>share * productScratch(outputs),
  );
}
