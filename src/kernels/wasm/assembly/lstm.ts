// The LSTM cell frame by frame, forward and backward, all sequences of the batch at once. Gates stand side by side
// in the order i, f, g, o; forward keeps them after their activations, backward overwrites them with gradients.
// A share of a walk has some sequences of the batch.

import { addProducts, productScratch } from './columns';
import { activated, sigmoid, slope, storeLanes } from './lanes';
import { pack, packStart } from './panels';
import { multiplyRows } from './rows';
import { shareStart } from './shares';

/** Before `lstmForward`. Panels: 4 · units columns, inputs + units steps. */
export function lstmForwardPack(
  inputs: i32, units: i32, input: usize, recurrent: usize, bias: usize, panels: usize,
): void {
  const columns = units * 4, depth = inputs + units;
  packStart(bias, columns, depth, panels);
  pack(input, inputs, columns << 2, columns, 4, 0, depth, panels);
  pack(recurrent, units, columns << 2, columns, 4, inputs, depth, panels);
}

/** x `[frames, batch, inputs]` → h and c `[frames, batch, units]`, gates `[frames, batch, 4 · units]`. */
export function lstmForward(
  share: i32, shares: i32,
  x: usize, h: usize, gates: usize, c: usize, frames: i32, batch: i32, inputs: i32, units: i32, panels: usize,
  activation: i32,
): void {
  const from = shareStart(batch, share, shares), rows = shareStart(batch, share + 1, shares) - from;
  const columns = units * 4, depth = inputs + units;
  const row = units << 2, plane = batch * row;
  for (let t = 0; t < frames; t++) {
    const start = t * plane + from * row;
    const states = h + start, cells = c + start, planeGates = gates + start * 4;
    multiplyRows(
      rows, columns, x + (t * batch + from) * (inputs << 2), inputs << 2, inputs, states - plane, row, t == 0 ? 0 : units,
      panels, depth, planeGates, columns << 2, false,
    );
    for (let b = 0; b < rows; b++) {
      const at = b * row;
      cellForward(planeGates + at * 4, cells + at, t == 0 ? 0 : cells + at - plane, states + at, units, activation);
    }
  }
}

function cellForward(gates: usize, c: usize, before: usize, h: usize, units: i32, activation: i32): void {
  const step = units << 2;
  for (let j = 0; j < units; j += 4) {
    const at = gates + (j << 2), left = units - j;
    // all four are read before any is written: the last lanes of one gate are the first of the next
    const i = sigmoid(v128.load(at));
    const f = sigmoid(v128.load(at + step));
    const g = activated(v128.load(at + step * 2), activation);
    const o = sigmoid(v128.load(at + step * 3));
    let cell = f32x4.mul(i, g);
    if (before != 0) cell = f32x4.add(f32x4.mul(f, v128.load(before + (j << 2))), cell);
    storeLanes(at, i, left);
    storeLanes(at + step, f, left);
    storeLanes(at + step * 2, g, left);
    storeLanes(at + step * 3, o, left);
    storeLanes(c + (j << 2), cell, left);
    storeLanes(h + (j << 2), f32x4.mul(o, activated(cell, activation)), left);
  }
}

/** Before `lstmBackward`. Panels: units columns, 4 · units steps. */
export function lstmBackwardPack(units: i32, recurrent: usize, panels: usize): void {
  const columns = units * 4;
  packStart(0, units, columns, panels);
  pack(recurrent, columns, 4, units, columns << 2, 0, columns, panels);
}

/**
 * Walks the frames backward and turns `gates` into their pre-activation gradients. `dh` and `dc` `[batch, units]`
 * are scratch, zero before.
 */
export function lstmBackward(
  share: i32, shares: i32,
  dy: usize, gates: usize, c: usize, dh: usize, dc: usize, frames: i32, batch: i32, units: i32, panels: usize,
  activation: i32,
): void {
  const from = shareStart(batch, share, shares), rows = shareStart(batch, share + 1, shares) - from;
  const columns = units * 4, row = units << 2, plane = batch * row;
  for (let t = frames - 1; t >= 0; t--) {
    const planeGates = gates + t * plane * 4, cells = c + t * plane;
    for (let b = from; b < from + rows; b++) {
      const at = b * row;
      cellBackward(
        planeGates + at * 4, cells + at, t == 0 ? 0 : cells + at - plane, dy + t * plane + at, dh + at, dc + at,
        units, activation,
      );
    }
    if (t == 0) break;
    const start = from * row;
    multiplyRows(
      rows, units, planeGates + start * 4, columns << 2, columns, 0, 0, 0, panels, columns, dh + start, row, false,
    );
  }
}

function cellBackward(
  gates: usize, c: usize, before: usize, dy: usize, dh: usize, dc: usize, units: i32, activation: i32,
): void {
  const step = units << 2;
  const one = f32x4.splat(1);
  for (let j = 0; j < units; j += 4) {
    const at = gates + (j << 2), left = units - j;
    const i = v128.load(at), f = v128.load(at + step), g = v128.load(at + step * 2), o = v128.load(at + step * 3);
    const out = activated(v128.load(c + (j << 2)), activation);
    const dHidden = f32x4.add(v128.load(dy + (j << 2)), v128.load(dh + (j << 2)));
    const dCell = f32x4.add(v128.load(dc + (j << 2)), f32x4.mul(f32x4.mul(dHidden, o), slope(out, activation)));
    const held = before == 0 ? f32x4.splat(0) : v128.load(before + (j << 2));
    storeLanes(dc + (j << 2), f32x4.mul(dCell, f), left);
    storeLanes(at, f32x4.mul(f32x4.mul(dCell, g), f32x4.mul(i, f32x4.sub(one, i))), left);
    storeLanes(at + step, f32x4.mul(f32x4.mul(dCell, held), f32x4.mul(f, f32x4.sub(one, f))), left);
    storeLanes(at + step * 2, f32x4.mul(f32x4.mul(dCell, i), slope(g, activation)), left);
    storeLanes(at + step * 3, f32x4.mul(f32x4.mul(dHidden, out), f32x4.mul(o, f32x4.sub(one, o))), left);
  }
}

/**
 * dU, dW and db, all zero before, from the pre-activation gradients `deltas`. Scratch is that of a product with
 * 4 · units columns, once for each share.
 */
export function lstmWeights(
  share: i32, shares: i32,
  x: usize, h: usize, deltas: usize, frames: i32, batch: i32, inputs: i32, units: i32,
  dInput: usize, dRecurrent: usize, dBias: usize, scratch: usize,
): void {
  const columns = units * 4, inputRow = inputs << 2, row = units << 2;
  const ownScratch = scratch + <usize>share * productScratch(columns);
  // the first frame has no state before it
  addProducts(
    share, shares, min(frames, 1) * batch, deltas, columns, x, inputRow, inputs, dInput, 0, 0, 0, 0, dBias, ownScratch,
  );
  addProducts(
    share, shares, (frames - 1) * batch, deltas + batch * (columns << 2), columns,
    x + batch * inputRow, inputRow, inputs, dInput, h, row, units, dRecurrent, dBias, ownScratch,
  );
}
