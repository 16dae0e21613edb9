/**
 * Whole sequences as a TensorFlow graph: `frames` `[time, batch, inputs]` → `logits` `[time, batch, classes]`, a while loop
 * around the frame, which tfjs runs with `executeAsync`.
 */

import type { NamedTensor } from '../../training/protocol';
import { type Plan, stateSize } from '../plan';
import { FRAME } from '../stepGraph';
import {
  ANY,
  type Argument,
  type FunctionDefinition,
  type Graph,
  memoryOf,
  placeholder,
  stepPiece,
} from './frameGraph';
import {
  type Constant,
  constantNode,
  FLOAT,
  type GraphNode,
  type GraphPiece,
  INT,
  integer,
  integerList,
} from './nodes';

const FRAMES = 'frames';
const TIME: Argument = { name: 't', type: INT.type };
const LENGTH: Argument = { name: 'length', type: INT.type };
const SEQUENCE: Argument = { name: FRAMES, type: FLOAT.type };
const COLLECTED: Argument = { name: 'collected', type: 'DT_VARIANT' };
/** The frame's logits go round too: tfjs 4.22 disposes of what a body puts into a list but does not also give back. */
const LATEST: Argument = { name: 'latest', type: FLOAT.type };

/** What goes round the loop. */
function loopArguments(plan: Plan): Argument[] {
  return [
    TIME,
    LENGTH,
    SEQUENCE,
    COLLECTED,
    LATEST,
    ...memoryOf(plan).map(({ name, type }) => ({ name, type })),
  ];
}

const NAMES = { condition: 'more_frames', body: 'next_frame' } as const;

function conditionFunction(plan: Plan): FunctionDefinition {
  const less = { name: 'more', op: 'Less', input: [TIME.name, LENGTH.name], attr: { T: INT } };
  return {
    signature: {
      name: NAMES.condition,
      inputArg: loopArguments(plan),
      outputArg: [{ name: 'answer', type: 'DT_BOOL' }],
    },
    nodeDef: [less],
    ret: { answer: 'more:z:0' },
  };
}

function bodyFunction(plan: Plan, { nodes, constants }: GraphPiece): FunctionDefinition {
  const inputArg = loopArguments(plan);
  const next: Readonly<Record<string, string>> = {
    [TIME.name]: 'next_t:z:0',
    [COLLECTED.name]: 'stored:output_handle:0',
    [LATEST.name]: 'logits:output:0',
    ...Object.fromEntries(memoryOf(plan).map((memory) => [memory.name, `${memory.next}:output:0`])),
  };
  const own: GraphNode[] = [
    { name: FRAME, op: 'GatherV2', input: [FRAMES, TIME.name, 'time.axis'], attr: { Tparams: FLOAT } },
    { name: 'next_t', op: 'AddV2', input: [TIME.name, 'one'], attr: { T: INT } },
    {
      name: 'stored',
      op: 'TensorListSetItem',
      input: [COLLECTED.name, TIME.name, 'logits'],
      attr: { element_dtype: FLOAT },
    },
  ];
  const local = [integer('time.axis', 0), integer('one', 1)];
  return {
    signature: {
      name: NAMES.body,
      inputArg,
      outputArg: inputArg.map(({ name, type }) => ({ name: `${name}_out`, type })),
    },
    nodeDef: [...[...constants, ...local].map(constantNode), ...own, ...nodes],
    ret: Object.fromEntries(inputArg.map(({ name }) => [`${name}_out`, next[name] ?? name])),
  };
}

/** Constants of the loop, its start and its end. */
function loopConstants(plan: Plan): Constant[] {
  return [
    integer('time.axis', 0),
    integer('one', 1),
    integer('zero', 0),
    integer('batch.axis', 1),
    integerList('logits.shape', [ANY, plan.classes]),
    integer('state.size', stateSize(plan)),
    { name: 'zero.state', shape: [], values: new Float32Array(1) },
    integerList('start.count', [0]),
  ];
}

function startNodes(plan: Plan): GraphNode[] {
  const state: GraphNode[] = [
    { name: 'batch', op: 'GatherV2', input: ['lengths', 'batch.axis', 'time.axis'], attr: { Tparams: INT } },
    { name: 'start.shape', op: 'Pack', input: ['batch', 'state.size'], attr: { T: INT, N: { i: '2' } } },
    { name: 'start.state', op: 'Fill', input: ['start.shape', 'zero.state'], attr: { T: FLOAT } },
  ];
  return [
    { name: 'lengths', op: 'Shape', input: [FRAMES], attr: { T: FLOAT } },
    {
      name: LENGTH.name,
      op: 'GatherV2',
      input: ['lengths', 'time.axis', 'time.axis'],
      attr: { Tparams: INT },
    },
    {
      name: 'start.collected',
      op: 'TensorListReserve',
      input: ['logits.shape', LENGTH.name],
      attr: { element_dtype: FLOAT },
    },
    ...(stateSize(plan) > 0 ? state : []),
  ];
}

export function sequenceGraph(plan: Plan, tensors: readonly NamedTensor[]): Graph {
  const step = stepPiece(plan, tensors);
  const own = loopConstants(plan);
  const start = [
    'zero',
    LENGTH.name,
    FRAMES,
    'start.collected',
    'zero.state',
    ...memoryOf(plan).map(({ name }) => `start.${name}`),
  ];
  const functions = [conditionFunction(plan), bodyFunction(plan, step)];
  const loop: GraphNode = {
    name: 'loop',
    op: 'StatelessWhile',
    input: start,
    attr: { cond: { func: { name: NAMES.condition } }, body: { func: { name: NAMES.body } } },
  };
  const stack: GraphNode = {
    name: 'logits',
    op: 'TensorListStack',
    input: ['loop:3', 'logits.shape'],
    attr: { element_dtype: FLOAT },
  };
  const input = { name: FRAMES, type: FLOAT.type, shape: [ANY, ANY, plan.inputs] };
  return {
    nodes: [placeholder(input), ...own.map(constantNode), ...startNodes(plan), loop, stack],
    functions,
    constants: [...step.constants, ...own],
    inputs: [input],
    outputs: [{ name: 'logits', type: FLOAT.type, shape: [ANY, ANY, plan.classes] }],
  };
}
