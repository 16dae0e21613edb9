/** The operations of a frame in TensorFlow's words, as the JSON of a tfjs graph, with the small constants they need. */

import type { NamedTensor } from '../../training/protocol';
import type { StepNode } from '../stepGraph';

type Attribute =
  | { readonly type: string }
  | { readonly i: string }
  | { readonly func: { readonly name: string } };

export interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, Attribute>>;
}

export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

export interface GraphPiece {
  readonly nodes: readonly GraphNode[];
  readonly constants: readonly Constant[];
}

const UNARY = { relu: 'Relu', tanh: 'Tanh', sigmoid: 'Sigmoid', copy: 'Identity' } as const;
const BINARY = { matmul: 'MatMul', add: 'AddV2', mul: 'Mul' } as const;
const LAST_AXIS = -1;

export const FLOAT = { type: 'DT_FLOAT' };
export const INT = { type: 'DT_INT32' };

export function integerList(name: string, values: readonly number[]): Constant {
  return { name, shape: [values.length], values: Int32Array.from(values) };
}

export function integer(name: string, value: number): Constant {
  return { name, shape: [], values: Int32Array.of(value) };
}

export function weightConstants(tensors: readonly NamedTensor[]): Constant[] {
  return tensors.map(({ name, shape, values }) => ({ name, shape, values }));
}

/** The node that stands for a constant; its values are in the weights file. */
export function constantNode({ name, values }: Constant): GraphNode {
  return { name, op: 'Const', attr: { dtype: values instanceof Float32Array ? FLOAT : INT } };
}

function plain(op: string, input: readonly string[], name: string): GraphPiece {
  return { nodes: [{ name, op, input, attr: { T: FLOAT } }], constants: [] };
}

/** One node of several outputs, then each output by its own name. */
function splitPiece({ input, sizes, outputs }: Extract<StepNode, { op: 'split' }>): GraphPiece {
  const name = `${input}.split`;
  const lengths = integerList(`${input}.sizes`, sizes);
  const axis = integer(`${input}.axis`, LAST_AXIS);
  const split = { name, op: 'SplitV', input: [input, lengths.name, axis.name] };
  const attr = { T: FLOAT, Tlen: INT, num_split: { i: String(sizes.length) } };
  const named = outputs.map((output, i) => plain('Identity', [i === 0 ? name : `${name}:${i}`], output));
  return { nodes: [{ ...split, attr }, ...named.flatMap(({ nodes }) => nodes)], constants: [lengths, axis] };
}

function firesPiece({ input, period, remainder, output }: Extract<StepNode, { op: 'fires' }>): GraphPiece {
  const divisor = integerList(`${output}.period`, [period]);
  const wanted = integerList(`${output}.wanted`, [remainder]);
  const rest = `${output}.remainder`;
  return {
    nodes: [
      { name: rest, op: 'FloorMod', input: [input, divisor.name], attr: { T: INT } },
      { name: output, op: 'Equal', input: [rest, wanted.name], attr: { T: INT } },
    ],
    constants: [divisor, wanted],
  };
}

function translate(node: StepNode): GraphPiece {
  switch (node.op) {
    case 'matmul':
    case 'add':
    case 'mul':
      return plain(BINARY[node.op], node.inputs, node.output);
    case 'relu':
    case 'tanh':
    case 'sigmoid':
    case 'copy':
      return plain(UNARY[node.op], [node.input], node.output);
    case 'split':
      return splitPiece(node);
    case 'concat': {
      const axis = integer(`${node.output}.axis`, LAST_AXIS);
      const attr = { T: FLOAT, Tidx: INT, N: { i: String(node.inputs.length) } };
      const concat = { name: node.output, op: 'ConcatV2', input: [...node.inputs, axis.name], attr };
      return { nodes: [concat], constants: [axis] };
    }
    case 'fires':
      return firesPiece(node);
    case 'increment': {
      const one = integerList(`${node.output}.one`, [1]);
      const sum = { name: node.output, op: 'AddV2', input: [node.input, one.name], attr: { T: INT } };
      return { nodes: [sum], constants: [one] };
    }
    case 'select':
      return plain('SelectV2', [node.condition, ...node.inputs], node.output);
  }
}

export function toTensorflow(nodes: readonly StepNode[]): GraphPiece {
  const pieces = nodes.map(translate);
  return {
    nodes: pieces.flatMap((piece) => piece.nodes),
    constants: pieces.flatMap((piece) => piece.constants),
  };
}
