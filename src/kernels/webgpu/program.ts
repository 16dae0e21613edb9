/**
 * Runs WGSL on tfjs's WebGPU backend. A template is a pure function of its constants, and the pipeline's key is made of
 * them, so that no baked-in size can be missing from it. `layout: 'auto'` drops bindings that the code does not use:
 * every template uses all its inputs and the uniforms.
 */

import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** Named constants of a template: they are baked into the code. */
type Constants = Readonly<Record<string, unknown>>;

export interface Template<C extends Constants> {
  readonly name: string;
  /** At most 7: a program may bind 8 storage buffers, and one is `result`. */
  readonly inputs: readonly string[];
  /** Names of the i32 values given at each run; read as `uniforms.<name>`. */
  readonly uniforms: readonly string[];
  /** The same for f32 values. */
  readonly scalars?: readonly string[];
  workgroupSize(constants: C): number;
  /** Declarations and `fn main(index : i32)`; may read `localIndex` and `workgroupId`. */
  code(constants: C): string;
}

interface Run<C extends Constants> {
  readonly constants: C;
  readonly inputs: readonly TensorInfo[];
  readonly uniforms: readonly number[];
  readonly scalars?: readonly number[];
  readonly outputShape: readonly number[];
  readonly workgroups: number;
  /** Written in place, `result` holding its values; left out, a new tensor. */
  readonly output?: TensorInfo;
}

/** @throws TypeError where the backend is another one */
export function webGpuBackend(backend: object): WebGPUBackend {
  if (!isWebGpu(backend)) throw new TypeError('The WebGPU backend is expected');
  return backend;
}

function isWebGpu(backend: object): backend is WebGPUBackend {
  return 'runWebGPUProgram' in backend && 'device' in backend;
}

/** @returns a float32 tensor the caller owns */
export function runProgram<C extends Constants>(
  backend: WebGPUBackend,
  template: Template<C>,
  { constants, inputs, uniforms, scalars = [], outputShape, workgroups, output }: Run<C>,
): TensorInfo {
  // a fresh object each time: tfjs writes its own key into it
  const program: WebGPUProgram = {
    variableNames: [...template.inputs],
    outputShape: [...outputShape],
    workgroupSize: [template.workgroupSize(constants), 1, 1],
    dispatchLayout: { x: [0] },
    dispatch: [workgroups, 1, 1],
    shaderKey: `${template.name} ${JSON.stringify(constants)}`,
    uniforms: [
      ...template.uniforms.map((name) => `${name} : i32, `),
      ...(template.scalars ?? []).map((name) => `${name} : f32, `),
    ].join(''),
    getUserCode: () => template.code(constants),
  };
  const values = [
    ...uniforms.map((value) => ({ type: 'int32', data: [value] })),
    ...scalars.map((value) => ({ type: 'float32', data: [value] })),
  ];
  return backend.runWebGPUProgram(program, [...inputs], 'float32', values, output);
}

/** Hands everything enqueued so far to the device. */
export function submit(backend: WebGPUBackend): void {
  backend.ensureCommandEncoderReady(); // without one, submitQueue throws
  backend.endComputePassEncoder();
  backend.submitQueue();
}
