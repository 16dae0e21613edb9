/**
 * Masked softmax cross-entropy of every frame and whether its answer is right, in one program, and the gradient of the
 * logits in another. No sum over frames inside: tfjs's reduction does it, in one order.
 */

import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';

import type { Targets, Tensor1D, Tensor3D, Tf } from '../operations';
import { runProgram, type Template } from './program';
import { activeBackend, present, register, tracked } from './registration';

const NAME = 'FrameLoss';
const THREADS = 64;

interface LossConstants {
  readonly classes: number;
  readonly [key: string]: unknown;
}

/** The frame's largest logit, and the logarithm of Σ exp beyond it. */
const LOG_SUM = `
      var largest = logits[start];
      var best = 0;
      for (var k = 1; k < CLASSES; k++) {
        if (logits[start + k] > largest) {
          largest = logits[start + k];
          best = k;
        }
      }
      var sum = 0.0;
      for (var k = 0; k < CLASSES; k++) { sum += exp(logits[start + k] - largest); }`;

/** Result `[2, time · batch]`: mask · (−ln softmax at the label), mask · (the label has the largest logit). */
const forward: Template<LossConstants> = {
  name: 'FrameLossForward',
  inputs: ['logits', 'labels', 'mask'],
  uniforms: ['rows', 'batch'],
  workgroupSize: () => THREADS,
  code: ({ classes }) => `
    const CLASSES = ${classes};
    fn main(row : i32) {
      if (row >= uniforms.rows) { return; }
      let start = row * CLASSES;
      let label = labels[row % uniforms.batch];
      ${LOG_SUM}
      let weight = mask[row];
      result[row] = 0.0;
      // padding weighs nothing, whatever its logits are
      if (weight != 0.0) { result[row] = weight * (largest + log(sum) - logits[start + label]); }
      result[uniforms.rows + row] = select(0.0, weight, best == label);
    }`,
};

/** ∂/∂logits `[time, batch, classes]`, `upstream` `[2, time · batch]`, whose second half has no effect. */
const backward: Template<LossConstants> = {
  name: 'FrameLossBackward',
  inputs: ['logits', 'labels', 'mask', 'upstream'],
  uniforms: ['rows', 'batch'],
  workgroupSize: () => THREADS,
  code: ({ classes }) => `
    const CLASSES = ${classes};
    fn main(row : i32) {
      if (row >= uniforms.rows) { return; }
      let start = row * CLASSES;
      let label = labels[row % uniforms.batch];
      ${LOG_SUM}
      let weight = mask[row] * upstream[row];
      for (var k = 0; k < CLASSES; k++) {
        let share = exp(logits[start + k] - largest) / sum - select(0.0, 1.0, k == label);
        result[start + k] = select(0.0, weight * share, weight != 0.0);
      }
    }`,
};

function sizesOf({ shape }: TensorInfo): { rows: number; batch: number; classes: number } {
  const [time, batch, classes] = shape as [number, number, number];
  return { rows: time * batch, batch, classes };
}

export function registerFrameLoss(tf: Tf): void {
  register<NamedAttrMap>(tf, {
    name: NAME,
    inputs: ['logits', 'labels', 'mask'],
    outputsToSave: [],
    run: (backend, inputs) => {
      const logits = present(inputs['logits']);
      const { rows, batch, classes } = sizesOf(logits);
      return runProgram(backend, forward, {
        constants: { classes },
        inputs: [logits, present(inputs['labels']), present(inputs['mask'])],
        uniforms: [rows, batch],
        outputShape: [2, rows],
        workgroups: Math.ceil(rows / THREADS),
      });
    },
    gradient: (upstream, saved) => ({
      logits: () => {
        const [logits, labels, mask] = [present(saved[0]), present(saved[1]), present(saved[2])];
        const { rows, batch, classes } = sizesOf(logits);
        const info = runProgram(activeBackend(tf), backward, {
          constants: { classes },
          inputs: [logits, labels, mask, present([upstream].flat()[0])],
          uniforms: [rows, batch],
          outputShape: logits.shape,
          workgroups: Math.ceil(rows / THREADS),
        });
        return tracked(tf, info);
      },
    }),
  });
}

/** As `Operations.lossAndAccuracy`; `registerFrameLoss` first. */
export function lossAndAccuracy(tf: Tf, logits: Tensor3D, { labels, mask }: Targets): Tensor1D {
  return tf.tidy(() => tf.sum<Tensor1D>(tf.engine().runKernel(NAME, { logits, labels, mask }), 1));
}
