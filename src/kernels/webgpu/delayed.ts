/**
 * The delayed recurrence (thesis eqs 3.20–3.23) on the GPU: the first group's projection of all frames, then one program
 * over time; backward one program over time, then one for the gradient of all weights.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

import {
  DELAYED,
  DELAYED_INPUT,
  DELAYED_WEIGHTS,
  type DelayedAttributes,
  type DelayedGroup,
  delayedLayout,
} from '../delayed/kernel';
import type { GroupWeights, Tf } from '../operations';
import { present } from '../registration';
import { delayedBackward, delayedForward, delayedShared } from './delayedPrograms';
import type { GradientBlock } from './gradientPrograms';
import { chooseLanes, fitsShared, type Lanes } from './lanes';
import { type Matrix, project, projectBack, weightGradient } from './products';
import { runProgram } from './program';
import { consumed, register } from './registration';

interface Call {
  readonly backend: WebGPUBackend;
  readonly x: TensorInfo;
  readonly weights: TensorInfo;
  readonly attributes: DelayedAttributes;
  readonly groups: readonly DelayedGroup[];
  readonly width: number;
  /** U of the fastest group, which reads x. */
  readonly matrix: Matrix;
}

function callOf(backend: WebGPUBackend, inputs: NamedTensorInfoMap, attributes: DelayedAttributes): Call {
  const [x, weights] = [present(inputs['x']), present(inputs['weights'])];
  const { groups, width } = delayedLayout(present(x.shape[2]), attributes);
  const { offset, reads, units } = present(groups[0]);
  const matrix = { weights, offset, rows: reads, columns: units };
  return { backend, x, weights, attributes, groups, width, matrix };
}

/** @param lanes sequences per workgroup; left out, as many as leave a GPU busy */
export function registerDelayedRecurrence(tf: Tf, lanes?: Lanes): void {
  const walk = (call: Call, template: typeof delayedForward, inputs: readonly TensorInfo[]) => {
    const [time, batch] = call.x.shape as [number, number];
    const { groups, width } = call;
    const chosen = chooseLanes(batch, delayedShared(groups), lanes);
    return runProgram(call.backend, template, {
      constants: { groups, width, activation: call.attributes.activation, lanes: chosen },
      inputs,
      uniforms: [time, batch],
      outputShape: [time, batch, width],
      workgroups: Math.ceil(batch / chosen),
    });
  };
  const walkBackward = (call: Call, { upstream, states }: NamedTensorInfoMap) =>
    walk(call, delayedBackward, [present(upstream), present(states), call.weights]);

  register<DelayedAttributes>(tf, DELAYED, (backend, inputs, attributes) => {
    const call = callOf(backend, inputs, attributes);
    const { x, weights, matrix } = call;
    const bias = matrix.offset + (matrix.rows + matrix.columns) * matrix.columns;
    return consumed(backend, project(backend, x, matrix, bias), (projected) =>
      walk(call, delayedForward, [projected, weights]),
    );
  });
  register<DelayedAttributes>(tf, DELAYED_INPUT, (backend, inputs, attributes) => {
    const call = callOf(backend, inputs, attributes);
    return consumed(backend, walkBackward(call, inputs), (deltas) =>
      projectBack(backend, deltas, call.matrix),
    );
  });
  register<DelayedAttributes>(tf, DELAYED_WEIGHTS, (backend, inputs, attributes) => {
    const call = callOf(backend, inputs, attributes);
    const { x, groups } = call;
    const [size] = call.weights.shape as [number];
    const states = present(inputs['states']);
    return consumed(backend, walkBackward(call, inputs), (deltas) =>
      weightGradient(backend, { x, states, deltas, size }, blocksOf(groups)),
    );
  });
}

function blocksOf(groups: readonly DelayedGroup[]): GradientBlock[] {
  return groups.flatMap(({ offset, units, before, first, period, reads }, i): GradientBlock[] => {
    const shared = { columns: units, delta: before, first, period };
    const faster = groups[i - 1];
    const source =
      faster === undefined
        ? ({ from: 'x', at: 0 } as const)
        : ({ from: 'states', at: faster.before } as const);
    const recurrent = { from: 'states', at: before } as const;
    return [
      { ...shared, ...source, offset, rows: reads, bias: false, delay: 0 },
      { ...shared, ...recurrent, offset: offset + reads * units, rows: units, bias: true, delay: 1 },
    ];
  });
}

/** Whether the programs have room for the widest group. */
export function fitsDelayed(groups: readonly GroupWeights[]): boolean {
  return fitsShared(2 * Math.max(...groups.map(({ bias }) => bias.shape[0])));
}
