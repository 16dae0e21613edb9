/** The masked loss of a batch in WebAssembly. Its gradient comes out of the same walk and waits for the backward pass. */

import { FRAME_LOSS, FRAME_LOSS_GRADIENT } from '../frameLoss/kernel';
import type { Tf } from '../operations';
import { present } from '../registration';
import type { Kernels } from './kernels';
import { register } from './registration';

export function registerFrameLoss(tf: Tf, kernels: Kernels): void {
  register(tf, FRAME_LOSS, (backend, inputs) => {
    const logits = present(inputs['logits']);
    const [time, batch, classes] = logits.shape as [number, number, number];
    const rows = time * batch;
    kernels.clear();
    const addresses = [
      kernels.place(backend.floats(logits)),
      kernels.table(backend.integers(inputs['labels'])),
      kernels.place(backend.floats(inputs['mask'])),
    ];
    const gradient = kernels.reserve(rows * classes * 4);
    const sums = kernels.reserve(8);
    kernels.run.frameLoss(rows, batch, classes, ...addresses, gradient, sums);
    return [
      backend.make([2], kernels.floats(sums, 2)),
      backend.make(logits.shape, kernels.floats(gradient, rows * classes)),
    ];
  });
  register(tf, FRAME_LOSS_GRADIENT, (backend, inputs) => {
    const memory = present(inputs['memory']);
    const factor = present(backend.floats(inputs['upstream'])[0]);
    if (factor === 1) return backend.share(memory); // what training asks for
    return backend.make(
      memory.shape,
      backend.floats(memory).map((value) => value * factor),
    );
  });
}
