/**
 * What an ONNX file of this program holds beside its graph: who wrote it, its metadata, and the tensors of the outermost graph.
 * Reading copies nothing: bytes stay where they are in the file until somebody has checked them.
 */

import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';

interface StoredOnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Little-endian floats in the file; null where the tensor holds something else, or keeps it elsewhere. */
  readonly floats: Uint8Array | null;
}

export interface StoredOnnx {
  readonly producer: string;
  readonly metadata: ReadonlyMap<string, Uint8Array>;
  readonly tensors: ReadonlyMap<string, StoredOnnxTensor>;
}

/** The bytes are no ONNX file, or not the whole of one. */
export class OnnxError extends Error {
  override readonly name = 'OnnxError';
}

const MAX_TENSORS = 4096;
const MAX_METADATA = 256;
const MAX_RANK = 8;
const MAX_NAME_BYTES = 1024;
const FLOAT = 1;

interface Taker {
  readonly wire: WireType;
  take(reader: BinaryReader): void;
}

/** Calls who takes a field, in the order of the file; skips all others. */
function readFields(bytes: Uint8Array, takers: Readonly<Record<number, Taker>>): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [field, wire] = reader.tag();
    const taker = takers[field];
    if (taker?.wire === wire) taker.take(reader);
    else reader.skip(wire, field);
  }
}

const bytesField = (take: (bytes: Uint8Array) => void): Taker => ({
  wire: WireType.LengthDelimited,
  take: (reader) => take(reader.bytes()),
});

const numberField = (take: (value: number) => void): Taker => ({
  wire: WireType.Varint,
  take: (reader) => take(Number(reader.int64())),
});

const textField = (take: (text: string) => void): Taker => bytesField((bytes) => take(shortText(bytes)));

function shortText(bytes: Uint8Array): string {
  if (bytes.length > MAX_NAME_BYTES) throw new OnnxError('A name is too long');
  return new TextDecoder().decode(bytes);
}

function readTensor(bytes: Uint8Array): StoredOnnxTensor {
  let name = '';
  let type = 0;
  let raw: Uint8Array | null = null;
  const shape: number[] = [];
  readFields(bytes, {
    1: numberField((length) => {
      if (shape.length >= MAX_RANK) throw new OnnxError('A tensor has too many dimensions');
      shape.push(length);
    }),
    2: numberField((value) => {
      type = value;
    }),
    8: textField((text) => {
      name = text;
    }),
    9: bytesField((data) => {
      raw = data;
    }),
  });
  return { name, shape, floats: type === FLOAT ? raw : null };
}

/** @throws OnnxError, and nothing else, where the bytes are not those of an ONNX file */
export function readOnnx(bytes: Uint8Array): StoredOnnx {
  let producer = '';
  let graphs = 0;
  const metadata = new Map<string, Uint8Array>();
  const tensors = new Map<string, StoredOnnxTensor>();
  const graph: Readonly<Record<number, Taker>> = {
    5: bytesField((message) => {
      if (tensors.size >= MAX_TENSORS) throw new OnnxError('There are too many tensors');
      const tensor = readTensor(message);
      tensors.set(tensor.name, tensor);
    }),
  };
  const model: Readonly<Record<number, Taker>> = {
    2: textField((text) => {
      producer = text;
    }),
    7: bytesField((message) => {
      graphs += 1;
      readFields(message, graph);
    }),
    14: bytesField((message) => {
      if (metadata.size >= MAX_METADATA) throw new OnnxError('There is too much metadata');
      metadata.set(...readEntry(message));
    }),
  };
  try {
    readFields(bytes, model);
  } catch (error) {
    // the reader has no type for its own: any of them means that these bytes are no messages
    throw error instanceof OnnxError ? error : new OnnxError(String(error));
  }
  if (graphs !== 1) throw new OnnxError(`There are ${graphs} graphs`);
  return { producer, metadata, tensors };
}

function readEntry(bytes: Uint8Array): [key: string, value: Uint8Array] {
  let key = '';
  let value: Uint8Array = new Uint8Array(0);
  readFields(bytes, {
    1: textField((text) => {
      key = text;
    }),
    2: bytesField((text) => {
      value = text;
    }),
  });
  return [key, value];
}
