/**
 * The LSTM and its gradients in WebAssembly. One walk backward turns the gates into pre-activation gradients; products do
 * the rest.
 */

import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

import { LSTM, LSTM_INPUT, LSTM_WEIGHTS, type LstmAttributes, lstmLayout } from '../lstm/kernel';
import type { Tf } from '../operations';
import { present } from '../registration';
import { GATES } from '../shapes';
import { ACTIVATION_CODES } from './activationCodes';
import type { Kernels } from './kernels';
import { inputGradient } from './linear';
import { register } from './registration';
import type { MemoryBackend } from './tensorStorage';

/** Planes of what the gradient reads, `[5, frames, batch, units]`: the gates after their activations, side by side; the cells. */
const PLANES = GATES + 1;

interface Call {
  readonly kernels: Kernels;
  readonly backend: MemoryBackend;
  readonly inputs: NamedTensorInfoMap;
  readonly attributes: LstmAttributes;
  readonly layout: ReturnType<typeof lstmLayout>;
}

export function registerLstm(tf: Tf, kernels: Kernels): void {
  const registerLstmKernel = (name: string, kernel: (call: Call) => TensorInfo | TensorInfo[]) =>
    register<LstmAttributes>(tf, name, (backend, inputs, attributes) => {
      const layout = lstmLayout(present(inputs['x']), attributes);
      return kernel({ kernels, backend, inputs, attributes, layout });
    });
  registerLstmKernel(LSTM, walkForward);
  registerLstmKernel(LSTM_WEIGHTS, weightGradient);
  registerLstmKernel(LSTM_INPUT, (call) => {
    const { time, batch, inputs: rows, columns } = call.layout;
    const deltas = walkBackward(call);
    const weight = kernels.placePart(
      call.backend.floats(call.inputs['weights']),
      call.attributes.offset,
      rows * columns,
    );
    const dx = inputGradient(kernels, deltas, time * batch, { weight, rows, columns });
    return call.backend.make([time, batch, rows], dx);
  });
}

function walkForward({ kernels, backend, inputs, attributes, layout }: Call): TensorInfo[] {
  const { offset, units, activation } = attributes;
  const { time, batch, inputs: width, columns, recurrent, bias } = layout;
  const count = time * batch * units;
  kernels.clearAll();
  const x = kernels.place(backend.floats(inputs['x']));
  const h = kernels.reserve(count * 4);
  const gates = kernels.reserve(count * PLANES * 4);
  kernels.keepRoom();
  const all = kernels.placePart(backend.floats(inputs['weights']), offset, bias + columns - offset);
  const [weight, biases] = [all + (recurrent - offset) * 4, all + (bias - offset) * 4];
  const panels = kernels.panels(columns, width + units);
  const c = gates + count * GATES * 4;
  kernels.run.lstmForwardPack(width, units, all, weight, biases, panels);
  const shares = kernels.shares(batch, time * batch * (width + units) * columns);
  kernels.divide(
    'lstmForward',
    shares,
    ...[x, h, gates, c],
    ...[time, batch, width, units, panels, ACTIVATION_CODES[activation]],
  );
  const states = backend.make([time, batch, units], kernels.floats(h, count));
  const memory = backend.make([PLANES * time, batch, units], kernels.floats(gates, count * PLANES));
  kernels.keep(present(inputs['x']), x);
  kernels.keep(states, h);
  kernels.keep(memory, gates);
  return [states, memory];
}

/** @returns dU, dW and db where the weights lie, `[size]`, zero elsewhere */
function weightGradient(call: Call): TensorInfo {
  const { kernels, backend, inputs, attributes, layout } = call;
  const { offset, units } = attributes;
  const { time, batch, inputs: width, columns, recurrent, bias } = layout;
  const [size] = present(inputs['weights']).shape as [number];
  const deltas = walkBackward(call);
  const x = kernels.placeTensor(backend, inputs['x']);
  const h = kernels.placeTensor(backend, inputs['states']);
  const gradient = kernels.zeros(size);
  const shares = kernels.productShares(width + units, time * batch * (width + units) * columns);
  const scratch = kernels.productScratch(columns, shares);
  kernels.divide(
    'lstmWeights',
    shares,
    ...[x, h, deltas, time, batch, width, units],
    ...[gradient + offset * 4, gradient + recurrent * 4, gradient + bias * 4, scratch],
  );
  return backend.make([size], kernels.floats(gradient, size));
}

/** @returns address of the pre-activation gradients, `[frames, batch, 4 · units]` */
function walkBackward({ kernels, backend, inputs, attributes, layout }: Call): number {
  const { units, activation } = attributes;
  const { time, batch, columns, recurrent } = layout;
  kernels.clear();
  const upstream = kernels.place(backend.floats(inputs['upstream']));
  const gates = kernels.takeTensor(backend, inputs['memory']);
  const c = gates + time * batch * columns * 4;
  const weight = kernels.placePart(backend.floats(inputs['weights']), recurrent, units * columns);
  const dh = kernels.zeros(batch * units);
  const dc = kernels.zeros(batch * units);
  const panels = kernels.panels(units, columns);
  kernels.run.lstmBackwardPack(units, weight, panels);
  const shares = kernels.shares(batch, time * batch * units * columns);
  kernels.divide(
    'lstmBackward',
    shares,
    ...[upstream, gates, c, dh, dc],
    ...[time, batch, units, panels, ACTIVATION_CODES[activation]],
  );
  return gates;
}
