/**
 * Weights as ONNX's own RNN and LSTM want them, and back: one direction, a row per unit, the gates in another order, a second
 * bias. Numbers are moved, never computed with.
 */

import type { NamedTensor } from '../../training/protocol';
import type { OnnxTensor } from './model';

/** ONNX's gates are i, o, f, c; ours i, f, g, o. */
export const GATE_ORDER = [0, 3, 1, 2];
/** Of a layer without gates. */
export const ONE_BLOCK = [0];

/** Of an ONNX tensor, by the name of the network's own. */
export const directionName = (name: string) => `${name}.onnx`;

type Values = Float32Array<ArrayBuffer>;

/** `[rows, columns]` and `[columns, rows]` with blocks of columns in another order: calls `pair` with the places of each number. */
function eachPair(
  [rows = 1, columns = 1]: readonly number[],
  blocks: readonly number[],
  pair: (own: number, turned: number) => void,
): void {
  const block = columns / blocks.length;
  blocks.forEach((from, to) => {
    for (let column = 0; column < block; column++) {
      for (let row = 0; row < rows; row++) {
        pair(row * columns + from * block + column, (to * block + column) * rows + row);
      }
    }
  });
}

/** `[rows, columns]` → `[1, columns, rows]`, with blocks of columns in another order. */
export function direction({ name, shape, values }: NamedTensor, blocks: readonly number[]): OnnxTensor {
  const [rows = 1, columns = 1] = shape;
  const turned = new Float32Array(values.length);
  eachPair(shape, blocks, (own, place) => {
    turned[place] = values[own] as number;
  });
  return { name: directionName(name), shape: [1, columns, rows], values: turned };
}

/** `[size]` → `[1, 2 · size]`: the input's bias, and none of the state. */
export function directionBias({ name, values }: NamedTensor, blocks: readonly number[]): OnnxTensor {
  const ordered = direction({ name, shape: [1, values.length], values }, blocks).values as Float32Array;
  const both = new Float32Array(2 * ordered.length);
  both.set(ordered);
  return { name: directionName(name), shape: [1, both.length], values: both };
}

/** The shape that a tensor of the network has as ONNX's. */
export function directionShape(shape: readonly number[]): readonly number[] {
  const [rows = 1, columns = 1] = shape;
  return shape.length === 2 ? [1, columns, rows] : [1, 2 * rows];
}

/** The network's own numbers from ONNX's; of a bias the input's. @param shape the network's own */
export function undirected(turned: Values, shape: readonly number[], blocks: readonly number[]): Values {
  const matrix = shape.length === 2 ? shape : [1, ...shape];
  const values = new Float32Array(matrix.reduce((product, length) => product * length, 1));
  eachPair(matrix, blocks, (own, place) => {
    values[own] = turned[place] as number;
  });
  return values;
}
