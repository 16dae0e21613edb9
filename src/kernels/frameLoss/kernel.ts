/** The masked loss of a batch as fused kernels. Every engine registers these names. */

import type { Tensor } from '@tensorflow/tfjs-core';

import type { Targets, Tensor1D, Tensor3D, Tf } from '../operations';
import { present, registerGradient, runKernel } from '../registration';
import { checkTargets } from '../shapes';

/** logits, labels, mask → loss and accuracy `[2]`; what the gradient reads, as the engine likes it */
export const FRAME_LOSS = 'FrameLoss';
/** upstream `[2]`, logits, labels, mask, memory → ∂logits, that of the loss alone */
export const FRAME_LOSS_GRADIENT = 'FrameLossGradient';

export function registerFrameLossGradient(tf: Tf): void {
  registerGradient(tf, {
    kernelName: FRAME_LOSS,
    inputsToSave: ['logits', 'labels', 'mask'],
    outputsToSave: [false, true],
    gradFunc: (upstream, saved) => ({
      logits: () => {
        const [logits, labels, mask] = [present(saved[0]), present(saved[1]), present(saved[2])];
        const given = { upstream: present((upstream as Tensor[])[0]), memory: present(saved[3]) };
        return runKernel(tf, FRAME_LOSS_GRADIENT, { ...given, logits, labels, mask });
      },
    }),
  });
}

/** As `Operations.lossAndAccuracy`, on a backend that has the kernels. */
export function lossAndAccuracy(tf: Tf, logits: Tensor3D, targets: Targets): Tensor1D {
  checkTargets(logits, targets);
  const { labels, mask } = targets;
  return tf.tidy(() => {
    const [summary] = runKernel<Tensor[]>(tf, FRAME_LOSS, { logits, labels, mask });
    return present(summary) as Tensor1D;
  });
}
