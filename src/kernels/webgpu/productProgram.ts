/**
 * Rows times a matrix, or its transpose, that lies somewhere in packed weights, with a bias. No barrier and no atomics:
 * each sum has one order.
 */

import type { Template } from './program';

interface ProductConstants {
  /** Length of the sums. */
  readonly inner: number;
  /** Columns of the result. */
  readonly columns: number;
  /** Width of the left rows, and where in them the sum starts. */
  readonly stride: number;
  readonly start: number;
  /** The right matrix: first element, and the steps along the sum and along the columns. */
  readonly matrix: number;
  readonly innerStep: number;
  readonly columnStep: number;
  /** Where the bias starts, null for none. */
  readonly bias: number | null;
  readonly [key: string]: unknown;
}

const PRODUCT_THREADS = 64;
const TILE = 4;

/** Each thread has a tile of 4 rows and 4 columns. */
export function productWorkgroups(rows: number, columns: number): number {
  return Math.ceil((Math.ceil(rows / TILE) * Math.ceil(columns / TILE)) / PRODUCT_THREADS);
}

/** left · matrix + bias for all rows: `[rows, columns]`. */
export const product: Template<ProductConstants> = {
  name: 'PackedProduct',
  inputs: ['left', 'weights'],
  uniforms: ['rows'],
  workgroupSize: () => PRODUCT_THREADS,
  code({ inner, columns, stride, start, matrix, innerStep, columnStep, bias }) {
    const across = Math.ceil(columns / TILE);
    const quad = (of: (n: number) => string) => [0, 1, 2, 3].map(of).join(', ');
    const columnsHere = quad((n) => `weights[at + c[${n}]]`);
    const rowsHere = quad((n) => `left[r[${n}] + k]`);
    return `
    fn main(index : i32) {
      let row = index / ${across} * ${TILE};
      let column = index % ${across} * ${TILE};
      if (row >= uniforms.rows) { return; }
      let offsets = vec4<i32>(0, 1, 2, 3);
      // beyond the edge the last row and column are computed again, and not written
      let r = min(row + offsets, vec4<i32>(uniforms.rows - 1)) * ${stride} + ${start};
      let c = min(column + offsets, vec4<i32>(${columns - 1})) * ${columnStep};
      var sums : array<vec4<f32>, ${TILE}>;
      for (var k = 0; k < ${inner}; k++) {
        let at = ${matrix} + k * ${innerStep};
        let right = vec4<f32>(${columnsHere});
        let rows = vec4<f32>(${rowsHere});
        sums[0] += rows[0] * right;
        sums[1] += rows[1] * right;
        sums[2] += rows[2] * right;
        sums[3] += rows[3] * right;
      }
      for (var i = 0; i < ${TILE}; i++) {
        for (var j = 0; j < ${TILE}; j++) {
          if (row + i < uniforms.rows && column + j < ${columns}) {
            result[(row + i) * ${columns} + column + j] =
              sums[i][j]${bias === null ? '' : ` + weights[${bias} + column + j]`};
          }
        }
      }
    }`;
  },
};
