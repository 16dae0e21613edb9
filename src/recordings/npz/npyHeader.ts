/**
 * The header of a `.npy` array: magic bytes, version, length, and a Python dictionary of three keys.
 *
 * Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays", versions 1.0 to 3.0.
 */

import { SkeletonParseError } from '../skeletonParseError';

export interface NpyHeader {
  /** As numpy writes it: `<f4`, `|u1`. */
  readonly type: string;
  readonly shape: readonly number[];
  /** Bytes before the first element. */
  readonly size: number;
}

/** Enough for the fixed part of every version. */
export const NPY_PRELUDE_BYTES = 12;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const LONGEST_HEADER = 65_536;
const DICTIONARY =
  /^\{\s*'descr'\s*:\s*'([^'\\]{1,16})'\s*,\s*'fortran_order'\s*:\s*(True|False)\s*,\s*'shape'\s*:\s*\(([^()]*)\)\s*,?\s*\}\s*$/;
const SIZE = /^\s*\d{1,15}\s*$/;

/**
 * Bytes of the whole header, from its first {@link NPY_PRELUDE_BYTES}.
 *
 * @param name of the array, for the problem
 * @throws SkeletonParseError `npz-array-broken`
 */
export function npyHeaderSize(prelude: Uint8Array, name: string): number {
  const [major = 0] = prelude.subarray(6);
  const known = MAGIC.every((byte, at) => prelude[at] === byte) && major >= 1 && major <= 3;
  if (!known || prelude.length < NPY_PRELUDE_BYTES)
    throw new SkeletonParseError('npz-array-broken', null, name);
  const view = new DataView(prelude.buffer, prelude.byteOffset);
  const size = major === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  if (size > LONGEST_HEADER) throw new SkeletonParseError('npz-array-broken', null, name);
  return size;
}

/**
 * @param bytes the whole header
 * @throws SkeletonParseError `npz-array-broken`, `npz-array-type` for Fortran order and for arrays with fields
 */
export function parseNpyHeader(bytes: Uint8Array, name: string): NpyHeader {
  const start = bytes[6] === 1 ? 10 : 12;
  const text = new TextDecoder().decode(bytes.subarray(start)).trimEnd();
  const [, type, fortran, sizes] = DICTIONARY.exec(text) ?? [];
  if (type === undefined || sizes === undefined) {
    const fields = /'descr'\s*:\s*[[(]/.test(text);
    throw new SkeletonParseError(
      fields ? 'npz-array-type' : 'npz-array-broken',
      null,
      fields ? `${name}: […]` : name,
    );
  }
  const parts = sizes.split(',');
  if (parts.at(-1)?.trim() === '') parts.pop();
  if (!parts.every((part) => SIZE.test(part))) throw new SkeletonParseError('npz-array-broken', null, name);
  const shape = parts.map(Number);
  if (fortran === 'True' && shape.length > 1) {
    throw new SkeletonParseError('npz-array-type', null, `${name}: fortran_order`);
  }
  return { type, shape, size: bytes.length };
}
