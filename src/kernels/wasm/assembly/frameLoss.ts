// The masked softmax cross-entropy of a batch, its gradient, and how many frames are right, in one walk.

import { exponential } from './lanes';

/**
 * @param logits `[rows, classes]`, a row for each frame of each of `batch` sequences
 * @param labels i32 `[batch]`
 * @param mask `[rows]`, what each frame weighs; where it is 0, the gradient is 0 whatever the logits are
 * @param gradient of the loss, `[rows, classes]`
 * @param sums f32: Σ mask · (−ln softmax at the label), Σ mask over rows whose largest logit is the label's
 */
export function frameLoss(
  rows: i32, batch: i32, classes: i32, logits: usize, labels: usize, mask: usize, gradient: usize, sums: usize,
): void {
  const bytes = classes << 2;
  let loss: f64 = 0, right: f64 = 0;
  for (let row = 0; row < rows; row++, logits += bytes, gradient += bytes) {
    const weight = load<f32>(mask + (row << 2));
    if (weight == 0) {
      memory.fill(gradient, 0, bytes);
      continue;
    }
    const label = load<i32>(labels + ((row % batch) << 2));
    const best = indexOfLargest(logits, classes);
    const largest = load<f32>(logits + (best << 2));
    const sum = exponentials(logits, gradient, classes, largest);
    loss += <f64>weight * (Math.log(<f64>sum) + <f64>(largest - load<f32>(logits + (label << 2))));
    if (best == label) right += <f64>weight;
    scale(gradient, classes, weight / sum);
    const at = gradient + (label << 2);
    store<f32>(at, load<f32>(at) - weight);
  }
  store<f32>(sums, <f32>loss);
  store<f32>(sums, <f32>right, 4);
}

/** The first of the largest; NaN is never larger. */
function indexOfLargest(values: usize, count: i32): i32 {
  let best = 0, largest = load<f32>(values);
  for (let k = 1; k < count; k++) {
    const value = load<f32>(values + (k << 2));
    if (value > largest) {
      best = k;
      largest = value;
    }
  }
  return best;
}

/** to = exp(from − largest); returns the sum. */
function exponentials(from: usize, to: usize, count: i32, largest: f32): f32 {
  const shift = f32x4.splat(largest), least = f32x4.splat(-87);
  let lanes = f32x4.splat(0);
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const e = exponential(f32x4.pmax(f32x4.sub(v128.load(from + (k << 2)), shift), least));
    v128.store(to + (k << 2), e);
    lanes = f32x4.add(lanes, e);
  }
  let sum = f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 1)
    + (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3));
  for (; k < count; k++) {
    const x = f32x4.splat(load<f32>(from + (k << 2)));
    const e = f32x4.extract_lane(exponential(f32x4.pmax(f32x4.sub(x, shift), least)), 0);
    store<f32>(to + (k << 2), e);
    sum += e;
  }
  return sum;
}

function scale(values: usize, count: i32, factor: f32): void {
  const factors = f32x4.splat(factor);
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    v128.store(values + (k << 2), f32x4.mul(v128.load(values + (k << 2)), factors));
  }
  for (; k < count; k++) store<f32>(values + (k << 2), load<f32>(values + (k << 2)) * factor);
}
