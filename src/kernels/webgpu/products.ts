/** Runs the matrix products around the recurrences: projections of all frames at once, and gradients of packed weights. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import {
  type GradientBlock,
  gradientWorkgroups,
  linearGradient,
  recurrentGradient,
} from './gradientPrograms';
import { product, productWorkgroups } from './productProgram';
import { runProgram } from './program';

export interface Matrix {
  /** Packed weights, and where the matrix `[rows, columns]` starts in them. */
  readonly weights: TensorInfo;
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

/** x·W + b: `[time, batch, rows]` → `[time, batch, columns]`; the bias starts at `bias`. */
export function project(
  backend: WebGPUBackend,
  x: TensorInfo,
  { weights, offset, rows, columns }: Matrix,
  bias: number,
): TensorInfo {
  const [time, batch] = frameShape(x);
  const constants = {
    inner: rows,
    columns,
    stride: rows,
    start: 0,
    matrix: offset,
    innerStep: columns,
    columnStep: 1,
    bias,
  };
  return runProgram(backend, product, {
    constants,
    inputs: [x, weights],
    uniforms: [time * batch],
    outputShape: [time, batch, columns],
    workgroups: productWorkgroups(time * batch, columns),
  });
}

/** d·Wᵀ of the first columns of d: `[time, batch, ≥ columns]` → `[time, batch, rows]`. */
export function projectBack(
  backend: WebGPUBackend,
  deltas: TensorInfo,
  { weights, offset, rows, columns }: Matrix,
): TensorInfo {
  const [time, batch, stride] = frameShape(deltas);
  const constants = {
    inner: columns,
    columns: rows,
    stride,
    start: 0,
    matrix: offset,
    innerStep: 1,
    columnStep: columns,
    bias: null,
  };
  return runProgram(backend, product, {
    constants,
    inputs: [deltas, weights],
    uniforms: [time * batch],
    outputShape: [time, batch, rows],
    workgroups: productWorkgroups(time * batch, rows),
  });
}

interface Activity {
  readonly x: TensorInfo;
  /** What recurrent rows read, null without recurrence. */
  readonly states: TensorInfo | null;
  readonly deltas: TensorInfo;
  /** Length of the packed weights. */
  readonly size: number;
}

/** `[size]`: the gradient of the blocks' weights, zero elsewhere. */
export function weightGradient(
  backend: WebGPUBackend,
  { x, states, deltas, size }: Activity,
  blocks: readonly GradientBlock[],
): TensorInfo {
  const [time, batch, inputs] = frameShape(x);
  const constants = {
    blocks,
    size,
    inputs,
    states: states === null ? 0 : frameShape(states)[2],
    deltas: frameShape(deltas)[2],
  };
  return runProgram(backend, states === null ? linearGradient : recurrentGradient, {
    constants,
    inputs: states === null ? [x, deltas] : [x, states, deltas],
    uniforms: [time, batch],
    outputShape: [size],
    workgroups: gradientWorkgroups(constants),
  });
}

function frameShape({ shape }: TensorInfo): [number, number, number] {
  const [time, batch, width] = shape;
  if (time === undefined || batch === undefined || width === undefined || shape.length !== 3) {
    throw new RangeError(`[time, batch, width] expected, not [${shape.join()}]`);
  }
  return [time, batch, width];
}
