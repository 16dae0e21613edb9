// C = start + A·P + B·Q with A and B row-major, P and Q one after the other in the same panels, 4 × 8 at a time in registers.

import { madd, storeLanes } from './lanes';
import { WIDTH } from './panels';

/** Rows that share a pass over all panels, few enough to stay in the first cache. */
const ROWS_AT_ONCE: i32 = 32;

/**
 * @param rows of A, B and C
 * @param columns of C
 * @param a `[rows, aDepth]`, its rows `aRow` bytes apart; likewise b, which may have a depth of 0
 * @param depth of the panels; more than aDepth + bDepth where the last steps are left out
 * @param accumulate adds to C instead of overwriting it
 */
export function multiplyRows(
  rows: i32, columns: i32,
  a: usize, aRow: i32, aDepth: i32, b: usize, bRow: i32, bDepth: i32,
  panels: usize, depth: i32, c: usize, cRow: i32, accumulate: bool,
): void {
  const panelSize = ((depth + 1) * WIDTH) << 2;
  for (let block = 0; block < rows; block += ROWS_AT_ONCE) {
    const end = min(rows, block + ROWS_AT_ONCE);
    let panel = panels;
    for (let first = 0; first < columns; first += WIDTH, panel += panelSize) {
      const count = columns - first;
      let row = block;
      for (; row + 4 <= end; row += 4) {
        tile(a + row * aRow, aRow, aDepth, b + row * bRow, bRow, bDepth, panel, c + row * cRow + (first << 2), cRow, count, accumulate);
      }
      for (; row < end; row++) {
        single(a + row * aRow, aDepth, b + row * bRow, bDepth, panel, c + row * cRow + (first << 2), count, accumulate);
      }
    }
  }
}

function tile(
  a: usize, aRow: i32, aDepth: i32, b: usize, bRow: i32, bDepth: i32,
  panel: usize, c: usize, cRow: i32, count: i32, accumulate: bool,
): void {
  let left0 = v128.load(panel), right0 = v128.load(panel, 16);
  let left1 = left0, right1 = right0, left2 = left0, right2 = right0, left3 = left0, right3 = right0;
  let at = panel + 32;
  let source = a, row = aRow, depth = aDepth;
  for (let part = 0; part < 2; part++) {
    let a0 = source, a1 = source + row, a2 = a1 + row, a3 = a2 + row;
    for (let k = 0; k < depth; k++) {
      const left = v128.load(at), right = v128.load(at, 16);
      at += 32;
      const s0 = v128.load32_splat(a0), s1 = v128.load32_splat(a1);
      left0 = madd(s0, left, left0);
      right0 = madd(s0, right, right0);
      left1 = madd(s1, left, left1);
      right1 = madd(s1, right, right1);
      const s2 = v128.load32_splat(a2), s3 = v128.load32_splat(a3);
      left2 = madd(s2, left, left2);
      right2 = madd(s2, right, right2);
      left3 = madd(s3, left, left3);
      right3 = madd(s3, right, right3);
      a0 += 4; a1 += 4; a2 += 4; a3 += 4;
    }
    source = b; row = bRow; depth = bDepth;
  }
  finish(c, left0, right0, count, accumulate);
  finish(c + cRow, left1, right1, count, accumulate);
  finish(c + cRow * 2, left2, right2, count, accumulate);
  finish(c + cRow * 3, left3, right3, count, accumulate);
}

function single(
  a: usize, aDepth: i32, b: usize, bDepth: i32, panel: usize, c: usize, count: i32, accumulate: bool,
): void {
  let left = v128.load(panel), right = v128.load(panel, 16);
  let at = panel + 32;
  let source = a, depth = aDepth;
  for (let part = 0; part < 2; part++) {
    for (let k = 0; k < depth; k++, at += 32, source += 4) {
      const s = v128.load32_splat(source);
      left = madd(s, v128.load(at), left);
      right = madd(s, v128.load(at, 16), right);
    }
    source = b; depth = bDepth;
  }
  finish(c, left, right, count, accumulate);
}

// @ts-ignore: decorator
@inline
export function finish(c: usize, left: v128, right: v128, count: i32, accumulate: bool): void {
  storeLanes(c, accumulate ? f32x4.add(v128.load(c), left) : left, count);
  if (count > 4) storeLanes(c + 16, accumulate ? f32x4.add(v128.load(c, 16), right) : right, count - 4);
}
