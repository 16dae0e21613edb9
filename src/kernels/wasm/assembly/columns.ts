// C += Aᵀ·B over many rows, as weight gradients need it: rows are the inner dimension. They are taken in blocks,
// each summed in registers before it joins C, so that rounding grows with the number of blocks, not of rows.

import { madd } from './lanes';
import { pack, packStart, panelBytes, WIDTH } from './panels';
import { finish } from './rows';
import { shareStart } from './shares';

/** Rows per block: the block of A stays in the second cache, a panel of B in the first. */
export const BLOCK: i32 = 128;

/** Bytes of scratch that each share of `addProducts` needs for D with `columns` columns. */
export function productScratch(columns: i32): usize {
  return panelBytes(columns, BLOCK);
}

/**
 * first += Aᵀ·D, second += Bᵀ·D, sums += column sums of D. A share has some rows of first and of second.
 *
 * @param rows of A, B and D
 * @param d `[rows, columns]`, contiguous
 * @param a `[rows, aColumns]`, its rows `aRow` bytes apart; likewise b. No columns: left out
 * @param sums `[columns]`, or 0; the first share's
 * @param scratch the share's own
 */
export function addProducts(
  share: i32, shares: i32, rows: i32, d: usize, columns: i32,
  a: usize, aRow: i32, aColumns: i32, first: usize,
  b: usize, bRow: i32, bColumns: i32, second: usize,
  sums: usize, scratch: usize,
): void {
  const cRow = columns << 2;
  const aFrom = shareStart(aColumns, share, shares), aCount = shareStart(aColumns, share + 1, shares) - aFrom;
  const bFrom = shareStart(bColumns, share, shares), bCount = shareStart(bColumns, share + 1, shares) - bFrom;
  packStart(0, columns, BLOCK, scratch);
  for (let from = 0; from < rows; from += BLOCK) {
    const depth = min(BLOCK, rows - from);
    pack(d + from * cRow, depth, cRow, columns, 4, 0, BLOCK, scratch);
    if (sums != 0 && share == 0) addSums(depth, scratch, columns, sums);
    addBlock(depth, a + from * aRow + (aFrom << 2), aRow, aCount, scratch, columns, first + aFrom * cRow);
    addBlock(depth, b + from * bRow + (bFrom << 2), bRow, bCount, scratch, columns, second + bFrom * cRow);
  }
}

function addSums(depth: i32, scratch: usize, columns: i32, sums: usize): void {
  const panelSize = ((BLOCK + 1) * WIDTH) << 2;
  let panel = scratch;
  for (let column = 0; column < columns; column += WIDTH, panel += panelSize) {
    let left = v128.load(panel), right = v128.load(panel, 16);
    for (let k = 0, at = panel + 32; k < depth; k++, at += 32) {
      left = f32x4.add(left, v128.load(at));
      right = f32x4.add(right, v128.load(at, 16));
    }
    finish(sums + (column << 2), left, right, columns - column, true);
  }
}

function addBlock(
  depth: i32, a: usize, aRow: i32, aColumns: i32, scratch: usize, columns: i32, c: usize,
): void {
  const panelSize = ((BLOCK + 1) * WIDTH) << 2;
  const cRow = columns << 2;
  let panel = scratch;
  for (let column = 0; column < columns; column += WIDTH, panel += panelSize) {
    const count = columns - column;
    let row = 0;
    for (; row + 4 <= aColumns; row += 4) {
      tile(depth, a + (row << 2), aRow, panel, c + row * cRow + (column << 2), cRow, count);
    }
    for (; row < aColumns; row++) {
      single(depth, a + (row << 2), aRow, panel, c + row * cRow + (column << 2), count);
    }
  }
}

function tile(depth: i32, a: usize, aRow: i32, panel: usize, c: usize, cRow: i32, count: i32): void {
  let left0 = v128.load(panel), right0 = v128.load(panel, 16);
  let left1 = left0, right1 = right0, left2 = left0, right2 = right0, left3 = left0, right3 = right0;
  let at = panel + 32;
  for (let k = 0; k < depth; k++) {
    const left = v128.load(at), right = v128.load(at, 16);
    at += 32;
    const s0 = v128.load32_splat(a), s1 = v128.load32_splat(a, 4);
    left0 = madd(s0, left, left0);
    right0 = madd(s0, right, right0);
    left1 = madd(s1, left, left1);
    right1 = madd(s1, right, right1);
    const s2 = v128.load32_splat(a, 8), s3 = v128.load32_splat(a, 12);
    left2 = madd(s2, left, left2);
    right2 = madd(s2, right, right2);
    left3 = madd(s3, left, left3);
    right3 = madd(s3, right, right3);
    a += aRow;
  }
  finish(c, left0, right0, count, true);
  finish(c + cRow, left1, right1, count, true);
  finish(c + cRow * 2, left2, right2, count, true);
  finish(c + cRow * 3, left3, right3, count, true);
}

function single(depth: i32, a: usize, aRow: i32, panel: usize, c: usize, count: i32): void {
  let left = v128.load(panel), right = v128.load(panel, 16);
  for (let k = 0, at = panel + 32; k < depth; k++, at += 32, a += aRow) {
    const s = v128.load32_splat(a);
    left = madd(s, v128.load(at), left);
    right = madd(s, v128.load(at, 16), right);
  }
  finish(c, left, right, count, true);
}
