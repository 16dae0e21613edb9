// The delayed recurrence (thesis eqs 3.20–3.23), frame by frame forward and backward, all sequences of the batch
// at once. Groups come in a table, the fastest first. A share of a walk has some sequences of the batch.

import { addProducts, productScratch } from './columns';
import { activated, slope, storeLanes } from './lanes';
import { pack, packStart } from './panels';
import { multiplyRows } from './rows';
import { shareStart } from './shares';

/** What the page says about a group, in a table of these. Pointers are byte addresses. */
// @ts-ignore: decorator
@unmanaged
class Group {
  units: i32;
  period: i32;
  /** Frame it first fires on, counted from 0. */
  first: i32;
  /** Bytes from the start of a state row to its first unit. */
  offset: i32;
  /** Width of what it reads: the inputs, or the next faster group's units. */
  reads: i32;
  input: usize;
  recurrent: usize;
  bias: usize;
  /** Panels of U and W forward, of Wᵀ backward. */
  panels: usize;
  /** Panels of Uᵀ. */
  inputPanels: usize;
  /** Pre-activation gradients of the frames it fired on, `[fired, batch, units]`. */
  deltas: usize;
  /** Gradients of U, W and b, one after the other; zero before. */
  gradients: usize;

  // @ts-ignore: decorator
  @inline
  fires(t: i32): bool {
    const since = t - this.first;
    return since >= 0 && since % this.period == 0;
  }

  /** Pre-activation gradients of frame t, on which it fired. */
  // @ts-ignore: decorator
  @inline
  deltasAt(t: i32, batch: i32): usize {
    return this.deltas + ((((t - this.first) / this.period) * batch * this.units) << 2);
  }
}

// @ts-ignore: decorator
@inline
function groupAt(groups: usize, index: i32): Group {
  return changetype<Group>(groups + index * offsetof<Group>());
}

/** Before `delayedForward`. */
export function delayedForwardPack(groups: usize, count: i32): void {
  for (let g = 0; g < count; g++) packForward(groupAt(groups, g));
}

/** x `[frames, batch, inputs]` → h `[frames, batch, width]`, the groups side by side. */
export function delayedForward(
  share: i32, shares: i32,
  x: usize, h: usize, frames: i32, batch: i32, inputs: i32, width: i32, groups: usize, count: i32, activation: i32,
): void {
  const from = shareStart(batch, share, shares), rows = shareStart(batch, share + 1, shares) - from;
  const row = width << 2, inputRow = inputs << 2;
  const plane = batch * row;
  for (let t = 0; t < frames; t++) {
    const now = h + t * plane + from * row;
    for (let g = 0; g < count; g++) {
      const group = groupAt(groups, g), units = group.units;
      const state = now + group.offset;
      if (!group.fires(t)) {
        hold(state, t == 0 ? 0 : state - plane, rows, row, units);
        continue;
      }
      const source = g == 0 ? x + (t * batch + from) * inputRow : now + groupAt(groups, g - 1).offset;
      multiplyRows(
        rows, units, source, g == 0 ? inputRow : row, group.reads, state - plane, row, t == 0 ? 0 : units,
        group.panels, group.reads + units, state, row, false,
      );
      for (let b = 0; b < rows; b++) activateRow(state + b * row, units, activation);
    }
  }
}

function packForward(group: Group): void {
  const units = group.units, reads = group.reads, depth = reads + units;
  packStart(group.bias, units, depth, group.panels);
  pack(group.input, reads, units << 2, units, 4, 0, depth, group.panels);
  pack(group.recurrent, units, units << 2, units, 4, reads, depth, group.panels);
}

function hold(state: usize, before: usize, rows: i32, row: i32, units: i32): void {
  for (let b = 0; b < rows; b++) {
    if (before == 0) memory.fill(state + b * row, 0, units << 2);
    else memory.copy(state + b * row, before + b * row, units << 2);
  }
}

function activateRow(at: usize, units: i32, activation: i32): void {
  for (let j = 0; j < units; j += 4) {
    storeLanes(at + (j << 2), activated(v128.load(at + (j << 2)), activation), units - j);
  }
}

/** Before `delayedBackward` and `delayedInput`. */
export function delayedBackwardPack(groups: usize, count: i32): void {
  for (let g = 0; g < count; g++) packBackward(groupAt(groups, g));
}

/**
 * Walks the frames backward; `dh` `[batch, width]` is scratch, zero before. Fills every group's pre-activation
 * gradients. `dy` and `h` are `[frames, batch, width]`.
 */
