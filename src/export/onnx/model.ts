/**
 * ONNX files as bytes: the few messages of onnx.proto (IR version 8) that the exports use, written with protobuf's wire
 * format. Field numbers are those of github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */

import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

type Dimension = number | string;

export interface OnnxValue {
  readonly name: string;
  readonly type: 'float' | 'int64';
  /** Names stand for lengths that vary. */
  readonly shape: readonly Dimension[];
}

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

type OnnxAttribute = number | string | readonly number[] | readonly string[] | OnnxGraph;

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers throughout. */
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

export interface OnnxModel {
  readonly graph: OnnxGraph;
  readonly documentation: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export const PRODUCER = 'D-RNN Playground';
const IR_VERSION = 8;
const OPSET_VERSION = 17;
const ELEMENT = { float: 1, int64: 7 } as const;
const ATTRIBUTE = { int: 2, string: 3, graph: 5, ints: 7, strings: 8 } as const;

function text(writer: BinaryWriter, field: number, value: string): void {
  writer.tag(field, WireType.LengthDelimited).string(value);
}

function integer(writer: BinaryWriter, field: number, value: number): void {
  writer.tag(field, WireType.Varint).int64(value);
}

function message(writer: BinaryWriter, field: number, write: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write();
  writer.join();
}

function isGraph(attribute: OnnxAttribute): attribute is OnnxGraph {
  return typeof attribute === 'object' && 'nodes' in attribute;
}

function writeAttributeValue(writer: BinaryWriter, value: OnnxAttribute): number {
  if (typeof value === 'number') {
    integer(writer, 3, value);
    return ATTRIBUTE.int;
  }
  if (typeof value === 'string') {
    text(writer, 4, value);
    return ATTRIBUTE.string;
  }
  if (isGraph(value)) {
    message(writer, 6, () => writeGraph(writer, value));
    return ATTRIBUTE.graph;
  }
  for (const item of value) {
    if (typeof item === 'number') integer(writer, 8, item);
    else text(writer, 9, item);
  }
  return typeof value[0] === 'string' ? ATTRIBUTE.strings : ATTRIBUTE.ints;
}

function writeNode(writer: BinaryWriter, { op, inputs, outputs, attributes = {} }: OnnxNode): void {
  for (const input of inputs) text(writer, 1, input);
  for (const output of outputs) text(writer, 2, output);
  text(writer, 4, op);
  for (const [name, value] of Object.entries(attributes)) {
    message(writer, 5, () => {
      text(writer, 1, name);
      integer(writer, 20, writeAttributeValue(writer, value));
    });
  }
}

function writeTensor(writer: BinaryWriter, { name, shape, values }: OnnxTensor): void {
  for (const length of shape) integer(writer, 1, length);
  integer(writer, 2, values instanceof Float32Array ? ELEMENT.float : ELEMENT.int64);
  text(writer, 8, name);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength); // little-endian
  writer.tag(9, WireType.LengthDelimited).bytes(bytes);
}

function writeValue(writer: BinaryWriter, { name, type, shape }: OnnxValue): void {
  text(writer, 1, name);
  message(writer, 2, () => {
    message(writer, 1, () => {
      integer(writer, 1, ELEMENT[type]);
      message(writer, 2, () => {
        for (const length of shape) {
          message(writer, 1, () =>
            typeof length === 'number' ? integer(writer, 1, length) : text(writer, 2, length),
          );
        }
      });
    });
  });
}

function writeGraph(writer: BinaryWriter, { name, nodes, tensors, inputs, outputs }: OnnxGraph): void {
  for (const node of nodes) message(writer, 1, () => writeNode(writer, node));
  text(writer, 2, name);
  for (const tensor of tensors) message(writer, 5, () => writeTensor(writer, tensor));
  for (const value of inputs) message(writer, 11, () => writeValue(writer, value));
  for (const value of outputs) message(writer, 12, () => writeValue(writer, value));
}

export function encodeOnnx({ graph, documentation, metadata }: OnnxModel): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  integer(writer, 1, IR_VERSION);
  text(writer, 2, PRODUCER);
  text(writer, 6, documentation);
  message(writer, 7, () => writeGraph(writer, graph));
  message(writer, 8, () => {
    text(writer, 1, '');
    integer(writer, 2, OPSET_VERSION);
  });
  for (const [key, value] of Object.entries(metadata)) {
    message(writer, 14, () => {
      text(writer, 1, key);
      text(writer, 2, value);
    });
  }
  return writer.finish();
}
