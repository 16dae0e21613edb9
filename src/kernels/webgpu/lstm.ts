/**
 * The LSTM on the GPU: all gates' projections of all frames, then one program over time; backward one program over time,
 * then one for the gradient of all weights.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

import { LSTM, LSTM_INPUT, LSTM_WEIGHTS, type LstmAttributes, lstmLayout } from '../lstm/kernel';
import type { LstmWeights, Tf } from '../operations';
import { present } from '../registration';
import { GATES } from '../shapes';
import type { GradientBlock } from './gradientPrograms';
import { chooseLanes, fitsShared, type Lanes } from './lanes';
import { LSTM_PLANES, lstmBackward, lstmForward } from './lstmPrograms';
import { type Matrix, project, projectBack, weightGradient } from './products';
import { runProgram } from './program';
import { BACKEND, consumed, register } from './registration';

interface Call {
  readonly backend: WebGPUBackend;
  readonly x: TensorInfo;
  readonly weights: TensorInfo;
  readonly attributes: LstmAttributes;
  readonly layout: ReturnType<typeof lstmLayout>;
  /** U of all gates. */
  readonly matrix: Matrix;
}

function callOf(backend: WebGPUBackend, inputs: NamedTensorInfoMap, attributes: LstmAttributes): Call {
  const [x, weights] = [present(inputs['x']), present(inputs['weights'])];
  const layout = lstmLayout(x, attributes);
  const matrix = { weights, offset: attributes.offset, rows: layout.inputs, columns: layout.columns };
  return { backend, x, weights, attributes, layout, matrix };
}

/** @param lanes sequences per workgroup; left out, as many as leave a GPU busy */
export function registerLstm(tf: Tf, lanes?: Lanes): void {
  const walk = (
    { backend, attributes: { units, activation }, layout: { time, batch, recurrent } }: Call,
    template: typeof lstmForward,
    inputs: readonly TensorInfo[],
    outputShape: readonly number[],
  ) => {
    const chosen = chooseLanes(batch, lstmShared(units), lanes);
    return runProgram(backend, template, {
      constants: { units, recurrent, activation, lanes: chosen },
      inputs,
      uniforms: [time, batch],
      outputShape,
      workgroups: Math.ceil(batch / chosen),
    });
  };
  const walkBackward = (call: Call, { upstream, memory }: NamedTensorInfoMap) => {
    const { time, batch, columns } = call.layout;
    const inputs = [present(upstream), present(memory), call.weights];
    return walk(call, lstmBackward, inputs, [time, batch, columns]);
  };

  register<LstmAttributes>(tf, LSTM, (backend, inputs, attributes) => {
    const call = callOf(backend, inputs, attributes);
    const { x, weights, matrix, layout } = call;
    const { time, batch, bias } = layout;
    const shape = [LSTM_PLANES * time, batch, attributes.units];
    const planes = consumed(backend, project(backend, x, matrix, bias), (projected) =>
      walk(call, lstmForward, [projected, weights], shape),
    );
    return [firstPlane(tf, backend, planes, [time, batch, attributes.units]), planes];
  });
  register<LstmAttributes>(tf, LSTM_INPUT, (backend, inputs, attributes) => {
    const call = callOf(backend, inputs, attributes);
    return consumed(backend, walkBackward(call, inputs), (deltas) =>
      projectBack(backend, deltas, call.matrix),
    );
  });
  register<LstmAttributes>(tf, LSTM_WEIGHTS, (backend, inputs, attributes) => {
    const call = callOf(backend, inputs, attributes);
    const [size] = call.weights.shape as [number];
    const states = present(inputs['states']);
    return consumed(backend, walkBackward(call, inputs), (deltas) =>
      weightGradient(
        backend,
        { x: call.x, states, deltas, size },
        blocksOf(call.matrix, call.attributes.units),
      ),
    );
  });
}

function firstPlane(tf: Tf, backend: WebGPUBackend, planes: TensorInfo, size: number[]): TensorInfo {
  const slice = tf.getKernel('Slice', BACKEND);
  const attrs = { begin: [0, 0, 0], size };
  return slice.kernelFunc({ inputs: { x: planes }, backend, attrs }) as TensorInfo;
}

function blocksOf({ offset, rows, columns }: Matrix, units: number): GradientBlock[] {
  const shared = { columns, delta: 0, first: 0, period: 1, at: 0 };
  return [
    { ...shared, offset, rows, bias: false, from: 'x', delay: 0 },
    { ...shared, offset: offset + rows * columns, rows: units, bias: true, from: 'states', delay: 1 },
  ];
}

/** Values each sequence keeps in workgroup memory: the gates' gradients, the most of both directions. */
function lstmShared(units: number): number {
  return GATES * units;
}

/** Whether the programs have room for the units. */
export function fitsLstm({ recurrent }: LstmWeights): boolean {
  return fitsShared(lstmShared(recurrent.shape[0]));
}
