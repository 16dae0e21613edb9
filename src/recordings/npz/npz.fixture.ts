/** Prepared sets for tests, written as `numpy.savez` does. */

import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core.js';

export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  /** `<f4` unless given. */
  readonly type?: string;
  readonly fortran?: boolean;
}

const WRITERS: Readonly<
  Record<string, readonly [bytes: number, (view: DataView, at: number, value: number) => void]>
> = {
  '<f4': [4, (view, at, value) => view.setFloat32(at, value, true)],
  '<f8': [8, (view, at, value) => view.setFloat64(at, value, true)],
  '>f4': [4, (view, at, value) => view.setFloat32(at, value, false)],
  '<f2': [2, () => undefined],
  '<i8': [8, (view, at, value) => view.setBigInt64(at, BigInt(value), true)],
  '|u1': [1, (view, at, value) => view.setUint8(at, value)],
};

export function npyBytes({
  shape,
  values,
  type = '<f4',
  fortran = false,
}: NpyArray): Uint8Array<ArrayBuffer> {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const order = fortran ? 'True' : 'False';
  const text = `{'descr': '${type}', 'fortran_order': ${order}, 'shape': (${sizes}), }`;
  const padded = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`;
  const [size, write] = WRITERS[type]!;
  const bytes = new Uint8Array(10 + padded.length + values.length * size);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, padded.length & 255, padded.length >> 8]);
  bytes.set(new TextEncoder().encode(padded), 10);
  const view = new DataView(bytes.buffer, 10 + padded.length);
  for (let at = 0; at < values.length; at += 1) write(view, at * size, values[at]!);
  return bytes;
}

/** @param level 0 stores as `savez`, others deflate as `savez_compressed` */
export async function npzBlob(
  arrays: Readonly<Record<string, NpyArray | Uint8Array<ArrayBuffer>>>,
  { level = 0, zip64 = true }: { readonly level?: number; readonly zip64?: boolean } = {},
): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, level, zip64 });
  for (const [name, array] of Object.entries(arrays)) {
    const bytes = array instanceof Uint8Array ? array : npyBytes(array);
    await zip.add(`${name}.npy`, new BlobReader(new Blob([bytes])));
  }
  return await zip.close();
}

/** `[rows, frames, 150]`: body 1 in all frames but the last `padding`, body 2 where `two`. */
export function positionRows(
  rows: number,
  frames: number,
  { padding = 0, two = false }: { readonly padding?: number; readonly two?: boolean } = {},
): NpyArray {
  const values = new Float64Array(rows * frames * 150);
  for (let at = 0; at < values.length; at += 1) {
    const frame = Math.floor(at / 150) % frames;
    const first = at % 150 < 75;
    // Never zero, different everywhere, exact in float32.
    if (frame < frames - padding && (first || two)) values[at] = ((at % 8191) + 1) / 1024;
  }
  return { shape: [rows, frames, 150], values };
}

/** One-hot `[actions.length, classes]`. */
export function labels(actions: readonly number[], classes = 60, type = '<f8'): NpyArray {
  const values = new Float64Array(actions.length * classes);
  actions.forEach((action, row) => {
    if (action > 0) values[row * classes + action - 1] = 1;
  });
  return { shape: [actions.length, classes], values, type };
}
