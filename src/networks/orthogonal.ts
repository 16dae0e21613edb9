/** Random orthogonal matrices (Saxe, McClelland and Ganguli 2014), uniformly distributed. */

import type { Random } from '../experiment/random';

/** @returns `[size, size]`, row-major, in double precision */
export function orthogonalMatrix(size: number, random: Random): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    do {
      for (let i = 0; i < size; i++) matrix[row * size + i] = random.normal();
    } while (!orthonormaliseRow(matrix, row, size));
  }
  return matrix;
}

/**
 * Gram–Schmidt against the rows above, twice against rounding (Giraud et al. 2005); false where hardly anything is left
 * of the row. Rows are told by their offsets: a view per row costs more than the arithmetic.
 */
function orthonormaliseRow(matrix: Float64Array, row: number, size: number): boolean {
  const start = row * size;
  const before = Math.sqrt(dot(matrix, start, start, size));
  for (let pass = 0; pass < 2; pass++) {
    for (let other = 0; other < start; other += size) {
      const projection = dot(matrix, start, other, size);
      for (let i = 0; i < size; i++) {
        matrix[start + i] = (matrix[start + i] as number) - projection * (matrix[other + i] as number);
      }
    }
  }
  const length = Math.sqrt(dot(matrix, start, start, size));
  if (!(length > 1e-8 * before)) return false;
  for (let i = 0; i < size; i++) matrix[start + i] = (matrix[start + i] as number) / length;
  return true;
}

/** Scalar product of the rows that start at a and b. */
function dot(matrix: Float64Array, a: number, b: number, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += (matrix[a + i] as number) * (matrix[b + i] as number);
  return sum;
}
