/**
 * Masked softmax cross-entropy of every frame and whether its answer is right, in one program, and the gradient of the
 * logits in another. No sum over frames inside: tfjs's reduction does it, in one order.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

import { FRAME_LOSS, FRAME_LOSS_GRADIENT } from '../frameLoss/kernel';
import type { Tf } from '../operations';
import { present } from '../registration';
import { runProgram, type Template } from './program';
import { BACKEND, register } from './registration';

const THREADS = 64;

interface LossConstants {
  readonly classes: number;
  readonly [key: string]: unknown;
}

/** One thread for a frame: its label, its largest logit, and Σ exp beyond that. */
function frameCode(classes: number, body: string): string {
  return `
    const CLASSES = ${classes};
    fn main(row : i32) {
      if (row >= uniforms.rows) { return; }
      let start = row * CLASSES;
      let label = labels[row % uniforms.batch];
      var largest = logits[start];
      var best = 0;
      for (var k = 1; k < CLASSES; k++) {
        if (logits[start + k] > largest) {
          largest = logits[start + k];
          best = k;
        }
      }
      var sum = 0.0;
      for (var k = 0; k < CLASSES; k++) { sum += exp(logits[start + k] - largest); }
      ${body}
    }`;
}

/** Result `[2, time · batch]`: mask · (−ln softmax at the label), mask · (the label has the largest logit). */
const forward: Template<LossConstants> = {
  name: 'FrameLossForward',
  inputs: ['logits', 'labels', 'mask'],
  uniforms: ['rows', 'batch'],
  workgroupSize: () => THREADS,
  code: ({ classes }) =>
    frameCode(
      classes,
      `let weight = mask[row];
      result[row] = 0.0;
      // padding weighs nothing, whatever its logits are
      if (weight != 0.0) { result[row] = weight * (largest + log(sum) - logits[start + label]); }
      result[uniforms.rows + row] = select(0.0, weight, best == label);`,
    ),
};

/** ∂/∂logits `[time, batch, classes]`; of `upstream` `[2]` the second has no effect. */
const backward: Template<LossConstants> = {
  name: 'FrameLossBackward',
  inputs: ['logits', 'labels', 'mask', 'upstream'],
  uniforms: ['rows', 'batch'],
  workgroupSize: () => THREADS,
  code: ({ classes }) =>
    frameCode(
      classes,
      `let weight = mask[row] * upstream[0];
      for (var k = 0; k < CLASSES; k++) {
        let share = exp(logits[start + k] - largest) / sum - select(0.0, 1.0, k == label);
        result[start + k] = select(0.0, weight * share, weight != 0.0);
      }`,
    ),
};

export function registerFrameLoss(tf: Tf): void {
  const run = (
    backend: WebGPUBackend,
    template: Template<LossConstants>,
    inputs: NamedTensorInfoMap,
    shapeOf: (rows: number, classes: readonly number[]) => readonly number[],
  ) => {
    const { shape } = present(inputs['logits']);
    const [time, batch, classes] = shape as [number, number, number];
    const rows = time * batch;
    return runProgram(backend, template, {
      constants: { classes },
      inputs: template.inputs.map((name) => present(inputs[name])),
      uniforms: [rows, batch],
      outputShape: shapeOf(rows, shape),
      workgroups: Math.ceil(rows / THREADS),
    });
  };
  register(tf, FRAME_LOSS, (backend, inputs) => {
    const terms = run(backend, forward, inputs, (rows) => [2, rows]);
    return [sumOfRows(tf, backend, terms), terms];
  });
  register(tf, FRAME_LOSS_GRADIENT, (backend, inputs) => run(backend, backward, inputs, (_, shape) => shape));
}

/** `[2, rows]` → `[2]` */
function sumOfRows(tf: Tf, backend: WebGPUBackend, x: TensorInfo): TensorInfo {
  const attrs = { axis: [1], keepDims: false };
  return tf.getKernel('Sum', BACKEND).kernelFunc({ inputs: { x }, backend, attrs }) as TensorInfo;
}
