/**
 * All parameters of a network in one vector, so that an optimiser updates them in one go, and the named tensors in it.
 * The order is that of the specs.
 */

import type { Operations, Tensor, Tensor1D } from '../kernels/operations';
import type { ParameterSpec, Parameters } from './definition';

interface NamedValues {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

export function parameterSize({ shape }: ParameterSpec): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Number of parameters, with or without the output layers (the thesis counts without). */
export function countParameters(
  specs: readonly ParameterSpec[],
  { output }: { readonly output: boolean },
): number {
  return specs.reduce((sum, spec) => (output || !spec.output ? sum + parameterSize(spec) : sum), 0);
}

/**
 * Named tensors of the packed vector.
 *
 * @param packed `[Σ sizes]`
 */
export function unpack(
  operations: Operations,
  packed: Tensor1D,
  specs: readonly ParameterSpec[],
): Parameters {
  const pieces = operations.unpack(
    packed,
    specs.map(({ shape }) => shape),
  );
  return Object.fromEntries(specs.map(({ name }, i) => [name, pieces[i] as Tensor]));
}

/** Copies of the named values in a packed vector. Throws RangeError where its length is not that of the specs. */
export function namedValues(packed: Float32Array, specs: readonly ParameterSpec[]): NamedValues[] {
  const size = countParameters(specs, { output: true });
  if (packed.length !== size) throw new RangeError(`${packed.length} values for ${size} parameters`);
  let offset = 0;
  return specs.map((spec) => {
    const values = new Float32Array(packed.subarray(offset, offset + parameterSize(spec)));
    offset += values.length;
    return { name: spec.name, shape: spec.shape, values };
  });
}

/** The inverse of `namedValues`; tensors in any order. Throws RangeError where one is missing or has another length. */
export function packValues(
  tensors: readonly NamedValues[],
  specs: readonly ParameterSpec[],
): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(countParameters(specs, { output: true }));
  let offset = 0;
  for (const spec of specs) {
    const tensor = tensors.find(({ name }) => name === spec.name);
    const size = parameterSize(spec);
    if (tensor?.values.length !== size) throw new RangeError(`No ${size} values of ${spec.name}`);
    packed.set(tensor.values, offset);
    offset += size;
  }
  return packed;
}
