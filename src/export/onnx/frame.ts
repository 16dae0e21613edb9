/**
 * ONNX for live use: one frame in, logits out, and what the network remembers in and out.
 *
 * Inputs: `frame` `[batch, inputs]`; `state` `[batch, state size]`, zeros before a sequence (networks with memory); `count`
 * `[1]`, the frames seen so far (D-RNN). Outputs: `logits` `[batch, classes]`, `next_state`, `next_count`.
 */

import type { NamedTensor } from '../../training/protocol';
import type { Exported } from '../description';
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
import { onnxModel } from './metadata';
import { encodeOnnx, type OnnxValue } from './model';
import { toOnnx } from './nodes';

/** State and count, where the network has them. */
export function memoryValues(plan: Plan): { before: OnnxValue[]; after: OnnxValue[] } {
  const size = stateSize(plan);
  const state = size > 0 ? [{ type: 'float', shape: ['batch', size] } as const] : [];
  const count = counts(plan) ? [{ type: 'int64', shape: [1] } as const] : [];
  const named = (stateName: string, countName: string): OnnxValue[] => [
    ...state.map((value) => ({ ...value, name: stateName })),
    ...count.map((value) => ({ ...value, name: countName })),
  ];
  return { before: named(STATE, COUNT), after: named(NEXT_STATE, NEXT_COUNT) };
}

/** @returns the bytes of an `.onnx` file */
export function encodeOnnxFrame(network: Exported, tensors: readonly NamedTensor[]): Uint8Array<ArrayBuffer> {
  const { plan } = network;
  const { nodes, constants } = toOnnx([...firstLayerNodes(plan.first), ...restNodes(plan.rest, HIDDEN)]);
  const memory = memoryValues(plan);
  const graph = {
    name: 'frame',
    nodes,
    tensors: [...tensors, ...constants],
    inputs: [{ name: FRAME, type: 'float', shape: ['batch', plan.inputs] } as const, ...memory.before],
    outputs: [{ name: 'logits', type: 'float', shape: ['batch', plan.classes] } as const, ...memory.after],
  };
  const usage =
    'One frame: feed next_state and next_count back as state and count; zeros before the first frame of a sequence.';
  return encodeOnnx(onnxModel(network, graph, usage));
}
