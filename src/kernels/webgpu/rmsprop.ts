/** RMSProp (Tieleman and Hinton 2012, lecture 6.5; ε under the root) on one packed vector, in place, in two programs. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Tensor, TensorInfo, Variable } from '@tensorflow/tfjs-core';

import type { Tf } from '../operations';
import { runProgram, type Template } from './program';
import { activeBackend } from './registration';

const THREADS = 64;

type NoConstants = Readonly<Record<string, never>>;

const meanSquareStep: Template<NoConstants> = {
  name: 'RmspropMeanSquare',
  inputs: ['gradient'],
  uniforms: ['size'],
  workgroupSize: () => THREADS,
  code: () => `
    fn main(index : i32) {
      if (index >= uniforms.size) { return; }
      let g = gradient[index];
      result[index] = 0.9 * result[index] + 0.1 * g * g;
    }`,
};

const parameterStep: Template<NoConstants> = {
  name: 'RmspropParameters',
  inputs: ['gradient', 'meanSquare'],
  uniforms: ['size'],
  scalars: ['rate'],
  workgroupSize: () => THREADS,
  code: () => `
    fn main(index : i32) {
      if (index >= uniforms.size) { return; }
      result[index] -= uniforms.rate * gradient[index] / sqrt(meanSquare[index] + 1e-8);
    }`,
};

/** As `WebGpuOperations.rmsprop`. */
export function rmsprop(
  tf: Tf,
  parameters: Variable,
  meanSquare: Variable,
  gradient: Tensor,
  learningRate: number,
) {
  const backend = activeBackend(tf);
  const { size } = parameters;
  const run = { constants: {}, uniforms: [size], outputShape: [size], workgroups: Math.ceil(size / THREADS) };
  runProgram(backend, meanSquareStep, { ...run, inputs: [gradient], output: meanSquare });
  const inputs = [gradient, meanSquare];
  runProgram(backend, parameterStep, { ...run, inputs, scalars: [learningRate], output: parameters });
  forgetCopy(backend, meanSquare);
  forgetCopy(backend, parameters);
}

/** tfjs keeps what it read once, and does not know that the buffer has changed. */
function forgetCopy(backend: WebGPUBackend, { dataId }: TensorInfo): void {
  Reflect.set(backend.tensorMap.get(dataId), 'values', null);
}
