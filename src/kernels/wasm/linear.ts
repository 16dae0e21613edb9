/** x·W + b and its gradients in WebAssembly. */

import type { TensorInfo } from '@tensorflow/tfjs-core';

import { LINEAR, LINEAR_INPUT, LINEAR_WEIGHTS, type LinearAttributes } from '../linear/kernel';
import type { Tf } from '../operations';
import { present } from '../registration';
import type { Kernels } from './kernels';
import { register } from './registration';

function rowsOf(tensor: TensorInfo): number {
  return present(tensor.shape[0]) * present(tensor.shape[1]);
}

export function registerLinear(tf: Tf, kernels: Kernels): void {
  register<LinearAttributes>(tf, LINEAR, (backend, inputs, { offset, rows, columns }) => {
    const x = present(inputs['x']);
    const frames = rowsOf(x);
    kernels.clear();
    const from = kernels.placeTensor(backend, x);
    const weight = kernels.placePart(backend.floats(inputs['weights']), offset, (rows + 1) * columns);
    const panels = kernels.panels(columns, rows);
    const y = kernels.reserve(frames * columns * 4);
    kernels.run.linearPack(rows, columns, weight, weight + rows * columns * 4, panels);
    const shares = kernels.shares(frames, frames * rows * columns);
    kernels.divide('linear', shares, frames, rows, columns, from, panels, y);
    return backend.make([...x.shape.slice(0, 2), columns], kernels.floats(y, frames * columns));
  });
  register<LinearAttributes>(tf, LINEAR_INPUT, (backend, inputs, { offset, rows, columns }) => {
    const upstream = present(inputs['upstream']);
    kernels.clear();
    const dy = kernels.place(backend.floats(upstream));
    const weight = kernels.placePart(backend.floats(inputs['weights']), offset, rows * columns);
    const values = inputGradient(kernels, dy, rowsOf(upstream), { weight, rows, columns });
    return backend.make([...upstream.shape.slice(0, 2), rows], values);
  });
  register<LinearAttributes>(tf, LINEAR_WEIGHTS, (backend, inputs, { offset, rows, columns }) => {
    const [upstream, weights] = [present(inputs['upstream']), present(inputs['weights'])];
    const frames = rowsOf(upstream);
    const [size] = weights.shape as [number];
    kernels.clear();
    const dy = kernels.place(backend.floats(upstream));
    const x = kernels.placeTensor(backend, inputs['x']);
    const gradient = kernels.zeros(size);
    const [weight, bias] = [gradient + offset * 4, gradient + (offset + rows * columns) * 4];
    const shares = kernels.productShares(rows, frames * rows * columns);
    const scratch = kernels.productScratch(columns, shares);
    kernels.divide('linearWeights', shares, frames, rows, columns, x, dy, weight, bias, scratch);
    return backend.make([size], kernels.floats(gradient, size));
  });
}

interface PlacedMatrix {
  /** Its address. */
  readonly weight: number;
  readonly rows: number;
  readonly columns: number;
}

/** dy·Wᵀ. @param dy address of `[frames, columns]` @returns `[frames, rows]`, a view of the arena */
export function inputGradient(
  kernels: Kernels,
  dy: number,
  frames: number,
  { weight, rows, columns }: PlacedMatrix,
): Float32Array {
  const panels = kernels.panels(rows, columns);
  const dx = kernels.reserve(frames * rows * 4);
  kernels.run.linearInputPack(rows, columns, weight, panels);
  const shares = kernels.shares(frames, frames * rows * columns);
  kernels.divide('linear', shares, frames, columns, rows, dy, panels, dx);
  return kernels.floats(dx, frames * rows);
}
