/**
 * Initial parameters, computed here rather than by tensor operations: the same on every engine, and in milliseconds
 * (tfjs's orthogonal initialiser takes minutes on a GPU). A parameter's values depend on the random stream given and
 * its name and shape alone, so networks that share a stream and a name start alike.
 */

import type { Random } from '../experiment/random';
import type { ParameterSpec } from './definition';
import { orthogonalMatrix } from './orthogonal';
import { countParameters, parameterSize } from './packing';

/** @returns all parameters packed in the order of the specs */
export function initialValues(specs: readonly ParameterSpec[], random: Random): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(countParameters(specs, { output: true }));
  let offset = 0;
  for (const spec of specs) {
    const size = parameterSize(spec);
    fill(packed.subarray(offset, offset + size), spec, random.fork(spec.name));
    offset += size;
  }
  return packed;
}

function fill(values: Float32Array, spec: ParameterSpec, random: Random): void {
  switch (spec.initial) {
    case 'zeros':
      break;
    case 'glorot':
      fillGlorot(values, spec, random);
      break;
    case 'orthogonal':
      fillOrthogonal(values, spec, random);
      break;
    case 'forget-gate-bias':
      fillForgetGateBias(values);
      break;
  }
}

function fillGlorot(values: Float32Array, { shape }: ParameterSpec, random: Random): void {
  const [fanIn = 1, fanOut = 1] = shape;
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  for (let i = 0; i < values.length; i++) values[i] = random.uniform(-limit, limit);
}

/** A `[n, n]` orthogonal matrix; of `[n, k · n]` (the gates of an LSTM) each of the k blocks. */
function fillOrthogonal(values: Float32Array, { name, shape }: ParameterSpec, random: Random): void {
  const [rows = 1, columns = 1] = shape;
  if (columns % rows !== 0) throw new RangeError(`${name} is not made of square blocks`);
  for (let block = 0; block < columns / rows; block++) {
    const matrix = orthogonalMatrix(rows, random.fork(block));
    for (let row = 0; row < rows; row++) {
      values.set(matrix.subarray(row * rows, (row + 1) * rows), row * columns + block * rows);
    }
  }
}

/** Gates in the order i, f, g, o. */
function fillForgetGateBias(values: Float32Array): void {
  const units = values.length / 4;
  values.fill(1, units, 2 * units);
}
