/**
 * The LSTM as one tfjs kernel: all gates' projections of all frames, then one program over time; backward one program
 * over time, then one for the gradient of all weights.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NamedAttrMap, Tensor, Tensor3D, TensorInfo } from '@tensorflow/tfjs-core';

import type { Activation, LstmWeights, Tf } from '../operations';
import type { GradientBlock } from './gradientPrograms';
import { chooseLanes, fitsShared, type Lanes } from './lanes';
import { LSTM_PLANES, lstmBackward, lstmForward } from './lstmPrograms';
import { packWeights } from './packedWeights';
import { type Matrix, project, projectBack, weightGradient } from './products';
import { runProgram } from './program';
import { activeBackend, BACKEND, present, register, tracked } from './registration';

const NAME = 'LstmRecurrence';
const GATES = 4;

interface Attributes extends NamedAttrMap {
  offset: number;
  units: number;
  activation: Activation;
}

/** `[time, batch, inputs]` of x, and where its weights lie. */
function layoutOf(x: TensorInfo, weights: TensorInfo, { offset, units }: Attributes) {
  const [time, batch, inputs] = x.shape as [number, number, number];
  const columns = GATES * units;
  const recurrent = offset + inputs * columns;
  return {
    time,
    batch,
    recurrent,
    matrix: { weights, offset, rows: inputs, columns },
    bias: recurrent + units * columns,
  };
}

/** @param lanes sequences per workgroup; left out, as many as leave a GPU busy */
export function registerLstm(tf: Tf, lanes?: Lanes): void {
  // outputs: hidden states; the planes that the gradient reads
  register<Attributes>(tf, {
    name: NAME,
    inputs: ['x', 'weights'],
    outputsToSave: [true, true],
    run: (backend, inputs, attributes) => {
      const [x, weights] = [present(inputs['x']), present(inputs['weights'])];
      const { units, activation } = attributes;
      const { time, batch, recurrent, matrix, bias } = layoutOf(x, weights, attributes);
      const chosen = chooseLanes(batch, lstmShared(units), lanes);
      const projected = project(backend, x, matrix, bias);
      const planes = runProgram(backend, lstmForward, {
        constants: { units, recurrent, activation, lanes: chosen },
        inputs: [projected, weights],
        uniforms: [time, batch],
        outputShape: [LSTM_PLANES * time, batch, units],
        workgroups: Math.ceil(batch / chosen),
      });
      backend.disposeData(projected.dataId);
      return [firstPlane(tf, backend, planes, [time, batch, units]), planes];
    },
    gradient: (upstream, saved, attributes) => {
      const [x, weights, states, planes] = saved;
      const given = { x: present(x), weights: present(weights), states: present(states) };
      const { time, batch, recurrent, matrix } = layoutOf(given.x, given.weights, attributes);
      const backend = activeBackend(tf);
      const { units, activation } = attributes;
      const chosen = chooseLanes(batch, lstmShared(units), lanes);
      // not in the closures: tfjs runs each in a scope of its own and disposes what it made
      const deltas = tracked(
        tf,
        runProgram(backend, lstmBackward, {
          constants: { units, recurrent, activation, lanes: chosen },
          inputs: [present((upstream as Tensor[])[0]), present(planes), given.weights],
          uniforms: [time, batch],
          outputShape: [time, batch, GATES * units],
          workgroups: Math.ceil(batch / chosen),
        }),
      );
      return {
        x: () => tracked(tf, projectBack(backend, deltas, matrix)),
        weights: () => {
          const activity = { x: given.x, states: given.states, deltas, size: given.weights.size };
          return tracked(tf, weightGradient(backend, activity, blocksOf(matrix, units)));
        },
      };
    },
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

/** As `Operations.lstmRecurrence`; `registerLstm` first. */
export function lstmRecurrence(
  tf: Tf,
  x: Tensor3D,
  { input, recurrent, bias }: LstmWeights,
  activation: Activation,
): Tensor3D {
  const units = recurrent.shape[0];
  const shapes = [...input.shape, ...recurrent.shape, ...bias.shape].join();
  if (shapes !== [x.shape[2], units * GATES, units, units * GATES, units * GATES].join()) {
    throw new RangeError(`weights ${shapes} where ${x.shape[2]} values feed ${units} units`);
  }
  return tf.tidy(() => {
    const { packed, offset } = packWeights(tf, [input, recurrent, bias]);
    const attributes: Attributes = { offset, units, activation };
    const outputs = tf.engine().runKernel<Tensor[]>(NAME, { x, weights: packed }, attributes);
    return present(outputs[0]) as Tensor3D;
  });
}
