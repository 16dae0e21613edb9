/** Elements of `.npy` arrays as float32, little-endian files on whatever processor. */

type ReadElement = (view: DataView, at: number) => number;

interface ElementType {
  readonly bytes: number;
  readonly read: ReadElement;
}

const FLOATS: Readonly<Record<string, ElementType>> = {
  '<f4': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  '<f8': { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
};

/** One-hot labels may be whole numbers or truth values too. */
const LABELS: Readonly<Record<string, ElementType>> = {
  ...FLOATS,
  '<i4': { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  '<i8': { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  '|u1': { bytes: 1, read: (view, at) => view.getUint8(at) },
  '|i1': { bytes: 1, read: (view, at) => view.getInt8(at) },
  '|b1': { bytes: 1, read: (view, at) => view.getUint8(at) },
};

export function elementType(type: string, use: 'positions' | 'labels'): ElementType | null {
  const types = use === 'positions' ? FLOATS : LABELS;
  return Object.hasOwn(types, type) ? (types[type] ?? null) : null;
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Converts all of `bytes` into `target`. */
export function decodeNumbers(type: ElementType, bytes: Uint8Array, target: Float32Array): void {
  if (type === FLOATS['<f4'] && IS_LITTLE_ENDIAN) {
    new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(bytes);
    return;
  }
  const { bytes: size, read } = type;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < target.length; at += 1) target[at] = read(view, at * size);
}
