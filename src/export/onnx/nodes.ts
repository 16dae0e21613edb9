/** The operations of a frame in ONNX's words, with the small constants they need. */

import type { StepNode } from '../stepGraph';
import type { OnnxNode, OnnxTensor } from './model';

const UNARY = { relu: 'Relu', tanh: 'Tanh', sigmoid: 'Sigmoid', copy: 'Identity' } as const;
const BINARY = { matmul: 'MatMul', add: 'Add', mul: 'Mul' } as const;
const LAST_AXIS = -1;

export interface OnnxPiece {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxTensor[];
}

export function integers(name: string, values: readonly number[]): OnnxTensor {
  return { name, shape: [values.length], values: BigInt64Array.from(values, BigInt) };
}

function translate(node: StepNode): OnnxPiece {
  switch (node.op) {
    case 'matmul':
    case 'add':
    case 'mul':
      return { nodes: [{ op: BINARY[node.op], inputs: node.inputs, outputs: [node.output] }], constants: [] };
    case 'relu':
    case 'tanh':
    case 'sigmoid':
    case 'copy':
      return { nodes: [{ op: UNARY[node.op], inputs: [node.input], outputs: [node.output] }], constants: [] };
    case 'split': {
      const sizes = integers(`${node.input}.sizes`, node.sizes);
      const attributes = { axis: LAST_AXIS };
      return {
        nodes: [{ op: 'Split', inputs: [node.input, sizes.name], outputs: node.outputs, attributes }],
        constants: [sizes],
      };
    }
    case 'concat': {
      const { inputs, output } = node;
      return {
        nodes: [{ op: 'Concat', inputs, outputs: [output], attributes: { axis: LAST_AXIS } }],
        constants: [],
      };
    }
    case 'fires': {
      const period = integers(`${node.output}.period`, [node.period]);
      const wanted = integers(`${node.output}.wanted`, [node.remainder]);
      const remainder = `${node.output}.remainder`;
      return {
        nodes: [
          { op: 'Mod', inputs: [node.input, period.name], outputs: [remainder] },
          { op: 'Equal', inputs: [remainder, wanted.name], outputs: [node.output] },
        ],
        constants: [period, wanted],
      };
    }
    case 'increment': {
      const one = integers(`${node.output}.one`, [1]);
      return {
        nodes: [{ op: 'Add', inputs: [node.input, one.name], outputs: [node.output] }],
        constants: [one],
      };
    }
    case 'select': {
      const inputs = [node.condition, ...node.inputs];
      return { nodes: [{ op: 'Where', inputs, outputs: [node.output] }], constants: [] };
    }
  }
}

export function toOnnx(nodes: readonly StepNode[]): OnnxPiece {
  const pieces = nodes.map(translate);
  return {
    nodes: pieces.flatMap((piece) => piece.nodes),
    constants: pieces.flatMap((piece) => piece.constants),
  };
}
