/**
 * One frame of a network as a TensorFlow graph, with what the network remembers in and out: the inputs and outputs of the
 * ONNX of one frame, `count` as int32.
 */

import type { NamedTensor } from '../../training/protocol';
import { counts, type Plan, stateSize } from '../plan';
import {
  COUNT,
  FRAME,
  firstLayerNodes,
  HIDDEN,
  NEXT_COUNT,
  NEXT_STATE,
  restNodes,
  STATE,
} from '../stepGraph';
import {
  type Constant,
  constantNode,
  FLOAT,
  type GraphNode,
  type GraphPiece,
  INT,
  toTensorflow,
  weightConstants,
} from './nodes';

export interface Argument {
  readonly name: string;
  readonly type: string;
}

export interface FunctionDefinition {
  readonly signature: {
    readonly name: string;
    readonly inputArg: readonly Argument[];
    readonly outputArg: readonly Argument[];
  };
  readonly nodeDef: readonly GraphNode[];
  /** Output argument → the tensor it is. */
  readonly ret: Readonly<Record<string, string>>;
}

export interface SignatureTensor extends Argument {
  /** −1: free. */
  readonly shape: readonly number[];
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly functions: readonly FunctionDefinition[];
  readonly constants: readonly Constant[];
  readonly inputs: readonly SignatureTensor[];
  readonly outputs: readonly SignatureTensor[];
}

export const ANY = -1;

interface Memory extends SignatureTensor {
  readonly next: string;
}

/** State and count, where the network has them. */
export function memoryOf(plan: Plan): Memory[] {
  const size = stateSize(plan);
  return [
    ...(size > 0 ? [{ name: STATE, next: NEXT_STATE, type: FLOAT.type, shape: [ANY, size] }] : []),
    ...(counts(plan) ? [{ name: COUNT, next: NEXT_COUNT, type: INT.type, shape: [1] }] : []),
  ];
}

/** All layers on one frame. */
export function stepPiece(plan: Plan, tensors: readonly NamedTensor[]): GraphPiece {
  const { nodes, constants } = toTensorflow([
    ...firstLayerNodes(plan.first),
    ...restNodes(plan.rest, HIDDEN),
  ]);
  return { nodes, constants: [...weightConstants(tensors), ...constants] };
}

export function placeholder({ name, type }: Argument): GraphNode {
  return { name, op: 'Placeholder', attr: { dtype: { type } } };
}

export function frameGraph(plan: Plan, tensors: readonly NamedTensor[]): Graph {
  const { nodes, constants } = stepPiece(plan, tensors);
  const memory = memoryOf(plan);
  const inputs = [{ name: FRAME, type: FLOAT.type, shape: [ANY, plan.inputs] }, ...memory];
  return {
    nodes: [...inputs.map(placeholder), ...constants.map(constantNode), ...nodes],
    functions: [],
    constants,
    inputs: inputs.map(({ name, type, shape }) => ({ name, type, shape })),
    outputs: [
      { name: 'logits', type: FLOAT.type, shape: [ANY, plan.classes] },
      ...memory.map(({ next, type, shape }) => ({ name: next, type, shape })),
    ],
  };
}
