/**
 * The update rules on packed parameters, in place: one program for the parameters, one for what the rule remembers.
 * Both compute the same outcome from the old memory, since a program writes one buffer. Constants and sources are
 * those of the reference.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import type { OptimizerName } from '../../experiment/config';
import type { ParameterUpdate, Tf } from '../operations';
import { INITIAL_MEMORY } from '../optimizers/memory';
import { runProgram, type Template } from './program';
import { activeBackend } from './registration';

const THREADS = 256;

/** From gradient g and memory m0, m1: direction, and new memory n0, n1. */
const RULES: Readonly<Record<OptimizerName, string>> = {
  sgd: 'let direction = g;',
  rmsprop: `
      let n0 = 0.9 * m0 + 0.1 * g * g;
      let direction = g / sqrt(n0 + 1e-8);`,
  adagrad: `
      let n0 = m0 + g * g;
      let direction = g / sqrt(n0);`,
  adam: `
      let n0 = 0.9 * m0 + 0.1 * g;
      let n1 = 0.999 * m1 + 0.001 * g * g;
      let direction = n0 / uniforms.firstWeight / (sqrt(n1 / uniforms.secondWeight) + 1e-8);`,
  adadelta: `
      let n0 = 0.95 * m0 + 0.05 * g * g;
      let direction = sqrt((m1 + 1e-6) / (n0 + 1e-6)) * g;
      let n1 = 0.95 * m1 + 0.05 * direction * direction;`,
};

interface RuleConstants {
  readonly rule: OptimizerName;
  readonly clip: boolean;
  readonly [key: string]: unknown;
}

const SCALARS = ['rate', 'limit', 'firstWeight', 'secondWeight'];

function outcomeCode({ rule, clip }: RuleConstants, memory: string): string {
  const planes = INITIAL_MEMORY[rule].map(
    (_, plane) => `let m${plane} = ${memory}[${plane} * uniforms.size + index];`,
  );
  const scale = clip ? ' * min(1.0, uniforms.limit / sqrt(squares[0]))' : '';
  return `
      if (index >= uniforms.size) { return; }
      let g = gradient[index]${scale};
      ${planes.join('\n      ')}
      ${RULES[rule]}`;
}

function template(
  name: string,
  inputs: readonly string[],
  code: (constants: RuleConstants) => string,
): Template<RuleConstants> {
  return {
    name,
    inputs,
    uniforms: ['size'],
    scalars: SCALARS,
    workgroupSize: () => THREADS,
    code: (constants) => `fn main(index : i32) {${code(constants)}\n    }`,
  };
}

function parametersStep(constants: RuleConstants): Template<RuleConstants> {
  const memory = INITIAL_MEMORY[constants.rule].length > 0 ? ['memory'] : [];
  const inputs = ['gradient', ...memory, ...(constants.clip ? ['squares'] : [])];
  return template('UpdateParameters', inputs, (given) => {
    return `${outcomeCode(given, 'memory')}
      result[index] -= uniforms.rate * direction;`;
  });
}

function memoryStep(constants: RuleConstants): Template<RuleConstants> {
  return template('UpdateMemory', ['gradient', ...(constants.clip ? ['squares'] : [])], (given) => {
    const writes = INITIAL_MEMORY[given.rule].map(
      (_, plane) => `result[${plane} * uniforms.size + index] = n${plane};`,
    );
    return `${outcomeCode(given, 'result')}
      ${writes.join('\n      ')}`;
  });
}

/** As `Operations.updateParameters`, on the WebGPU backend. */
export function updateParameters(tf: Tf, update: ParameterUpdate): void {
  const { rule, parameters, memory, gradient, learningRate, step, clipNorm } = update;
  const { size } = parameters;
  const backend = activeBackend(tf);
  const constants: RuleConstants = { rule, clip: clipNorm !== null };
  tf.tidy(() => {
    const squares: Tensor[] = clipNorm === null ? [] : [tf.sum(tf.square(gradient))];
    const run = {
      constants,
      uniforms: [size],
      scalars: [learningRate, clipNorm ?? 0, 1 - 0.9 ** step, 1 - 0.999 ** step],
      workgroups: Math.ceil(size / THREADS),
    };
    const remembered = memory === null ? [] : [memory];
    const inputs = [gradient, ...remembered, ...squares];
    runProgram(backend, parametersStep(constants), {
      ...run,
      inputs,
      outputShape: [size],
      output: parameters,
    });
    forgetCopy(backend, parameters);
    if (memory === null) return;
    runProgram(backend, memoryStep(constants), {
      ...run,
      inputs: [gradient, ...squares],
      outputShape: memory.shape,
      output: memory,
    });
    forgetCopy(backend, memory);
  });
}

/** tfjs keeps what it read once, and does not know that the buffer has changed. */
function forgetCopy(backend: WebGPUBackend, { dataId }: TensorInfo): void {
  Reflect.set(backend.tensorMap.get(dataId), 'values', null);
}