export function delayedBackward(
  share: i32, shares: i32,
  dy: usize, h: usize, dh: usize, frames: i32, batch: i32, width: i32, groups: usize, count: i32, activation: i32,
): void {
  const from = shareStart(batch, share, shares), rows = shareStart(batch, share + 1, shares) - from;
  const row = width << 2, start = from * row;
  const plane = batch * row;
  for (let t = frames - 1; t >= 0; t--) {
    addTo(dh + start, dy + t * plane + start, rows * width);
    for (let g = count - 1; g >= 0; g--) {
      const group = groupAt(groups, g), units = group.units, bytes = units << 2;
      if (!group.fires(t)) continue;
      const deltas = group.deltasAt(t, batch) + from * bytes, dState = dh + start + group.offset;
      const states = h + t * plane + start + group.offset;
      for (let b = 0; b < rows; b++) {
        deltaRow(deltas + b * bytes, dState + b * row, states + b * row, units, activation);
      }
      multiplyRows(rows, units, deltas, bytes, units, 0, 0, 0, group.panels, units, dState, row, false);
      if (g == 0) continue;
      multiplyRows(
        rows, group.reads, deltas, bytes, units, 0, 0, 0, group.inputPanels, units,
        dh + start + groupAt(groups, g - 1).offset, row, true,
      );
    }
  }
}

function packBackward(group: Group): void {
  const units = group.units, bytes = units << 2;
  packStart(0, units, units, group.panels);
  pack(group.recurrent, units, 4, units, bytes, 0, units, group.panels);
  packStart(0, group.reads, units, group.inputPanels);
  pack(group.input, units, 4, group.reads, bytes, 0, units, group.inputPanels);
}

function addTo(to: usize, from: usize, count: i32): void {
  for (let j = 0; j < count; j += 4) {
    storeLanes(to + (j << 2), f32x4.add(v128.load(to + (j << 2)), v128.load(from + (j << 2))), count - j);
  }
}

function deltaRow(delta: usize, dh: usize, h: usize, units: i32, activation: i32): void {
  for (let j = 0; j < units; j += 4) {
    const at = j << 2;
    storeLanes(delta + at, f32x4.mul(v128.load(dh + at), slope(v128.load(h + at), activation)), units - j);
  }
}

/**
 * dU, dW and db of every group from its pre-activation gradients: only the frames it fired on are read. Scratch is
 * that of a product with the widest group, once for each share.
 */
export function delayedWeights(
  share: i32, shares: i32,
  x: usize, h: usize, frames: i32, batch: i32, inputs: i32, width: i32, groups: usize, count: i32, scratch: usize,
): void {
  const ownScratch = scratch + <usize>share * productScratch(widest(groups, count));
  for (let g = 0; g < count; g++) {
    const group = groupAt(groups, g);
    const sourceRow = (g == 0 ? inputs : width) << 2;
    const source = g == 0 ? x : h + groupAt(groups, g - 1).offset;
    let t = group.first;
    while (t < frames) {
      // frames that follow one another go as one product; the first has no state before it
      const run = group.period == 1 && t > 0 ? frames - t : 1;
      addFrames(
        share, shares, group, t, run, batch, source + t * batch * sourceRow, sourceRow, h + group.offset, width << 2,
        ownScratch,
      );
      t += run * group.period;
    }
  }
}

function widest(groups: usize, count: i32): i32 {
  let units = 0;
  for (let g = 0; g < count; g++) units = max(units, groupAt(groups, g).units);
  return units;
}

function addFrames(
  share: i32, shares: i32, group: Group, t: i32, run: i32, batch: i32, source: usize, sourceRow: i32, states: usize, row: i32, scratch: usize,
): void {
  const units = group.units, bytes = units << 2;
  const dRecurrent = group.gradients + group.reads * bytes;
  addProducts(
    share, shares, run * batch, group.deltasAt(t, batch), units, source, sourceRow, group.reads, group.gradients,
    states + (t - 1) * batch * row, row, t == 0 ? 0 : units, dRecurrent, dRecurrent + units * bytes, scratch,
  );
}

/** dx `[frames, batch, inputs]`, zero before: what the first group's pre-activation gradients send to the input. */
export function delayedInput(
  share: i32, shares: i32, dx: usize, frames: i32, batch: i32, inputs: i32, groups: usize,
): void {
  const from = shareStart(batch, share, shares), rows = shareStart(batch, share + 1, shares) - from;
  const group = groupAt(groups, 0), bytes = group.units << 2, row = inputs << 2;
  for (let t = group.first; t < frames; t += group.period) {
    multiplyRows(
      rows, inputs, group.deltasAt(t, batch) + from * bytes, bytes, group.units, 0, 0, 0,
      group.inputPanels, group.units, dx + (t * batch + from) * row, row, false,
    );
  }
}
